/** What a wish is measured by: the clocks it goes by, and when what it asks for was done last. */

import type { CheckIn } from "../checkins/model";
import { lastOf } from "../today/days";
import { type Day, dayOfCheckIn } from "../trends/series";
import type { Kind, Schedule, Wish } from "./model";

/** What each kind leads to. See ASKS_FOR in backend/welnu/reminders/deciding.py. */
export const INSTRUMENT: Record<Exclude<Kind, "review">, string> = {
  daily: "daily",
  weekly: "weekly",
  wellbeing: "wellbeing-14",
};

export const phoneZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Return the schedule by the clocks that it goes by now. */
export const byItsClocks = ({ schedule, follow_phone }: Wish): Schedule =>
  follow_phone ? { ...schedule, time_zone: phoneZone() } : schedule;

/** Return the day on which what it asks for was done last; null if never, or if nobody can tell. */
export function lastDone({ kind }: Wish, checkins: readonly CheckIn[]): Day | null {
  const last = kind === "review" ? null : lastOf(checkins, INSTRUMENT[kind]);
  return last && dayOfCheckIn(last);
}

/** Return where in the app a kind of reminder leads. intervention: what a review is about, as far as this phone knows. */
export function leadsTo(kind: Kind | "trial", intervention?: string): string {
  if (kind === "trial") return "/me/reminders";
  if (kind !== "review") return `/checkin/${INSTRUMENT[kind]}`;
  return intervention ? `/help/${intervention}` : "/help";
}
