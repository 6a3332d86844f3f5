/** Check-ins as they travel: to the server, and what it sends, which is read with care. */
import type { Contents } from "../checkins/model";
import type { Gone, Keep, Known, Stored } from "./merge";

/** Return the body of a `PUT`. `sent_at` is this phone's clock, so that the server can tell how wrong it is. */
export const body = ({ revision, contents }: Keep, now: Date) => ({
  ...contents,
  revision,
  sent_at: now.toISOString(),
});

export type Page = { checkins: Known[]; cursor: string; more: boolean };

/** Return a page of changes; undefined if this is not one. */
export function page(json: unknown): Page | undefined {
  const { checkins, cursor, more } = (json ?? {}) as Record<string, unknown>;
  if (!Array.isArray(checkins) || typeof cursor !== "string") return undefined;
  const list = checkins.map(known);
  return list.some((one) => one === undefined) ? undefined : { checkins: list as Known[], cursor, more: more === true };
}

/** Return what the server tells of one check-in; undefined if it makes no sense. */
function known(json: unknown): Known | undefined {
  const { id, deleted_at } = (json ?? {}) as Partial<Gone>;
  if (typeof id === "string" && typeof deleted_at === "string") return { id, deleted_at };
  return stored(json);
}

/** Return a stored check-in, its moment written as this phone writes it; undefined if it makes no sense. */
export function stored(json: unknown): Stored | undefined {
  const told = (json ?? {}) as Partial<Stored>;
  if (typeof told.id !== "string" || typeof told.revision !== "number" || !Array.isArray(told.administrations))
    return undefined;
  const moment = Date.parse(told.completed_at ?? "");
  if (Number.isNaN(moment)) return undefined;
  return {
    id: told.id,
    revision: told.revision,
    ...skew(told),
    ...contents({ ...(told as Stored), completed_at: new Date(moment).toISOString() }),
  };
}

const skew = ({ clock_skew_seconds }: Partial<Stored>) =>
  typeof clock_skew_seconds === "number" ? { clock_skew_seconds } : {};

const contents = ({ completed_at, time_zone, administrations, tags, note }: Contents): Contents => ({
  completed_at,
  time_zone,
  administrations,
  tags: tags ?? [],
  note: note ?? null,
});
