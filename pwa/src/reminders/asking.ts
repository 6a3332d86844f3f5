/** What the screens ask of the server, as a result or the code of what went wrong. */
import { failed } from "../accounts/entering";
import { call } from "../api/client";
import { type Channel, type Delivery, type Overview, told, type Wish } from "./model";

/** What was asked for, or the code of an error that accounts/said.ts puts in words. */
export type Asked<Gain> = { ok: true; gain: Gain } | { ok: false; error: string };

async function ask<Gain>(...args: Parameters<typeof call>): Promise<Asked<Gain>> {
  const answer = await call(...args);
  return answer.kind === "ok" ? { ok: true, gain: answer.body as Gain } : { ok: false, error: failed(answer).error };
}

export const overview = () => ask<Overview>("GET", "/reminders");
export const deliveries = () => ask<{ deliveries: Delivery[] }>("GET", "/reminders/deliveries");
export const remove = (id: string) => ask<null>("DELETE", `/reminders/${id}`);
export const trial = (channel: Channel) => ask<{ topic: string }>("POST", "/reminders/trial", { channel });
export const forget = (id: string) => ask<null>("DELETE", `/reminders/subscriptions/${id}`);
export const makeFeed = () => ask<{ url: string }>("POST", "/reminders/feed");
export const revokeFeed = () => ask<null>("DELETE", "/reminders/feed");
export const opened = (topic: string) => ask<null>("POST", "/reminders/deliveries/opened", { topic });

export const save = (id: string, wish: Wish, revision: number, now: Date) =>
  ask<null>("PUT", `/reminders/${id}`, told(wish, revision, now));
