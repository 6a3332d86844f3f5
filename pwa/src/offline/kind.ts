/** One kind of record that phones keep in step. What is particular to it stands here; all else in this folder is the same for all. */
import type { KnownStore, OutboxStore } from "./db";

export interface Kind<Contents> {
  /** As in the server's codes: "checkin.exists". */
  name: string;
  /** Where the database holds what the server said last, and what was written here since. */
  known: KnownStore;
  outbox: OutboxStore;
  /** The setting that holds how far the server's changes have been read; its owner follows. */
  cursor: string;
  /** Where the server has them, and under which name a page lists them. */
  path: string;
  list: string;
  /** Return what the server is told of `contents` beside the revision. */
  told: (contents: Contents, now: Date) => object;
  /** Return the contents of something the server told, written as this phone writes them; undefined if it makes no sense. */
  contents: (told: Record<string, unknown>) => Contents | undefined;
  /** Whether two contents say the same, in whatever order and form a database put them. */
  same: (one: Contents, other: Contents) => boolean;
  /** By what they are put in order, newest last. */
  moment: (contents: Contents) => string;
}

/** Return a moment as this phone writes it, undefined if it is none. */
export function moment(told: unknown): string | undefined {
  const time = Date.parse(String(told));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
