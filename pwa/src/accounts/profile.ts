import type { Profile } from "./model";
import { account, update } from "./state";
import { keepInStep } from "./step";

/** Keep what the person tells of themselves: here at once, on the server when it can be reached. */
export async function saveProfile(changes: Partial<Profile>): Promise<void> {
  const who = account.value;
  if (who.mode === "none") return;
  const profile = { ...who.profile, ...changes };
  await update(who.mode === "account" ? { ...who, profile, untold: true } : { ...who, profile });
  keepInStep();
}
