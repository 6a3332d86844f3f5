/** The check-ins of one owner in the database: every change is one transaction that reads, decides (merge.ts) and writes. */
import type { Database } from "./db";
import { type Entry, type Item, isPending, type Known, pulled } from "./merge";
import { everything, takeDown } from "./shelf";

export type Items = Map<string, Item>;

/** Tells what changed, after it is safely written. */
export type Told = (changed: Items) => void;

export type Records = ReturnType<typeof records>;

type Change = [id: string, decide: (item: Item) => Item];
type Setting = { key: string; value: unknown };

export function records(db: Database, owner: string, told: Told = () => {}) {
  const cursorKey = `cursor:${owner}`;

  async function changeAll(changes: Change[], also?: Setting): Promise<Items> {
    const tx = db.transaction(["checkins", "outbox", "settings"], "readwrite", { durability: "strict" });
    const ids = changes.map(([id]) => id);
    const known = await takeDown<"checkins">(tx.objectStore("checkins"), owner, ids);
    const entries = await takeDown<"outbox">(tx.objectStore("outbox"), owner, ids);
    const changed: Items = new Map();
    for (const [id, decide] of changes) {
      const old = itemOf(known.get(id), entries.get(id));
      const item = decide(old);
      if (item.stored && item.stored !== old.stored) known.set(id, item.stored);
      if (item.entry !== old.entry) entries.set(id, item.entry);
      changed.set(id, item);
    }
    known.putBack();
    entries.putBack();
    if (also) tx.objectStore("settings").put(also.value, also.key);
    await tx.done;
    told(changed);
    return changed;
  }

  return {
    owner,

    /** Let `decide` make a new item of the old one; resolves when the disk has it. */
    async change(id: string, decide: (item: Item) => Item): Promise<Item> {
      return (await changeAll([[id, decide]])).get(id) ?? {};
    },

    /** Take in a page and the cursor after it, together or not at all. */
    async receive(page: Known[], cursor: string): Promise<void> {
      const changes = page.map((known): Change => [known.id, (old) => pulled(old, known)]);
      await changeAll(changes, { key: cursorKey, value: cursor });
    },

    cursor: async () => ((await db.get("settings", cursorKey)) as string | undefined) ?? "",

    /** Return everything, as it was at one moment. */
    async load(): Promise<Items> {
      const tx = db.transaction(["checkins", "outbox"]);
      const [known, entries] = await Promise.all([
        everything<Known>(tx.objectStore("checkins"), owner),
        everything<Entry>(tx.objectStore("outbox"), owner),
      ]);
      const items: Items = new Map(known.map(([id, stored]) => [id, { stored }]));
      for (const [id, entry] of entries) items.set(id, itemOf(items.get(id)?.stored, entry));
      return items;
    },

    /** Return the ids of what is to be sent, oldest first. */
    async pending(): Promise<string[]> {
      const entries = await everything<Entry>(db.transaction("outbox").store, owner);
      return entries.flatMap(([id, entry]) => (isPending({ entry }) ? [id] : [])).sort();
    },
  };
}

const itemOf = (stored: Known | undefined, entry: Entry | undefined): Item => ({
  ...(stored && { stored }),
  ...(entry && { entry }),
});
