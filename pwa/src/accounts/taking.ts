import { call } from "../api/client";
import { checkins, refused } from "../checkins/store";
import { account, tryNow } from "./store";
import { csv, saveFile } from "./takeaway";

const stamp = () => new Date().toISOString().slice(0, 10);

/** Save all responses as a table. */
export async function takeTable(): Promise<void> {
  await tryNow();
  saveFile(`welnu-${stamp()}.csv`, "text/csv", csv(checkins.value));
}

/** Save everything: what this phone has, and what the server has if it can be reached. */
export async function takeAll(): Promise<void> {
  await tryNow();
  const { mode } = account.value;
  const answer = mode === "account" ? await call("GET", "/accounts/me/export") : undefined;
  const server = answer?.kind === "ok" ? { server: answer.body } : {};
  const profile = account.value.mode === "none" ? null : account.value.profile;
  const phone = { profile, checkins: checkins.value, refused: refused.value };
  const all = { exported_at: new Date().toISOString(), phone, ...server };
  saveFile(`welnu-${stamp()}.json`, "application/json", JSON.stringify(all, null, 2));
}

/** Save what the server did not take. */
export const takeRefused = () =>
  saveFile(`welnu-${stamp()}-refused.json`, "application/json", JSON.stringify(refused.value, null, 2));
