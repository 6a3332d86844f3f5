/**
 * Scores in time: check-ins become a person's own days, weeks and months.
 *
 * A day without an answer is not in the list: it is a gap, never a zero. The same rules stand in
 * backend/welnu/trends/series.py; both are tested on tests/cases/trends/.
 */

/** A date of the calendar, as days since 1 January 1970; see `dayOf` and `isoDay`. */
export type Day = number;
export type Grouping = "day" | "week" | "month";

/**
 * The mean of one day, week or month. `on`: the day, or the first day of the week (a Monday) or month;
 * `n`: what the mean was taken of, check-ins of a day, answered days of a longer time.
 */
export type Point = { on: Day; mean: number; n: number };

/** When a check-in was made: by the phone's clock, where, and how far off that clock was. */
type Moment = { completed_at: string; time_zone: string; clock_skew_seconds?: number };

/** A time without answers: its first and its last day. */
export type Gap = { first: Day; last: Day };

export const TRUSTED_SKEW_SECONDS = 120; // smaller differences are the network's delay, not the clock's
export const MOVING_DAYS = 7; // a week, so that week-ends weigh the same everywhere
export const MOVING_AT_LEAST = 3; // answered days in those seven

const DAY_MS = 86_400_000;

export function dayOf(iso: string): Day {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

export function isoDay(day: Day): string {
  return utc(day).toISOString().slice(0, 10);
}

/** Return midnight UTC of `day`: for calendars and formats that are told to use UTC. */
export function utc(day: Day): Date {
  return new Date(day * DAY_MS);
}

/** Return when a check-in was made by the right time. Skew: the right time minus the phone's, in seconds. */
export function corrected(completedAt: string, clockSkewSeconds = 0): Date {
  const skew = Math.abs(clockSkewSeconds) < TRUSTED_SKEW_SECONDS ? 0 : clockSkewSeconds;
  return new Date(Date.parse(completedAt) + skew * 1000);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Return the calendar of a time zone, or of UTC where this phone does not know the name. */
function calendar(timeZone: string): Intl.DateTimeFormat {
  const parts = { calendar: "iso8601", year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone: "UTC" });
  }
}

/** Return the date that the person's calendar showed at `moment`, midnight to midnight. */
export function localDay(moment: Date, timeZone: string): Day {
  const known = calendars.get(timeZone) ?? calendar(timeZone);
  calendars.set(timeZone, known);
  return dayOf(known.format(moment)); // Swedes write 2026-11-03
}

/** Return the day, on the person's own calendar, that a check-in belongs to. */
export function dayOfCheckIn({ completed_at, time_zone, clock_skew_seconds }: Moment): Day {
  return localDay(corrected(completed_at, clock_skew_seconds), time_zone);
}

/** Return the mean, the same whatever the order of `values`; there must be one. */
export function mean(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;
}

/** Return a point for every day with a score; several on one day give their mean. */
export function daily(scores: Iterable<readonly [Day, number | null]>): Point[] {
  const answered: [Day, number][] = [];
  for (const [on, score] of scores) if (score !== null) answered.push([on, score]);
  return means(answered);
}

/** Return the mean per day, ISO week or calendar month; every answered day weighs the same. */
export function grouped(days: readonly Point[], by: Grouping): Point[] {
  return by === "day" ? [...days] : means(days.map((point) => [start(point.on, by), point.mean]));
}

/** Return the first day of the week or month that `on` lies in. */
export function start(on: Day, by: Grouping): Day {
  if (by === "month") return on - utc(on).getUTCDate() + 1;
  return by === "week" ? on - ((utc(on).getUTCDay() + 6) % 7) : on;
}

/**
 * Return for each answered day the mean of it and the six days before, where at least three of those
 * seven were answered; `n` counts them.
 */
export function movingMean(days: readonly Point[]): Point[] {
  const line: Point[] = [];
  let first = 0;
  days.forEach(({ on }, index) => {
    while (on - days[first]!.on >= MOVING_DAYS) first += 1;
    const week = days.slice(first, index + 1);
    if (week.length >= MOVING_AT_LEAST) line.push({ on, mean: mean(week.map((day) => day.mean)), n: week.length });
  });
  return line;
}

/**
 * Return the stretches that may be drawn as one line. `step`: days between two answers when none is missed
 * (daily 1, weekly 7…). One missed answer is bridged; where two or more are missing, the line stops.
 */
export function pieces<Placed extends { on: Day }>(points: readonly Placed[], step: number): Placed[][] {
  const found: Placed[][] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last && point.on - last.at(-1)!.on <= 2 * step) last.push(point);
    else found.push([point]);
  }
  return found;
}

/** Return the times between the pieces, in which nothing was answered. */
export function gaps(points: readonly { on: Day }[], step: number): Gap[] {
  const parts = pieces(points, step);
  return parts.slice(1).map((after, index) => ({
    first: parts[index]!.at(-1)!.on + step,
    last: after[0]!.on - 1,
  }));
}

function means(pairs: readonly (readonly [Day, number])[]): Point[] {
  const values = new Map<Day, number[]>();
  for (const [on, value] of pairs) {
    const known = values.get(on);
    if (known) known.push(value);
    else values.set(on, [value]);
  }
  return [...values].sort(([a], [b]) => a - b).map(([on, each]) => ({ on, mean: mean(each), n: each.length }));
}
