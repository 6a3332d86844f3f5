/** What Today draws of a person's own check-ins: fourteen days of one question, and what is usual for them. */
import type { CheckIn } from "../checkins/model";
import { type Day, daily, dayOfCheckIn, type Point } from "../trends/series";
import { type Range, usualRange } from "../trends/usual";

export const SHOWN = 14; // two weeks: every weekday twice, today at the end
const READ_DAYS = 92; // what is usual looks back 28 + 56 days; a week more for the clock and the last day

/** One day of the tide; a day without an answer has null. */
export type TideDay = { on: Day; mean: number | null };

export type Tide = { days: TideDay[]; usual: Range | null };

/** Return the days on which `item` of the daily check-in was answered lately, oldest first. */
export function answered(checkins: readonly CheckIn[], item: string, now: Date): Point[] {
  const from = now.getTime() - READ_DAYS * 86_400_000;
  const recent = checkins.filter(({ completed_at }) => Date.parse(completed_at) >= from);
  return daily(recent.map((checkin) => [dayOfCheckIn(checkin), response(checkin, item)] as const));
}

/** Return the last fourteen days up to `today`. */
export function tide(points: readonly Point[], today: Day): Tide {
  const means = new Map(points.map(({ on, mean }) => [on, mean]));
  const days = Array.from({ length: SHOWN }, (_, n) => today - SHOWN + 1 + n);
  return { days: days.map((on) => ({ on, mean: means.get(on) ?? null })), usual: usualRange(points, today) };
}

/** Return when `instrument` was last completed, or null. */
export function lastOf(checkins: readonly CheckIn[], instrument: string): CheckIn | null {
  return (
    checkins.findLast(({ administrations }) => administrations.some((one) => one.instrument === instrument)) ?? null
  );
}

function response({ administrations }: CheckIn, item: string): number | null {
  return administrations.find(({ instrument }) => instrument === "daily")?.responses[item] ?? null;
}
