/** The days that an axis names, with as many words as fit. */
import { utcMonday, utcMonth, utcYear } from "d3-time";
import { type DateStyle, formatDate } from "../i18n";
import { type Day, utc } from "../trends/series";
import type { Span } from "./frame";

export type Tick = { on: Day; label: string };

const DAY_MS = 86_400_000;
const WEEKS_UP_TO = 45; // days; longer spans name months
const MONTHS_UP_TO = 800; // days; longer ones name years alone

/** Return the days to name, at least `apart` of the span from each other (0 to 1). */
export function ticks({ first, last }: Span, apart: number): Tick[] {
  const found = starts(first, last).map((date) => ({ on: date.getTime() / DAY_MS, label: label(date, last - first) }));
  const each = (last - first) / Math.max(1, found.length);
  const every = Math.max(1, Math.ceil((apart * (last - first)) / Math.max(1, each)));
  return found.filter((_, index) => (found.length - 1 - index) % every === 0);
}

function starts(first: Day, last: Day): Date[] {
  const days = last - first;
  const calendar = days <= WEEKS_UP_TO ? utcMonday : days <= MONTHS_UP_TO ? utcMonth : utcYear;
  return calendar.range(utc(first), utc(last + 1));
}

function label(date: Date, days: number): string {
  const style: DateStyle = days <= WEEKS_UP_TO ? "short" : "short-month";
  const isYear = days > WEEKS_UP_TO && date.getUTCMonth() === 0;
  return isYear ? String(date.getUTCFullYear()) : formatDate(date, style, "UTC");
}
