import { call } from "../api/client";
import { kept } from "../offline/store";
import { account, tryNow } from "./store";
import { responsesCsv, saveFile, uptakesCsv } from "./takeaway";

const stamp = () => new Date().toISOString().slice(0, 10);

const { checkins, uptakes } = kept;

/** Save all responses as a table; what was done with help, if anything, as another. */
export async function takeTable(): Promise<void> {
  await tryNow();
  saveFile(`welnu-${stamp()}.csv`, "text/csv", responsesCsv(checkins.live.value));
  if (uptakes.live.value.length > 0) saveFile(`welnu-${stamp()}-help.csv`, "text/csv", uptakesCsv(uptakes.live.value));
}

/** Save everything: what this phone has, and what the server has if it can be reached. */
export async function takeAll(): Promise<void> {
  await tryNow();
  const { mode } = account.value;
  const answer = mode === "account" ? await call("GET", "/accounts/me/export") : undefined;
  const server = answer?.kind === "ok" ? { server: answer.body } : {};
  const profile = account.value.mode === "none" ? null : account.value.profile;
  const phone = { profile, checkins: checkins.live.value, uptakes: uptakes.live.value, refused: refused() };
  const all = { exported_at: new Date().toISOString(), phone, ...server };
  saveFile(`welnu-${stamp()}.json`, "application/json", JSON.stringify(all, null, 2));
}

/** Save what the server did not take. */
export const takeRefused = () =>
  saveFile(`welnu-${stamp()}-refused.json`, "application/json", JSON.stringify(refused(), null, 2));

const refused = () => [...checkins.refused.value, ...uptakes.refused.value];
