/** Wall clocks and UTC. Moments are milliseconds since 1970; days are counted from 1 January 1970, as in trends/series.ts. */
import type { Day } from "../trends/series";

export const MINUTE = 60_000;
export const DAY = 86_400_000;
const AROUND = 15 * 3_600_000; // a clock change that touches a wall-clock time lies within 14 hours of it, read as UTC

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** Return what the clocks of `zone` show at `moment`, as if they were UTC. */
function wall(moment: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(moment)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

const offset = (moment: number, zone: string) => wall(moment, zone) - moment;

/** Return the day and the minute of it that the clocks show. */
export function shown(moment: number, zone: string): { day: Day; minute: number } {
  const local = wall(moment, zone);
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / MINUTE) };
}

/**
 * Return when the clocks show `minute` of `day`, as RFC 5545 has it: a time that they skip comes that much later,
 * one that they repeat counts the first time, or the second if `again`.
 */
export function momentOf(day: Day, minute: number, zone: string, again = false): number {
  const local = day * DAY + minute * MINUTE;
  const [before, after] = [local - AROUND, local + AROUND].map((near) => local - offset(near, zone)) as [
    number,
    number,
  ];
  const real = [before, after].filter((moment) => wall(moment, zone) === local);
  if (real.length === 0) return again ? after : before;
  return again ? Math.max(...real) : Math.min(...real);
}
