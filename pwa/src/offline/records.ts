/** The check-ins of one owner in the database: every change is one transaction that reads, decides (merge.ts) and writes. */
import { type Database, of } from "./db";
import { type Entry, type Item, isPending, type Known, pulled } from "./merge";

export type Items = Map<string, Item>;

/** Tells what changed, after it is safely written. */
export type Told = (changed: Items) => void;

export type Records = ReturnType<typeof records>;

export function records(db: Database, owner: string, told: Told = () => {}) {
  /** Let `decide` make a new item of the old one; resolves when the disk has it. */
  async function change(id: string, decide: (item: Item) => Item): Promise<Item> {
    const [item] = await changeAll([[id, decide]]);
    return item as Item;
  }

  async function changeAll(
    changes: [id: string, decide: (item: Item) => Item][],
    also?: { key: string; value: unknown },
  ): Promise<Item[]> {
    const tx = db.transaction(["checkins", "outbox", "settings"], "readwrite", { durability: "strict" });
    const checkins = tx.objectStore("checkins");
    const outbox = tx.objectStore("outbox");
    const old = await Promise.all(
      changes.map(async ([id]) =>
        item((await checkins.get([owner, id]))?.known, (await outbox.get([owner, id]))?.entry),
      ),
    );
    const changed = changes.map(([, decide], n) => decide(old[n] as Item));
    changes.forEach(([id], n) => {
      const before = old[n] as Item;
      const { stored, entry } = changed[n] as Item;
      if (stored && stored !== before.stored) checkins.put({ owner, known: stored });
      if (entry && entry !== before.entry) outbox.put({ owner, id, entry });
      if (!entry && before.entry) outbox.delete([owner, id]);
    });
    if (also) tx.objectStore("settings").put(also.value, also.key);
    await tx.done;
    told(new Map(changes.map(([id], n) => [id, changed[n] as Item])));
    return changed;
  }

  /** Return everything, as it was at one moment. */
  async function load(): Promise<Items> {
    const tx = db.transaction(["checkins", "outbox"]);
    const [known, entries] = await Promise.all([
      tx.objectStore("checkins").getAll(of(owner)),
      tx.objectStore("outbox").getAll(of(owner)),
    ]);
    const items: Items = new Map(known.map((row) => [row.known.id, { stored: row.known }]));
    for (const { id, entry } of entries) items.set(id, item(items.get(id)?.stored, entry));
    return items;
  }

  /** Return the ids of what is to be sent, oldest first. */
  async function pending(): Promise<string[]> {
    const rows = await db.getAll("outbox", of(owner));
    return rows.filter(isPending).map((row) => row.id);
  }

  const cursorKey = `cursor:${owner}`;

  return {
    owner,
    change,
    changeAll,
    load,
    pending,
    cursor: async () => ((await db.get("settings", cursorKey)) as string | undefined) ?? "",
    /** Take in a page and the cursor after it, together or not at all. */
    receive: (page: Known[], cursor: string) =>
      changeAll(
        page.map((known) => [known.id, (old) => pulled(old, known)]),
        { key: cursorKey, value: cursor },
      ),
  };
}

const item = (stored: Known | undefined, entry: Entry | undefined): Item => ({
  ...(stored && { stored }),
  ...(entry && { entry }),
});
