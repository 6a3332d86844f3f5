/** Notifications on this device: whether they can be, and turning them on and off. */
import { failed } from "../accounts/entering";
import type { Result } from "../accounts/model";
import { call } from "../api/client";
import { keepSetting, setting } from "../offline/db";
import { uuid7 } from "../offline/uuid";

/** install: on an iPhone or iPad only an app on the home screen may. denied: the person, or the browser, said no. */
export type PushState = "unsupported" | "install" | "denied" | "off" | "on";

const KEY = "push-id"; // by which the server knows this device

export const pushId = () => setting<string>(KEY);

export async function pushState(): Promise<PushState> {
  const { standalone } = navigator as { standalone?: boolean }; // there on an iPhone and iPad alone
  if (standalone === false) return "install";
  const manager = await pushManager();
  if (!manager || !("Notification" in globalThis)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return (await manager.getSubscription()) && (await pushId()) ? "on" : "off";
}

async function pushManager(): Promise<PushManager | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  return registration?.pushManager;
}

/** Ask whether it may, and let the server know where. Only after a tap: browsers ask only then. */
export async function turnOn(now: Date): Promise<Result<object>> {
  const manager = await pushManager();
  if (!manager || (await Notification.requestPermission()) !== "granted") return { ok: true };
  const answer = await call("GET", "/reminders/push-key");
  if (answer.kind !== "ok") return failed(answer);
  const { key } = answer.body as { key: string };
  try {
    const subscription = await subscribed(manager, key);
    await keepSetting(KEY, (await pushId()) ?? uuid7(now));
    return await tellServer(subscription);
  } catch {
    return { ok: false, error: "offline.unreachable", fields: {} }; // the browser's own push service
  }
}

/** Return a subscription for this server: one made with another server's key is given up. */
async function subscribed(manager: PushManager, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  return manager.subscribe(options).catch(async () => {
    await (await manager.getSubscription())?.unsubscribe();
    return manager.subscribe(options);
  });
}

async function tellServer(subscription: PushSubscription): Promise<Result<object>> {
  const { endpoint, keys } = subscription.toJSON();
  const answer = await call("PUT", `/reminders/subscriptions/${await pushId()}`, { endpoint, keys });
  return answer.kind === "ok" ? { ok: true } : failed(answer);
}

/** Tell the server again where this device is: browsers change it now and then, and someone else may have logged in. */
export async function renew(): Promise<void> {
  const subscription = await (await pushManager())?.getSubscription();
  if (subscription && (await pushId())) await tellServer(subscription);
}

export async function turnOff(): Promise<void> {
  await (await (await pushManager())?.getSubscription())?.unsubscribe();
}
