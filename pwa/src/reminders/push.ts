/** Notifications on this device: whether they can be, and turning them on and off. */
import { failed } from "../accounts/entering";
import type { Result } from "../accounts/model";
import { call } from "../api/client";
import { dropSetting, keepSetting, setting } from "../offline/db";
import { uuid7 } from "../offline/uuid";
import { within } from "./within";

/** install: on an iPhone or iPad only an app on the home screen may. denied: the person, or the browser, said no. */
export type PushState = "unsupported" | "install" | "denied" | "off" | "on";

const KEY = "push-id"; // by which the server knows this device
const TOLD = "push-endpoint"; // the address that the server was told
const READY_MS = 3000; // in a private window the service worker never is
const PATIENCE_MS = 15_000; // a browser that reaches no push service never answers

export const pushId = () => setting<string>(KEY);

export async function pushState(): Promise<PushState> {
  const { standalone } = navigator as { standalone?: boolean }; // there on an iPhone and iPad alone
  if (standalone === false) return "install";
  const manager = await pushManager();
  if (!manager || !("Notification" in globalThis)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  const subscription = await manager.getSubscription();
  return subscription && subscription.endpoint === (await setting(TOLD)) ? "on" : "off";
}

async function pushManager(): Promise<PushManager | undefined> {
  const ready = navigator.serviceWorker?.ready;
  const registration = await within(READY_MS, ready).catch(() => undefined);
  return registration?.pushManager;
}

/** Ask whether it may, and let the server know where. Only after a tap: browsers ask only then. */
export async function turnOn(now: Date, patience = PATIENCE_MS): Promise<Result<object>> {
  const manager = await pushManager();
  if (!manager || (await Notification.requestPermission()) !== "granted") return { ok: true };
  const answer = await call("GET", "/reminders/push-key");
  if (answer.kind !== "ok") return failed(answer);
  const { key } = answer.body as { key: string };
  const subscription = await within(patience, subscribed(manager, key)).catch(() => undefined);
  if (!subscription) return { ok: false, error: "push.unanswered", fields: {} };
  if (!(await pushId())) await keepSetting(KEY, uuid7(now));
  return tellServer(subscription);
}

/** Return a new subscription. An old one may be gone at its push service, or made with the key of another server. */
async function subscribed(manager: PushManager, applicationServerKey: string): Promise<PushSubscription> {
  await (await manager.getSubscription())?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

async function tellServer(subscription: PushSubscription): Promise<Result<object>> {
  const { endpoint, keys } = subscription.toJSON();
  const answer = await call("PUT", `/reminders/subscriptions/${await pushId()}`, { endpoint, keys });
  if (answer.kind !== "ok") return failed(answer);
  await keepSetting(TOLD, endpoint);
  return { ok: true };
}

/**
 * Tell the server where this device is now, if its browser changed that. Nothing else: what was turned off from another
 * device, or is gone at its push service, stays so until someone turns it on here.
 */
export async function renew(): Promise<void> {
  const subscription = await (await pushManager())?.getSubscription();
  const told = await setting(TOLD);
  if (subscription && told && told !== subscription.endpoint) await tellServer(subscription);
}

export async function turnOff(): Promise<void> {
  await (await (await pushManager())?.getSubscription())?.unsubscribe();
  await dropSetting(TOLD);
}
