/** Moments in plain words: today, tomorrow, or the day by its name; and the time. */
import { formatDate, t } from "../i18n";
import { type Day, utc } from "../trends/series";
import type { Schedule } from "./model";
import { nextAfter } from "./schedule";
import { capital, clock } from "./sentence";
import { shown } from "./zone";

export interface Told {
  day: string;
  time: string;
}

const SHOWN = 3;

/** Return the next three moments; fewer where the schedule ends. */
export function nextThree(schedule: Schedule, now: Date, lastDone: Day | null): Told[] {
  const zone = schedule.time_zone;
  return nextAfter(schedule, now.getTime(), SHOWN, lastDone).map(({ due }) => told(due, now, zone));
}

/** Return when `moment` is, by the clocks of `zone`. */
export function told(moment: number, now: Date, zone: string): Told {
  const { day, minute } = shown(moment, zone);
  const today = shown(now.getTime(), zone).day;
  return { day: capital(dayWord(day, today)), time: clockAt(minute) };
}

function dayWord(day: Day, today: Day): string {
  if (day === today) return t("reminders.today");
  return day === today + 1 ? t("reminders.tomorrow") : formatDate(utc(day), "weekday", "UTC");
}

const two = (number: number) => String(number).padStart(2, "0");

/** Return a minute of the day as people write it. */
export const clockAt = (minute: number): string => clock(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
