/** What became of each time, in words: "Dinsdag 20.30: niet verstuurd, je had al ingecheckt". */
import { formatDate, has, t } from "../i18n";
import { type Day, utc } from "../trends/series";
import type { Delivery } from "./model";
import { clockAt } from "./next";
import { weekdayOf } from "./schedule";
import { capital, weekday } from "./sentence";
import { shown } from "./zone";

const A_WEEK = 7; // days in which the name of the day is enough

/** Return when it was due, by the clocks of `zone`, and of which reminder it was; of a review never what it is about. */
export function when({ due_at, kind }: Delivery, now: Date, zone: string): string {
  const { day, minute } = shown(Date.parse(due_at), zone);
  const today = shown(now.getTime(), zone).day;
  return t("reminders.history-line", { day: capital(dayWas(day, today)), time: clockAt(minute), kind });
}

function dayWas(day: Day, today: Day): string {
  if (day === today) return t("reminders.today");
  if (day === today - 1) return t("reminders.yesterday");
  return day < today && today - day < A_WEEK ? weekday(weekdayOf(day)) : formatDate(utc(day), "weekday", "UTC");
}

/** Tell whether it is still to be seen what becomes of it. */
export const isWaiting = ({ state }: Delivery): boolean => state === "due" || state === "leased";

/** Return what became of it. */
export function became(delivery: Delivery, zone: string): string {
  const { kind, state, reason, channel, opened_at, snoozed_until } = delivery;
  if (state === "sent") return t("reminders.history-came", { channel, opened: opened_at ? "yes" : "no" });
  if (isWaiting(delivery)) {
    if (reason === "refused") return t("reminders.history-held", { channel });
    if (!snoozed_until) return t("reminders.history-waiting");
    return t("reminders.history-snoozed", { time: clockAt(shown(Date.parse(snoozed_until), zone).minute) });
  }
  const key = `reminders.history-not.${reason}`;
  return t(has(key) ? key : "reminders.history-not.other", { kind, channel });
}
