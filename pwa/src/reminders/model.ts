/** Reminders, as the server tells and takes them. */

export type Kind = "daily" | "weekly" | "wellbeing" | "review";
export type Channel = "push" | "email";

/** "20:30" */
export type Clock = string;

/** When it is due, by the clocks of a zone; days as "2026-11-22". See backend/welnu/reminders/schedule.py. */
export interface Schedule {
  at: Clock[]; // one to six, ascending
  weekdays: number[]; // 0 is Monday
  every_weeks: number;
  days_after: number | null;
  starts_on: string;
  ends_on: string | null;
  paused_until: string | null; // the first day after a pause
  quiet: { from: Clock; until: Clock } | null;
  time_zone: string;
}

/** What a person wants. */
export interface Wish {
  kind: Kind;
  uptake_id: string | null;
  schedule: Schedule;
  channels: Channel[];
  only_if_not_done: boolean;
  window_minutes: number;
  follow_phone: boolean;
}

export interface Reminder extends Wish {
  id: string;
  revision: number;
  next: { local_date: string; slot: number; due_at: string }[];
  less_often: string | null;
}

export interface Subscription {
  id: string;
  device: string;
  created_at: string;
  gone_at: string | null;
  unopened: number;
}

export interface Overview {
  reminders: Reminder[];
  subscriptions: Subscription[];
  email: boolean;
  suggest_email: boolean;
  stopped?: Channel[]; // that do not work at the operator's; an older server does not tell
  feed_since: string | null;
}

export interface Delivery {
  reminder: string;
  kind: Kind | "trial";
  local_date: string;
  slot: number;
  channel: Channel;
  due_at: string;
  state: "due" | "leased" | "sent" | "failed" | "expired" | "cancelled";
  reason: string | null;
  topic: string;
  sent_at: string | null;
  opened_at: string | null;
  snoozed_until: string | null;
}

export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WINDOW_MINUTES = 180; // as the server's own

/** Return a wish to start from: in the evening, when the day can be looked back on; the longer ones on Sunday morning. */
export function newWish(kind: Exclude<Kind, "review">, today: string, time_zone: string): Wish {
  const rhythm = {
    daily: { at: ["20:30"], weekdays: EVERY_DAY, every_weeks: 1 },
    weekly: { at: ["11:00"], weekdays: [6], every_weeks: 1 },
    wellbeing: { at: ["11:00"], weekdays: [6], every_weeks: 4 },
  }[kind];
  return {
    kind,
    uptake_id: null,
    schedule: {
      ...rhythm,
      days_after: null,
      starts_on: today,
      ends_on: null,
      paused_until: null,
      quiet: null,
      time_zone,
    },
    channels: ["push"],
    only_if_not_done: true,
    window_minutes: WINDOW_MINUTES,
    follow_phone: true,
  };
}

/** Whether two wishes ask for the same. */
export const isSame = (one: Wish, other: Wish): boolean => words(one) === words(other);

const words = (wish: Wish) => JSON.stringify(told(wish, 0, new Date(0)));

/** Return what the server takes, and nothing of what it tells beside it. */
export const told = (wish: Wish, revision: number, now: Date) => ({
  kind: wish.kind,
  uptake_id: wish.uptake_id,
  schedule: wish.schedule,
  channels: wish.channels,
  only_if_not_done: wish.only_if_not_done,
  window_minutes: wish.window_minutes,
  follow_phone: wish.follow_phone,
  changed_at: now.toISOString(),
  revision,
});
