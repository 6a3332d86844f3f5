/** The service worker's side of the app: keep it on the phone; say when a newer version is ready; change over when asked. */
import { signal } from "@preact/signals";

/** The newer version that waits until the person agrees. */
export const waitingVersion = signal<ServiceWorker | null>(null);

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(url: string): string };
}

/** Trusted Types let a worker start only from this address; the policy's name stands in the server's headers. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy("welnu", { createScriptURL: () => "/sw.js" }).createScriptURL("") ?? "/sw.js";
}

/** Keep this version on the phone, and look for newer ones; does nothing where the browser cannot. */
export async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => hadOne && location.reload());
  const registration = await navigator.serviceWorker.register(workerUrl()).catch(() => undefined);
  if (!registration) return; // private windows: the app works, but only with a network
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) waitingVersion.value = registration.waiting;
  };
  offer();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "visible" && registration.update().catch(() => {}),
  );
}

/** Change over now: the page is loaded anew as soon as the newer version has taken over. */
export function changeOver(): void {
  waitingVersion.value?.postMessage("skip-waiting");
}
