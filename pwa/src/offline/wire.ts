/** Records as they travel: to the server, and what it sends, which is read with care. */
import type { Kind } from "./kind";
import type { Gone, Keep, Known, Stored } from "./merge";

/** Return the body of a `PUT`. */
export const body = <C>({ told }: Kind<C>, { revision, contents }: Keep<C>, now: Date) => ({
  ...told(contents, now),
  revision,
});

export type Page<C> = { records: Known<C>[]; cursor: string; more: boolean };

/** Return a page of changes; undefined if this is not one. */
export function page<C>(kind: Kind<C>, json: unknown): Page<C> | undefined {
  const { [kind.list]: list, cursor, more } = (json ?? {}) as Record<string, unknown>;
  if (!Array.isArray(list) || typeof cursor !== "string") return undefined;
  const records = list.map((one) => known(kind, one));
  return records.some((one) => one === undefined)
    ? undefined
    : { records: records as Known<C>[], cursor, more: more === true };
}

/** Return what the server tells of one record; undefined if it makes no sense. */
function known<C>(kind: Kind<C>, json: unknown): Known<C> | undefined {
  const { id, deleted_at } = (json ?? {}) as Partial<Gone>;
  if (typeof id === "string" && typeof deleted_at === "string") return { id, deleted_at };
  return stored(kind, json);
}

/** Return a stored record; undefined if it makes no sense. */
export function stored<C>(kind: Kind<C>, json: unknown): Stored<C> | undefined {
  const told = (json ?? {}) as Record<string, unknown>;
  const contents = kind.contents(told);
  const { id, revision, clock_skew_seconds } = told;
  if (typeof id !== "string" || typeof revision !== "number" || contents === undefined) return undefined;
  return { id, revision, ...(typeof clock_skew_seconds === "number" && { clock_skew_seconds }), ...contents };
}
