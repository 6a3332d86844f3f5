/** Saving a reminder; what it looks back at goes first. */
import { tryNow } from "../accounts/store";
import { uptakes } from "../interventions/uptakes";
import { type Asked, save } from "./asking";
import { byItsClocks } from "./clocks";
import type { Reminder, Wish } from "./model";

export async function saveReminder(
  id: string,
  wish: Wish,
  stored: Reminder | undefined,
  now: Date,
): Promise<Asked<null>> {
  if (wish.uptake_id && !(await isStored(wish.uptake_id))) return { ok: false, error: "uptake.waits" };
  return save(id, { ...wish, schedule: byItsClocks(wish) }, stored ? stored.revision + 1 : 0, now);
}

/** Whether the server has the uptake: it has to see when someone told how it goes. */
async function isStored(id: string): Promise<boolean> {
  const state = () => uptakes.value.find((each) => each.id === id)?.state;
  if (state() === "phone") await tryNow();
  return state() === "stored";
}
