/** Rows that hold many records each: browsers read a row in about the same time, whether it holds one or fifty. */
import { of, type Row } from "./db";

type Store = {
  get(key: [owner: string, shelf: string]): Promise<Row | undefined>;
  put(row: Row): Promise<unknown>;
  delete(key: [owner: string, shelf: string]): Promise<void>;
};

/** The shelf of an id: the first 16 of the 48 bits of time in a UUIDv7, so 50 days (2^32 ms). */
const shelfOf = (id: string) => id.slice(0, 4);

/** Take down the shelves of some ids; what is put back on them is written together. */
export async function takeDown<Thing>(store: Store, owner: string, ids: readonly string[]) {
  const shelves = [...new Set(ids.map(shelfOf))];
  const down = new Map<string, Map<string, Thing>>();
  await Promise.all(shelves.map(async (shelf) => down.set(shelf, await thingsOn<Thing>(store, owner, shelf))));
  const changed = new Set<string>();

  return {
    get: (id: string): Thing | undefined => down.get(shelfOf(id))?.get(id),
    set(id: string, thing: Thing | undefined): void {
      const shelf = down.get(shelfOf(id));
      if (thing === undefined) shelf?.delete(id);
      else shelf?.set(id, thing);
      changed.add(shelfOf(id));
    },
    putBack(): void {
      for (const shelf of changed) {
        const things = down.get(shelf);
        if (things?.size) store.put({ owner, shelf, things });
        else store.delete([owner, shelf]);
      }
    },
  };
}

async function thingsOn<Thing>(store: Store, owner: string, shelf: string): Promise<Map<string, Thing>> {
  const row = await store.get([owner, shelf]);
  return (row?.things as Map<string, Thing>) ?? new Map();
}

type Source = { getAll(range: IDBKeyRange): Promise<Row[]> };

/** Return everything of `owner`, in the order of ids within shelves. */
export async function everything<Thing>(store: Source, owner: string): Promise<[id: string, thing: Thing][]> {
  const rows = await store.getAll(of(owner));
  return rows.flatMap(({ things }) => [...things]) as [string, Thing][];
}
