/** When things were said, on the person's own days, and which days a report is about: as backend/welnu/reports/days.py. */
import { corrected, type Day, dayOf, localDay } from "../trends/series.ts";
import type { Choice, PersonalRecord } from "./model";

type CheckIn = PersonalRecord["checkins"][number];

/** A check-in on the day of the place where it was made, with those of its administrations that were chosen. */
export type Placed = { on: Day; moment: number; checkin: CheckIn; administrations: CheckIn["administrations"] };

/** From `first` up to and with `last`; no first where nothing says when it began. */
export type Period = { first: Day | null; last: Day };

/** Return the check-ins in which a chosen instrument was answered, oldest first by the right time. */
export function placed({ checkins }: PersonalRecord, { instruments }: Choice): Placed[] {
  const found = checkins.flatMap((checkin) => {
    const administrations = checkin.administrations.filter(({ instrument }) => instruments.includes(instrument));
    if (administrations.length === 0) return [];
    administrations.sort((one, other) => compared(one.instrument, other.instrument));
    const moment = corrected(checkin.completed_at, checkin.clock_skew_seconds);
    return [{ on: localDay(moment, checkin.time_zone), moment: moment.getTime(), checkin, administrations }];
  });
  return found.sort((one, other) => one.moment - other.moment || compared(one.checkin.id, other.checkin.id));
}

/** Return the days that were chosen, but none that are still to come; a check-in made further east stretches "now". */
export function periodOf({ from, to }: Choice, all: readonly Placed[], today: Day): Period {
  const days = all.map(({ on }) => on);
  const now = days.reduce((latest, on) => Math.max(latest, on), today);
  const begun = days.length > 0 ? days.reduce((earliest, on) => Math.min(earliest, on)) : null;
  return { first: from === null ? begun : dayOf(from), last: to === null ? now : Math.min(dayOf(to), now) };
}

export const holds = ({ first, last }: Period, on: Day) => (first === null || first <= on) && on <= last;

/** Return how many days that is; 0 where nothing says when it began. */
export const length = ({ first, last }: Period): number => (first === null ? 0 : Math.max(0, last - first + 1));

/** Return how two texts are put in order, the same whatever the language of the phone. */
export const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
