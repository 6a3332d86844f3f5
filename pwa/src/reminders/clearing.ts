/** Nudges that still show on this phone when they are answered here. */
import * as server from "./asking";
import { leadsTo } from "./clocks";

/** Take the nudge of `topic` away. */
export async function clearNudge(topic: string): Promise<void> {
  for (const nudge of await shown(topic)) nudge.close();
}

/**
 * Take away the nudges that asked for what was just done at `path`. What a nudge is about only the server knows: where
 * it cannot be asked they stay, and go when it has learned what was done.
 */
export async function clearAnswered(path: string): Promise<void> {
  const nudges = await shown();
  if (nudges.length === 0) return;
  const asked = await server.deliveries();
  if (!asked.ok) return;
  const answered = new Set(
    asked.gain.deliveries.filter(({ kind }) => leadsTo(kind) === path).map(({ topic }) => topic),
  );
  for (const nudge of nudges) if (answered.has(nudge.tag)) nudge.close();
}

async function shown(tag?: string): Promise<Notification[]> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  return (await registration?.getNotifications?.(tag === undefined ? {} : { tag })) ?? [];
}
