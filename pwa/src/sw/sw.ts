/**
 * The service worker: keeps one whole version of the app on the phone, so that it opens without a network.
 *
 * It never touches /api. A new version waits until the person agrees ("skip-waiting"), then replaces the old one.
 */
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
