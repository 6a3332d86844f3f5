/** The phone's own copy, in IndexedDB. Every row of a person starts with its owner: a person's id, or PHONE without an account. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export const PHONE = "phone";

/** Records of one shelf share a row: ten years of check-ins are read as 74 rows, not as 3,650. See shelf.ts. */
export type Row = { owner: string; shelf: string; things: Map<string, unknown> };

type Shelves = { key: [owner: string, shelf: string]; value: Row };

export interface Schema extends DBSchema {
  checkins: Shelves; // what the server said last
  outbox: Shelves; // written here since
  uptakes: Shelves;
  "uptake-outbox": Shelves;
  drafts: { key: [owner: string, of: string]; value: unknown }; // half-way, or not saved
  settings: { key: string; value: unknown };
}

export type KnownStore = "checkins" | "uptakes";
export type OutboxStore = "outbox" | "uptake-outbox";

export type Database = IDBPDatabase<Schema>;

const VERSION = 2;

/**
 * Open the database; each version builds on the one before, so a phone that slept for a year goes through all of them.
 * Rejects where there is none, also in a browser that throws instead.
 */
export async function open(name = "welnu", closed: () => void = () => {}): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
    upgrade(database, from) {
      if (from < 1) first(database);
      if (from < 2) second(database);
    },
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase).close(); // a newer Welnu in another tab goes first
      closed();
    },
    terminated: closed,
  });
}

function first(database: Database): void {
  database.createObjectStore("checkins", { keyPath: ["owner", "shelf"] });
  database.createObjectStore("outbox", { keyPath: ["owner", "shelf"] });
  database.createObjectStore("drafts");
  database.createObjectStore("settings");
}

function second(database: Database): void {
  database.createObjectStore("uptakes", { keyPath: ["owner", "shelf"] });
  database.createObjectStore("uptake-outbox", { keyPath: ["owner", "shelf"] });
}

let opened: Promise<Database> | undefined;

/** Return the one connection of this tab, opened when first needed and again after it was closed. */
export function database(): Promise<Database> {
  opened ??= open("welnu", forget).catch((error) => {
    forget();
    throw error;
  });
  return opened;
}

function forget(): void {
  opened = undefined;
}

/** All keys of one owner: an array sorts after every string. */
export const of = (owner: string) => IDBKeyRange.bound([owner], [owner, []]);

/** Put one thing and commit without waiting for an answer: a page that goes in the same moment loses nothing. */
export async function putAtOnce<Name extends "drafts" | "settings">(
  db: Database,
  name: Name,
  value: unknown,
  key: Schema[Name]["key"],
): Promise<void> {
  const tx = db.transaction(name, "readwrite");
  const put = tx.store.put(value, key);
  tx.commit();
  await Promise.all([put, tx.done]);
}

export const setting = async <T>(key: string): Promise<T | undefined> =>
  (await (await database()).get("settings", key)) as T | undefined;

export const keepSetting = async (key: string, value: unknown): Promise<void> =>
  putAtOnce(await database(), "settings", value, key);

export async function dropSetting(key: string): Promise<void> {
  await (await database()).delete("settings", key);
}
