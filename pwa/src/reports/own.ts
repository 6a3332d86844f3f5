/** A person's own summary to take along: made on the phone from what is on it, without an account or a network too. */
import { account } from "../accounts/store";
import { checkins } from "../checkins/store";
import { instrument } from "../instruments";
import { uptakes } from "../interventions/uptakes";
import { dayOfCheckIn, isoDay, localDay } from "../trends/series";
import type { Choice, PersonalRecord, Scope, Summary } from "./model";
import { summary } from "./summary";

export const REACHES = ["month", "quarter", "year", "all"] as const;
export type Reach = (typeof REACHES)[number];

/** What is chosen on the screen. */
export type Wish = { scope: readonly Scope[]; reach: Reach };

const DAYS: Record<Reach, number> = { month: 28, quarter: 91, year: 365, all: Number.POSITIVE_INFINITY };

/** Return what `wish` tells of what is on this phone. */
export function ownSummary(wish: Wish, now: Date): Summary {
  const record = ownRecord();
  return summary(record, choiceOf(wish, record, now), instrument, now);
}

function ownRecord(): PersonalRecord {
  const profile = account.value.mode === "none" ? null : account.value.profile;
  return {
    life_phase: profile?.life_phase ?? null,
    time_zone: profile?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    checkins: checkins.value,
    uptakes: uptakes.value,
  };
}

/** Return the choice that goes with a wish: everything that was answered, counted back from the last day. */
export function choiceOf({ scope, reach }: Wish, { checkins, time_zone }: PersonalRecord, now: Date): Choice {
  const answered = checkins.flatMap(({ administrations }) => administrations.map((each) => each.instrument));
  const today = localDay(now, time_zone);
  const last = checkins.map(dayOfCheckIn).reduce((latest, on) => Math.max(latest, on), today);
  const from = Number.isFinite(DAYS[reach]) ? isoDay(last - DAYS[reach] + 1) : null;
  return { scope, instruments: [...new Set(answered)].sort(), from, to: null };
}
