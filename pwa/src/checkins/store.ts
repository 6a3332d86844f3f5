/** A person's check-ins: what screens read, and the five things one can do with them. */
import { computed } from "@preact/signals";
import { ready as accountReady, keepInStep } from "../accounts/store";
import { dismissed, type Item, isGone, live, refusedPart, removed, retried, written } from "../offline/merge";
import { change, items } from "../offline/store";
import { uuid7 } from "../offline/uuid";
import type { Changes, CheckIn, Contents, Draft } from "./model";

/** Resolves when the check-ins on this phone have been read. */
export const ready: Promise<void> = accountReady;

/** All that count, newest last: stored ones, and those only on this phone. */
export const checkins = computed(() => inOrder(live));

/** What the server did not take, kept until the person decides. */
export const refused = computed(() => inOrder(refusedPart));

/** How many are only on this phone for now. */
export const waiting = computed(() => checkins.value.filter(({ state }) => state === "phone").length);

function inOrder(part: (id: string, item: Item) => CheckIn | undefined): CheckIn[] {
  const found: CheckIn[] = [];
  for (const [id, item] of items.value) {
    const one = part(id, item);
    if (one) found.push(one);
  }
  return found.sort((one, other) => (one.completed_at < other.completed_at ? -1 : 1));
}

/** Keep a new check-in on this phone, and send it when there is an account and a network. */
export async function record({ completed_at = new Date(), ...draft }: Draft): Promise<CheckIn> {
  const isFirst = items.value.size === 0;
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const made = await write(uuid7(new Date()), { ...draft, completed_at: completed_at.toISOString(), time_zone });
  if (isFirst) void navigator.storage?.persist?.(); // from now on there is something to lose
  return made;
}

/** Change what a check-in says. One that was deleted elsewhere meanwhile becomes a new one: words are not lost. */
export async function amend(id: string, changes: Changes): Promise<CheckIn> {
  const item = items.value.get(id) ?? {};
  const old = refusedPart(id, item) ?? live(id, item);
  if (!old) throw new RangeError(`there is no check-in ${id}`);
  const { completed_at, time_zone, administrations, tags, note } = { ...old, ...changes };
  const contents = { completed_at, time_zone, administrations, tags, note };
  return isGone(item.stored) ? writeAnew(id, contents) : write(id, contents);
}

/** Delete a check-in, here and on the server. */
export async function remove(id: string): Promise<void> {
  await change(id, removed);
  keepInStep();
}

/** Send what was refused once more: as it is, over what it clashed with, or as a new one if the old was deleted. */
export async function retry(id: string): Promise<void> {
  const item = items.value.get(id) ?? {};
  const mine = refusedPart(id, item);
  if (mine && isGone(item.stored)) await amend(id, {});
  else await change(id, retried);
  keepInStep();
}

/** Let go of what was refused; what the server has instead stays. */
export async function dismiss(id: string): Promise<void> {
  await change(id, dismissed);
}

async function write(id: string, contents: Contents): Promise<CheckIn> {
  const item = await change(id, (old) => written(old, contents));
  const shown = live(id, item);
  if (!shown) return writeAnew(id, contents); // deleted elsewhere this very moment
  keepInStep();
  return shown;
}

async function writeAnew(id: string, contents: Contents): Promise<CheckIn> {
  const anew = await write(uuid7(new Date()), contents);
  await change(id, dismissed);
  return anew;
}
