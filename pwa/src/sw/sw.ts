/**
 * The service worker: keeps one whole version of the app on the phone, so that it opens without a network.
 *
 * It never keeps anything of /api. A new version waits until the person agrees ("skip-waiting"), then replaces the old
 * one. It also shows the nudges that a person asked for (telling.ts).
 */
import { answerTap, move, show } from "./telling";

declare const self: ServiceWorkerGlobalScope;
declare const __VERSION__: string; // both put in by plugins/service-worker.ts
declare const __FILES__: string[];

const CACHE = `welnu-${__VERSION__}`;
const FILES = __FILES__;
const OF_SERVER = /^\/(api|feeds|health|metrics)(\/|$)/; // what the server itself answers, also to a browser

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

/** As the Push API has it; TypeScript does not know it yet. */
type SubscriptionChange = ExtendableEvent & {
  oldSubscription: PushSubscription | null;
  newSubscription: PushSubscription | null;
};

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

self.addEventListener("notificationclick", (event) => {
  const { tag } = event.notification;
  event.notification.close();
  event.waitUntil(answerTap(event.action, tag));
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
  if (request.method !== "GET" || url.origin !== location.origin || OF_SERVER.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(answer(request, "/"));
  else if (FILES.includes(url.pathname)) event.respondWith(answer(request, url.pathname));
});
