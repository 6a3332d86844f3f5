/** What became of each time, in words: "Dinsdag 20.30: niet verstuurd, je was al klaar". */
import { has, t } from "../i18n";
import type { Delivery } from "./model";
import { told } from "./next";

/** Return when it was due, by the clocks of `zone`. */
export function when({ due_at }: Delivery, now: Date, zone: string): string {
  return t("reminders.history-line", { ...told(Date.parse(due_at), now, zone) });
}

/** Return what became of it; of a review, that it was one, and never of what. */
export function became(delivery: Delivery, now: Date, zone: string): string {
  const words = outcome(delivery, now, zone);
  return delivery.kind === "review" ? t("reminders.history-review", { words }) : words;
}

function outcome(delivery: Delivery, now: Date, zone: string): string {
  const { kind, state, reason, channel, opened_at, snoozed_until } = delivery;
  if (state === "sent") return t("reminders.history-came", { channel, opened: opened_at ? "yes" : "no" });
  if (state === "due" || state === "leased") {
    if (!snoozed_until) return t("reminders.history-waiting");
    return t("reminders.history-snoozed", { time: told(Date.parse(snoozed_until), now, zone).time });
  }
  const key = `reminders.history-not.${reason}`;
  return t(has(key) ? key : "reminders.history-not.other", { kind });
}
