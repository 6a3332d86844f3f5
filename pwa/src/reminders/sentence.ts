/** A schedule in words: "elke werkdag om 20.30, behalve als ik het al deed". */
import { formatDate, language, t } from "../i18n";
import { list } from "../i18n/list";
import type { Channel, Clock, Schedule, Wish } from "./model";
import { minuteOf } from "./schedule";

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const locale = () => ({ nl: "nl-NL", en: "en-GB" })[language.value];

/** Return the name of a day of the week; 0 is Monday. */
export function weekday(day: number, style: "long" | "short" = "long"): string {
  const format = new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: "UTC" });
  return format.format(MONDAY + day * DAY_MS);
}

/** Return a time as people write it: 20.30 in Dutch. */
export function clock(at: Clock): string {
  const minute = minuteOf(at);
  return t("reminders.clock", { hour: Math.floor(minute / 60), minute: String(minute % 60).padStart(2, "0") });
}

export const times = ({ at }: Schedule): string => list(at.map(clock));

export function days({ weekdays, every_weeks, days_after, starts_on, ends_on }: Schedule): string {
  if (days_after) return t("reminders.days-after", { n: days_after });
  if (starts_on === ends_on) return t("reminders.on-day", { day: formatDate(starts_on, "weekday", "UTC") });
  const names = list(weekdays.map((day) => weekday(day)));
  if (every_weeks > 1) return t("reminders.every-weeks", { n: every_weeks, days: names });
  if (weekdays.length === 7) return t("reminders.every-day");
  if (weekdays.length === 6) return t("reminders.all-but", { day: weekday(missing(weekdays)) });
  return String(weekdays) === "0,1,2,3,4" ? t("reminders.every-workday") : t("reminders.every-week", { days: names });
}

const missing = (weekdays: readonly number[]): number => [0, 1, 2, 3, 4, 5, 6].find((day) => !weekdays.includes(day))!;

export function channels(chosen: readonly Channel[]): string {
  if (chosen.length === 0) return t("reminders.no-channel");
  const inOrder = (["push", "email"] as const).filter((channel) => chosen.includes(channel));
  return list(inOrder.map((channel) => t(`reminders.channel-${channel}`)));
}

export const unless = (only_if_not_done: boolean): string =>
  t(only_if_not_done ? "reminders.not-when-done" : "reminders.also-when-done");

/** Return all of it in one sentence. */
export function sentence({ schedule, only_if_not_done }: Pick<Wish, "schedule" | "only_if_not_done">): string {
  const values = { days: days(schedule), times: times(schedule), unless: only_if_not_done ? "yes" : "no" };
  return capital(t("reminders.sentence", values));
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
