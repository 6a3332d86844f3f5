/**
 * The service worker: keeps one whole version of the app on the phone, so that it opens without a network.
 *
 * It never keeps anything of /api. A new version waits until the person agrees ("skip-waiting"), then replaces the old
 * one. It also shows the nudges that a person asked for (nudge.ts).
 */
import { notification, nudge, type Wanted, wanted } from "./nudge";

declare const self: ServiceWorkerGlobalScope;
declare const __VERSION__: string; // both put in by plugins/service-worker.ts
declare const __FILES__: string[];

const CACHE = `welnu-${__VERSION__}`;
const FILES = __FILES__;

/** Fetch the files of this version. Those with a hash in their name may come from the browser's own cache. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(
    FILES.map((url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "reload" })),
  );
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("welnu-") && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** Answer from this version, else from the network. */
async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

/** Show what came. A browser wants to see something shown for every message, also for one that makes no sense. */
async function show(message: PushMessageData | null): Promise<void> {
  const { title, options } = notification(nudge(read(message)) ?? { topic: "nudge", language: "nl" });
  await self.registration.showNotification(title, options);
}

function read(message: PushMessageData | null): unknown {
  try {
    return message?.json();
  } catch {
    return undefined;
  }
}

/** Do what a tap asks for: in a window that is open already, else in a new one. */
async function answerTap({ path, url }: Wanted, topic: string): Promise<void> {
  if (url && (await tell("POST", url, { topic }))) return;
  const [open] = await self.clients.matchAll({ type: "window" });
  const front = await open?.focus().catch(() => open);
  const shown = await front?.navigate(path).catch(() => null); // not every window may be led elsewhere
  if (!shown) await self.clients.openWindow(path);
}

/** Tell the server something; returns whether it understood. */
async function tell(method: string, url: string, body?: object): Promise<boolean> {
  const json = { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const reply = await fetch(url, { method, credentials: "same-origin", ...(body && json) }).catch(() => null);
  return reply?.ok ?? false;
}

/** The browser gave this phone another address: the server learns it. The app puts its name right when it is next opened. */
async function move(old: PushSubscription | null, now: PushSubscription | null): Promise<void> {
  const next = now ?? (old && (await self.registration.pushManager.subscribe(old.options)));
  if (!next) return;
  const { endpoint, keys } = next.toJSON();
  await tell("PUT", `/api/reminders/subscriptions/${crypto.randomUUID()}`, { endpoint, keys });
}

/** As the Push API has it; TypeScript does not know it yet. */
type SubscriptionChange = ExtendableEvent & {
  oldSubscription: PushSubscription | null;
  newSubscription: PushSubscription | null;
};

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

self.addEventListener("notificationclick", (event) => {
  const { tag } = event.notification;
  event.notification.close();
  event.waitUntil(answerTap(wanted(event.action, tag), tag));
});

self.addEventListener("pushsubscriptionchange", (event) => {
  const { oldSubscription, newSubscription } = event as SubscriptionChange;
  event.waitUntil(move(oldSubscription ?? null, newSubscription ?? null));
});

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(dropOlder().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(answer(request, "/"));
  else if (FILES.includes(url.pathname)) event.respondWith(answer(request, url.pathname));
});
