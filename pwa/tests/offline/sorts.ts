/** Both kinds of record that phones keep, and how to write one that says `n`: what holds for one must hold for the other. */
import { CHECKINS } from "../../src/checkins/kind";
import type { Contents as CheckIn } from "../../src/checkins/model";
import { type Status, UPTAKES, type Contents as Uptake } from "../../src/interventions/uptake";
import type { Kind } from "../../src/offline/kind";

/** What every record has here: words by which it can be told apart. */
export type Noted = { note: string | null };

export type Sort<C extends Noted> = { kind: Kind<C>; write: (n: number) => C };

const checkin: Sort<CheckIn> = {
  kind: CHECKINS,
  write: (n) => ({
    completed_at: "2026-11-21T10:00:00.000Z",
    time_zone: "Europe/Amsterdam",
    administrations: [{ instrument: "daily", version: 1, responses: { mood: n % 11 } }],
    tags: [],
    note: `written ${n}`,
  }),
};

const STATUSES: Status[] = ["saved", "trying", "done"];

const uptake: Sort<Uptake> = {
  kind: UPTAKES,
  write: (n) => ({
    intervention: "grip-op-je-dip",
    status: STATUSES[n % 3]!,
    started_on: n % 3 > 0 ? "2026-11-21" : null,
    ended_on: n % 3 > 1 ? "2026-11-22" : null,
    helped: n % 3 > 1 ? n % 11 : null,
    note: `written ${n}`,
    for_child: n % 2 > 0,
    changed_at: new Date(Date.UTC(2026, 10, 21, 10, n)).toISOString(),
  }),
};

/** As rows of a table of tests. */
export const SORTS = [
  ["check-ins", noted(checkin)],
  ["uptakes", noted(uptake)],
] as const;

/** Only what wrote the contents reads them: for the rest, they are a note. */
function noted<C extends Noted>(sort: Sort<C>): Sort<Noted> {
  return sort as unknown as Sort<Noted>;
}
