/** What someone wants to open: as they choose it, and as the server takes it. */
import type { CheckIn } from "../checkins/model";
import { SCOPES, type Scope } from "../reports/model";
import { type Day, dayOf, isoDay, utc } from "../trends/series";
import type { Grant, Opened } from "./model";

/**
 * since: months back, a day, or null for everything. until: months ahead (0: today only), or a day.
 * opens: a later day than today, if it is not to be open at once.
 */
export type Wish = {
  called: string;
  scope: Scope[];
  instruments: string[];
  since: number | string | null;
  until: number | string;
  opens?: string | undefined;
  note: string;
};

export const LONGEST_NAME = 80; // characters, as the server counts them
export const LONGEST = 12; // months
const USUAL_MONTHS = 3;
const DAY_MS = 86_400_000;
const USUAL_SCOPE: Scope[] = ["summary", "trend"]; // what one page tells, and no word that someone wrote
export const MAIN = ["daily", "weekly", "wellbeing-14"]; // for someone who has still to begin

/** Return the instruments that were ever answered, those answered last first. */
export const answeredIn = (checkins: readonly Pick<CheckIn, "administrations">[]): string[] => [
  ...new Set(checkins.flatMap(({ administrations }) => administrations.map(({ instrument }) => instrument)).reverse()),
];

/** Return where to begin. answered: instruments that were ever answered. */
export const firstWish = (called: string, answered: readonly string[]): Wish => ({
  called,
  scope: USUAL_SCOPE,
  instruments: answered.length > 0 ? [...answered] : MAIN,
  since: USUAL_MONTHS,
  until: USUAL_MONTHS,
  note: "",
});

/** Return the wish to open again what `grant` opened; its note was for another conversation. */
export const wishOf = ({ called, scope, instruments, data_from }: Grant): Wish => ({
  ...{ called, scope, instruments, since: data_from, until: USUAL_MONTHS, note: "" },
});

/** today: where the person lives. */
export function openedBy({ called, scope, instruments, since, until, opens, note }: Wish, today: Day): Opened {
  return {
    called: called.trim(),
    scope: SCOPES.filter((one) => scope.includes(one)),
    instruments,
    data_from: typeof since === "number" ? monthsAfter(today, -since) : since,
    until_on: typeof until === "number" ? monthsAfter(today, until) : until,
    opens_on: opens && dayOf(opens) > today ? opens : undefined,
    note: note.trim() || null,
  };
}

/** Return the same day so many months later, or the last of that month where there is no such day. */
export function monthsAfter(day: Day, months: number): string {
  const from = utc(day);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate()));
  return isoDay(last.getTime() / DAY_MS);
}

/** What the instruments are needed for: everything but what someone tries. */
export const measures = (scope: readonly Scope[]): boolean => scope.some((one) => one !== "uptakes");
