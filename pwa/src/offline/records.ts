/** The records of one owner in the database: every change is one transaction that reads, decides (merge.ts) and writes. */
import type { Database } from "./db";
import type { Kind } from "./kind";
import { type Entry, type Item, isPending, type Known, pulled } from "./merge";
import { everything, takeDown } from "./shelf";

export type Items<C> = Map<string, Item<C>>;

/** Tells what changed, after it is safely written. */
export type Told<C> = (changed: Items<C>) => void;

export type Records<C> = ReturnType<typeof records<C>>;

type Change<C> = [id: string, decide: (item: Item<C>) => Item<C>];
type Setting = { key: string; value: unknown };

export function records<C>(db: Database, owner: string, kind: Kind<C>, told: Told<C> = () => {}) {
  const cursorKey = `${kind.cursor}:${owner}`;

  async function changeAll(changes: Change<C>[], also?: Setting): Promise<Items<C>> {
    const tx = db.transaction([kind.known, kind.outbox, "settings"], "readwrite", { durability: "strict" });
    const ids = changes.map(([id]) => id);
    const known = await takeDown<Known<C>>(tx.objectStore(kind.known), owner, ids);
    const entries = await takeDown<Entry<C>>(tx.objectStore(kind.outbox), owner, ids);
    const changed: Items<C> = new Map();
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
    kind,

    /** Let `decide` make a new item of the old one; resolves when the disk has it. */
    async change(id: string, decide: (item: Item<C>) => Item<C>): Promise<Item<C>> {
      return (await changeAll([[id, decide]])).get(id) ?? {};
    },

    /** Take in a page and the cursor after it, together or not at all. */
    async receive(page: Known<C>[], cursor: string): Promise<void> {
      const changes = page.map((known): Change<C> => [known.id, (old) => pulled(old, known, kind)]);
      await changeAll(changes, { key: cursorKey, value: cursor });
    },

    cursor: async () => ((await db.get("settings", cursorKey)) as string | undefined) ?? "",

    /** Return everything, as it was at one moment. */
    async load(): Promise<Items<C>> {
      const tx = db.transaction([kind.known, kind.outbox]);
      const [known, entries] = await Promise.all([
        everything<Known<C>>(tx.objectStore(kind.known), owner),
        everything<Entry<C>>(tx.objectStore(kind.outbox), owner),
      ]);
      const items: Items<C> = new Map(known.map(([id, stored]) => [id, { stored }]));
      for (const [id, entry] of entries) items.set(id, itemOf(items.get(id)?.stored, entry));
      return items;
    },

    /** Return the ids of what is to be sent, oldest first. */
    async pending(): Promise<string[]> {
      const entries = await everything<Entry<C>>(db.transaction(kind.outbox).store, owner);
      return entries.flatMap(([id, entry]) => (isPending({ entry }) ? [id] : [])).sort();
    },
  };
}

const itemOf = <C>(stored: Known<C> | undefined, entry: Entry<C> | undefined): Item<C> => ({
  ...(stored && { stored }),
  ...(entry && { entry }),
});
