/** Looking back at something one tries: a reminder of one day. */
import type { Uptake } from "../interventions/uptake";
import { type Day, isoDay } from "../trends/series";
import { type Channel, EVERY_DAY, type Overview, type Reminder, type Schedule, type Wish } from "./model";

export const SUGGESTED_DAYS = [14, 28];
/** Whoever told how it goes in the three days before has done it: see DAYS_BEFORE in backend/welnu/reminders/deciding.py. */
export const SOONEST_DAYS = 4;
export const LATEST_DAYS = 366;

const DAY_MINUTES = 1440; // it comes once: a phone may be without a signal for a day

/** Return a wish to start from: in two weeks, in the evening. */
export const newReview = (uptake: string, today: Day, time_zone: string, channels: Channel[]): Wish => ({
  kind: "review",
  uptake_id: uptake,
  schedule: {
    at: ["19:00"],
    weekdays: EVERY_DAY,
    every_weeks: 1,
    days_after: null,
    paused_until: null,
    quiet: null,
    ...onlyOn(today + SUGGESTED_DAYS[0]!),
    time_zone,
  },
  channels,
  only_if_not_done: true,
  window_minutes: DAY_MINUTES,
  follow_phone: true,
});

/** Return first and last day of a schedule that is for one day. */
export const onlyOn = (day: Day): Pick<Schedule, "starts_on" | "ends_on"> => ({
  starts_on: isoDay(day),
  ends_on: isoDay(day),
});

/** Return where the person's other reminders arrive; else what works for them. */
export function usualChannels({ reminders, subscriptions, email }: Overview): Channel[] {
  const latest = reminders.at(-1);
  if (latest) return latest.channels;
  const hasPush = subscriptions.some((one) => !one.gone_at);
  return hasPush || !email ? ["push"] : ["email"];
}

/** Whether it would arrive on no device: notifications are chosen, and on nowhere. */
export const isNowhere = ({ channels }: Wish, { subscriptions }: Overview): boolean =>
  String(channels) === "push" && subscriptions.every((one) => one.gone_at);

/** Return the one review of an uptake, if it is set. */
export const reviewOf = (reminders: readonly Reminder[], uptake: string): Reminder | undefined =>
  reminders.findLast((one) => one.uptake_id === uptake);

/** How a review stands. past: it came, or could have. over: nobody needs to look back any more. */
export type Standing = "coming" | "past" | "over";

/** uptake: what it is about, undefined if that is not on one's list any more. comes: whether it is still to come. */
export function standing(uptake: Uptake | undefined, comes: boolean): Standing {
  if (uptake?.status !== "trying") return "over";
  return comes ? "coming" : "past";
}
