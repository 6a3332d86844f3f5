/** Rows that hold many check-ins each: browsers read a row in about the same time, whether it holds one or fifty. */
import type { IDBPObjectStore } from "idb";
import { of, type Row, type Schema } from "./db";
import type { Entry, Known } from "./merge";

type Thing = { checkins: Known; outbox: Entry };
type Name = keyof Thing;
type Stores = ("checkins" | "outbox" | "drafts" | "settings")[];
type Store<N extends Name> = IDBPObjectStore<Schema, Stores, N, "readwrite">;

/** The shelf of an id: the first 16 of the 48 bits of time in a UUIDv7, so 50 days (2^32 ms). */
const shelfOf = (id: string) => id.slice(0, 4);

/** Take down the shelves of some ids; what is put back on them is written together. */
export async function takeDown<N extends Name>(store: Store<N>, owner: string, ids: readonly string[]) {
  const shelves = [...new Set(ids.map(shelfOf))];
  const down = new Map<string, Map<string, Thing[N]>>();
  await Promise.all(shelves.map(async (shelf) => down.set(shelf, await thingsOn(store, owner, shelf))));
  const changed = new Set<string>();

  return {
    get: (id: string): Thing[N] | undefined => down.get(shelfOf(id))?.get(id),
    set(id: string, thing: Thing[N] | undefined): void {
      const shelf = down.get(shelfOf(id));
      if (thing === undefined) shelf?.delete(id);
      else shelf?.set(id, thing);
      changed.add(shelfOf(id));
    },
    putBack(): void {
      for (const shelf of changed) {
        const things = down.get(shelf);
        if (things?.size) store.put({ owner, shelf, things } as Schema[N]["value"]);
        else store.delete([owner, shelf]);
      }
    },
  };
}

async function thingsOn<N extends Name>(store: Store<N>, owner: string, shelf: string): Promise<Map<string, Thing[N]>> {
  const row = (await store.get([owner, shelf])) as Row<Thing[N]> | undefined;
  return row?.things ?? new Map();
}

type Source = { getAll(range: IDBKeyRange): Promise<Row<unknown>[]> };

/** Return everything of `owner`, in the order of ids within shelves. */
export async function everything<T>(store: Source, owner: string): Promise<[id: string, thing: T][]> {
  const rows = (await store.getAll(of(owner))) as Row<T>[];
  return rows.flatMap(({ things }) => [...things]);
}
