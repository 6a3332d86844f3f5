/** What the editor of a reminder begins with. */
import type { Uptake } from "../interventions/uptake";
import { type Day, isoDay } from "../trends/series";
import { byItsClocks, phoneZone } from "./clocks";
import { type Kind, newWish, type Overview, type Reminder, type Wish } from "./model";
import { newReview, onlyOn, reviewOf, SUGGESTED_DAYS, usualChannels } from "./review";
import { nextAfter } from "./schedule";
import { shown } from "./zone";

const NEW: readonly string[] = ["daily", "weekly", "wellbeing"] satisfies Kind[];

export interface Beginning {
  /** By which the phone keeps what is not saved: see unsaved.ts. */
  name: string;
  stored?: Reminder;
  wish: Wish;
}

export const todayHere = (now: Date): Day => shown(now.getTime(), phoneZone()).day;

/** Return it for an address: the id of a reminder; for a new one a kind, or the uptake to look back at. Undefined if there is no such. */
export function beginning(
  id: string,
  overview: Overview,
  uptakes: readonly Uptake[],
  now: Date,
): Beginning | undefined {
  const today = todayHere(now);
  const stored = overview.reminders.find((one) => one.id === id) ?? reviewOf(overview.reminders, id);
  if (stored) return { name: stored.uptake_id ?? stored.id, stored, wish: withDayToCome(stored, now) };
  if (NEW.includes(id)) return { name: id, wish: newWish(id as "daily", isoDay(today), phoneZone()) };
  const isTried = uptakes.some((each) => each.id === id && each.status === "trying");
  if (!isTried) return undefined;
  return { name: id, wish: newReview(id, today, phoneZone(), usualChannels(overview)) };
}

/** Whoever opens a review that came already wants another: two weeks from now, to start from. */
function withDayToCome(wish: Wish, now: Date): Wish {
  if (wish.kind !== "review" || nextAfter(byItsClocks(wish), now.getTime(), 1).length > 0) return wish;
  return { ...wish, schedule: { ...wish.schedule, ...onlyOn(todayHere(now) + SUGGESTED_DAYS[0]!) } };
}
