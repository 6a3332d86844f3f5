/** The review of something that one tries, as Help sees it. */
import { account } from "../accounts/store";
import { overview, remove } from "./asking";
import type { Reminder } from "./model";
import { reviewOf } from "./review";
import { dropUnsaved } from "./unsaved";

/** Return the review that is set and still to come; undefined if there is none, or nobody can tell. */
export async function comingReview(uptake: string): Promise<Reminder | undefined> {
  const found = await setReview(uptake);
  return found && found.next.length > 0 ? found : undefined;
}

/** It is over: nobody needs to look back. Where the server cannot be reached now, it sees from the uptake not to send it. */
export async function dropReview(uptake: string): Promise<void> {
  await dropUnsaved(uptake).catch(() => {}); // a phone that keeps nothing has none
  const found = await setReview(uptake);
  if (found) await remove(found.id);
}

async function setReview(uptake: string): Promise<Reminder | undefined> {
  if (account.value.mode !== "account") return undefined;
  const asked = await overview();
  return asked.ok ? reviewOf(asked.gain.reminders, uptake) : undefined;
}
