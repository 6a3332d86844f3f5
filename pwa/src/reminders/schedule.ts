/** When a reminder is due: the twin of backend/welnu/reminders/schedule.py, held to it by tests/cases/reminders/. */
import { type Day, dayOf } from "../trends/series";
import type { Clock, Schedule } from "./model";
import { momentOf, shown } from "./zone";

const LAST_DAY = dayOf("2199-12-31"); // for a schedule without an end
const LATEST_DAYS = 2; // from its date: quiet hours end the next day, or the one after that was left out

/** One time that it is due. slot: which of the times of that day. */
export interface Occurrence {
  day: Day;
  slot: number;
  due: number; // milliseconds since 1970
}

export const minuteOf = (clock: Clock): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Return the first `count` occurrences strictly after `moment`. */
export function nextAfter(schedule: Schedule, moment: number, count: number, lastDone?: Day | null): Occurrence[] {
  const found: Occurrence[] = [];
  for (const one of occurrences(schedule, moment, lastDone)) {
    found.push(one);
    if (found.length === count) break;
  }
  return found;
}

/** Yield what is due after `after`, in order; of those that come at one moment the last stands for all. */
export function* occurrences(schedule: Schedule, after: number, lastDone?: Day | null): Generator<Occurrence> {
  const zone = schedule.time_zone;
  const waiting = new Map<number, Occurrence>();
  for (const day of days(schedule, shown(after, zone).day - LATEST_DAYS, lastDone ?? null)) {
    yield* taken(waiting, momentOf(day, 0, zone));
    for (const found of on(day, schedule)) if (found.due > after) waiting.set(found.due, found);
  }
  yield* taken(waiting, Number.POSITIVE_INFINITY);
}

/** Yield the days of `schedule` from `first` on, without looking at those between. */
function* days(schedule: Schedule, first: Day, lastDone: Day | null): Generator<Day> {
  const starts = dayOf(schedule.starts_on);
  const begin = Math.max(starts, schedule.paused_until ? dayOf(schedule.paused_until) : starts);
  const last = Math.min(schedule.ends_on ? dayOf(schedule.ends_on) : LAST_DAY, LAST_DAY);
  const from = Math.max(first, begin);
  if (schedule.days_after) {
    const origin = Math.max((lastDone ?? starts) + schedule.days_after, begin);
    yield* counted(origin, schedule.days_after, from, last);
  } else yield* weekly(schedule, starts, from, last);
}

function* counted(origin: Day, step: number, first: Day, last: Day): Generator<Day> {
  const passed = Math.max(0, Math.ceil((first - origin) / step));
  for (let day = origin + passed * step; day <= last; day += step) yield day;
}

/** Return which day of the week it is; 0 is Monday, and 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

function* weekly({ weekdays, every_weeks }: Schedule, starts: Day, first: Day, last: Day): Generator<Day> {
  const monday = starts - weekdayOf(starts);
  const step = 7 * every_weeks;
  const chosen = [...weekdays].sort((one, other) => one - other);
  for (let week = monday + Math.floor((first - monday) / step) * step; week <= last; week += step) {
    for (const weekday of chosen) if (first <= week + weekday && week + weekday <= last) yield week + weekday;
  }
}

/** Yield the occurrences of `day`, if the zone has that day. */
function* on(day: Day, schedule: Schedule): Generator<Occurrence> {
  const zone = schedule.time_zone;
  if (shown(momentOf(day, 0, zone), zone).day !== day) return;
  for (const [slot, at] of schedule.at.entries()) {
    const due = pastQuiet(momentOf(day, minuteOf(at), zone), schedule);
    if (!schedule.ends_on || shown(due, zone).day <= dayOf(schedule.ends_on)) yield { day, slot, due };
  }
}

/** Return `moment`, or the end of the quiet hours in which it falls. */
function pastQuiet(moment: number, { quiet, time_zone: zone }: Schedule): number {
  if (!quiet) return moment;
  const [begin, end] = [minuteOf(quiet.from), minuteOf(quiet.until)];
  let due = moment;
  let local = shown(due, zone);
  while (begin < end ? begin <= local.minute && local.minute < end : !(end <= local.minute && local.minute < begin)) {
    const isSecond = momentOf(local.day, local.minute, zone) < due; // clocks showed this before
    due = momentOf(local.minute < end ? local.day : local.day + 1, end, zone, isSecond);
    local = shown(due, zone); // not always `end`: clocks may skip it
  }
  return due;
}

/** Take what is due before `before` out of `waiting`. */
function* taken(waiting: Map<number, Occurrence>, before: number): Generator<Occurrence> {
  const due = [...waiting.keys()].filter((moment) => moment < before).sort((one, other) => one - other);
  for (const moment of due) {
    yield waiting.get(moment)!;
    waiting.delete(moment);
  }
}
