/** Someone travels: the server learns by which clocks their phone goes. Of several phones the one that was opened last counts. */
import { effect } from "@preact/signals";
import { saveProfile } from "./profile";
import { account } from "./state";

/** Compare once each time that the app comes into sight, when the server has just told what it knows. Returns how to stop. */
export function watchClocks(): () => void {
  const inSight = () => document.visibilityState === "visible";
  let opened = inSight() ? new Date(performance.timeOrigin).toISOString() : undefined;
  let compared = "";

  const open = () => {
    if (inSight()) opened = new Date().toISOString();
  };

  const stop = effect(() => {
    const who = account.value;
    if (who.mode !== "account" || !opened || (who.synced_at ?? "") < opened) return;
    const time = `${who.person.id} ${opened}`;
    if (time === compared) return;
    compared = time;
    const time_zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (time_zone !== who.person.time_zone) void saveProfile({ time_zone });
  });

  document.addEventListener("visibilitychange", open);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", open);
  };
}
