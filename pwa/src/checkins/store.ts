/** A person's check-ins: what screens read, and the five things one can do with them. */
import { ready as accountReady, keepInStep } from "../accounts/store";
import { kept } from "../offline/store";
import { writing } from "../offline/writing";
import { CHECKINS } from "./kind";
import type { CheckIn, Draft } from "./model";

/** Resolves when the check-ins on this phone have been read. */
export const ready: Promise<void> = accountReady;

/** `checkins`: all that count, newest last. `refused`: what the server did not take. `waiting`: how many are only here. */
export const { live: checkins, refused, waiting } = kept.checkins;

const { add, ...verbs } = writing(kept.checkins, CHECKINS, keepInStep);

export const { amend, remove, retry, dismiss } = verbs;

/** Keep a new check-in on this phone, and send it when there is an account and a network. */
export async function record({ completed_at = new Date(), ...draft }: Draft): Promise<CheckIn> {
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return add({ ...draft, completed_at: completed_at.toISOString(), time_zone });
}
