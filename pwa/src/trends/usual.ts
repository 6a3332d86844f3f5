/**
 * What is usual for this person: a range from their own past, and where they stand in it.
 *
 * The same rules stand in backend/welnu/trends/usual.py; both are tested on tests/cases/trends/.
 */
import { type Day, MOVING_DAYS, movingMean, type Point } from "./series";

export type Word = "below" | "usual" | "above";

/** Between `low` and `high` lay eight in ten of a person's days, in points. */
export type Range = { low: number; high: number };

/** The last seven days against the usual range, and since which day it has been so. */
export type Standing = { word: Word; since: Day; mean: number; usual: Range };

export const PAST_DAYS = 56; // eight weeks: every weekday eight times, and still the person of now
export const RECENT_DAYS = 28; // four weeks that are compared, not compared with
export const PAST_AT_LEAST = 14; // answered days in those 56
const LOW = 0.1;
const HIGH = 0.9;
const SAME = 1e-9; // points; less is the rounding of binary fractions

/**
 * Return the value below which `share` (0 to 1) of `values` (at least one) lies, interpolated between
 * neighbours. Source: definition 7 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566
 */
export function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  const place = share * (ordered.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, ordered.length - 1);
  return ordered[below]! + (place - below) * (ordered[above]! - ordered[below]!);
}

/**
 * Return the 10th to 90th percentile of eight weeks of days: the eight before the four up to `on`.
 *
 * The last four weeks stay out, so that a low or high month is not soon called usual. Where the eight weeks
 * hold fewer than 14 answered days, as for someone who just began, only the last week stays out; null where
 * that leaves too few as well.
 */
export function usualRange(days: readonly Point[], on: Day): Range | null {
  for (const leftOut of [RECENT_DAYS, MOVING_DAYS]) {
    const end = on - leftOut + 1;
    const values = days.slice(firstFrom(days, end - PAST_DAYS), firstFrom(days, end)).map((point) => point.mean);
    if (values.length >= PAST_AT_LEAST) return { low: percentile(values, LOW), high: percentile(values, HIGH) };
  }
  return null;
}

/** Return where `value` lies; on an edge is usual. */
export function word(value: number, usual: Range): Word {
  if (value < usual.low - SAME) return "below";
  return value > usual.high + SAME ? "above" : "usual";
}

/**
 * Return how the week up to the last answered day compares with what is usual; null where that week, or the
 * time before it, has too few answers. `since`: the first of the answered days that all, up to the last, have
 * the same word by the range of now.
 */
export function standing(days: readonly Point[]): Standing | null {
  const means = new Map(movingMean(days).map((point) => [point.on, point.mean]));
  const last = days.at(-1)?.on ?? Number.NaN;
  const now = means.get(last);
  const usual = usualRange(days, last);
  if (now === undefined || usual === null) return null;
  const wordOn = (on: Day) => (means.has(on) ? word(means.get(on)!, usual) : null);
  const before = days.findLastIndex(({ on }) => wordOn(on) !== wordOn(last));
  return { word: word(now, usual), since: days[before + 1]!.on, mean: now, usual };
}

/** Return the index of the first of `days` (in order) that is `on` or later. */
function firstFrom(days: readonly Point[], on: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]!.on < on) low = middle + 1;
    else high = middle;
  }
  return low;
}
