/** What the service worker does about nudges: shows them, answers a tap, tells the server where this phone is now. */
import { mayBeLed, notification, nudge, wanted } from "./nudge";

declare const self: ServiceWorkerGlobalScope;

const COUNTED_MS = 1000; // Chromium looks after the event whether something is shown; Android shows it a moment later
const PATIENCE_MS = 5000; // browsers let a tap open a window for some seconds only

/** Show what came. Browsers want to see something shown for every message, unless the app itself is in sight. */
export async function show(message: PushMessageData | null): Promise<void> {
  const told = nudge(read(message)) ?? { topic: "nudge", language: "nl", done: false };
  if (told.done && (await isInSight())) return close(told.topic);
  const { title, options } = notification(told);
  await self.registration.showNotification(title, options);
  if (told.done) setTimeout(() => void close(told.topic), COUNTED_MS);
}

function read(message: PushMessageData | null): unknown {
  try {
    return message?.json();
  } catch {
    return undefined;
  }
}

const windows = () => self.clients.matchAll({ type: "window" });

const isInSight = async () => (await windows()).some(({ visibilityState }) => visibilityState === "visible");

async function close(tag: string): Promise<void> {
  for (const shown of await self.registration.getNotifications({ tag })) shown.close();
}

/** Do what a tap asks for. */
export async function answerTap(action: string, tag: string): Promise<void> {
  const { path, url } = wanted(action, tag);
  if (!url || !(await tell("POST", url, { topic: tag }))) await lead(path);
}

/** Lead a window that is open already to `path`, else open a new one. */
async function lead(path: string): Promise<void> {
  const open = (await windows()).find(({ url }) => mayBeLed(url));
  const front = await open?.focus().catch(() => open);
  const shown = await front?.navigate(path).catch(() => null); // not every window may be led elsewhere
  if (!shown) await self.clients.openWindow(path);
}

/** Tell the server something; returns whether it understood. */
async function tell(method: string, url: string, told: object): Promise<boolean> {
  const headers = { "Content-Type": "application/json" };
  const request: RequestInit = { method, headers, credentials: "same-origin", body: JSON.stringify(told) };
  const reply = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  return reply?.ok ?? false;
}

/** The browser gave this phone another address: the server learns it. The app puts its name right when it is next opened. */
export async function move(old: PushSubscription | null, now: PushSubscription | null): Promise<void> {
  const next = now ?? (old && (await self.registration.pushManager.subscribe(old.options)));
  if (!next) return;
  const { endpoint, keys } = next.toJSON();
  await tell("PUT", `/api/reminders/subscriptions/${crypto.randomUUID()}`, { endpoint, keys });
}
