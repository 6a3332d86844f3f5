/** A schedule as a calendar file made on the phone (RFC 5545), for whoever wants no account: the calendar gives the nudge. */

import { isoDay } from "../trends/series";
import type { Schedule } from "./model";
import { minuteOf, nextAfter } from "./schedule";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Return the file, from `now` on. Times have no zone, so that they go by the clocks of wherever the phone is. */
export function calendarFile(schedule: Schedule, summary: string, id: string, now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Welnu//Welnu//EN",
    ...schedule.at.flatMap((at, slot) => event({ ...schedule, at: [at] }, `${id}-${slot}`, summary, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

/** Return the event of a schedule with one time; nothing if it does not come any more. */
function event(schedule: Schedule, uid: string, summary: string, now: Date): string[] {
  const [first] = nextAfter(schedule, now.getTime(), 1);
  if (!first) return [];
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@welnu`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART:${isoDay(first.day).replaceAll("-", "")}T${clock(minuteOf(schedule.at[0]!))}`,
    "DURATION:PT10M",
    ...rule(schedule),
    `SUMMARY:${summary}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0M",
    `DESCRIPTION:${summary}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** How it repeats; what is for one day does not. */
function rule({ every_weeks, weekdays, starts_on, ends_on }: Schedule): string[] {
  if (starts_on === ends_on) return [];
  const days = weekdays.map((day) => DAYS[day]).join(",");
  return [`RRULE:FREQ=WEEKLY;INTERVAL=${every_weeks};WKST=MO;BYDAY=${days}`];
}

const two = (number: number) => String(number).padStart(2, "0");
const clock = (minute: number) => `${two(Math.floor(minute / 60))}${two(minute % 60)}00`;
