/** Check-ins, as what phones keep in step. */
import { type Kind, moment } from "../offline/kind";
import type { Contents } from "./model";

export const CHECKINS: Kind<Contents> = {
  name: "checkin",
  known: "checkins",
  outbox: "outbox",
  cursor: "cursor",
  path: "/checkins",
  list: "checkins",
  told: (contents, now) => ({ ...contents, sent_at: now.toISOString() }), // so that the server can tell how wrong our clock is
  contents,
  same: (one, other) => fingerprint(one) === fingerprint(other),
  moment: ({ completed_at }) => completed_at,
};

function contents(told: Record<string, unknown>): Contents | undefined {
  const { time_zone, administrations, tags, note } = told as Partial<Contents>;
  const completed_at = moment(told.completed_at);
  if (!completed_at || !Array.isArray(administrations)) return undefined;
  return { completed_at, time_zone: time_zone as string, administrations, tags: tags ?? [], note: note ?? null };
}

function fingerprint({ completed_at, time_zone, administrations, tags, note }: Contents): string {
  const told = administrations.map(({ instrument, version, responses }) => [
    instrument,
    version,
    byName(Object.entries(responses)),
  ]);
  return JSON.stringify([completed_at, time_zone, byName(told), tags, note]);
}

const byName = (rows: unknown[][]) => rows.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
