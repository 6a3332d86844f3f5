/** What is on the screen of a practitioner: in memory alone, and gone with whoever logs out, is away too long, or is shut out. */
import { batch, signal } from "@preact/signals";
import type { Result } from "../../accounts/model";
import * as asking from "./asking";
import type { Entered, Listed, Me, Step } from "./model";

/**
 * Why one must log in again. leaving: the server is being told. unsure: it did not say so, and may let in whoever
 * comes next. other: somebody else's passkey was given.
 */
export type Gone = "leaving" | "unsure" | "out" | "idle" | "required" | "ended" | "other";

export const me = signal<Me | null>(null);
export const people = signal<Listed[] | null>(null);

/** Recovery codes that are shown once; and what a link held, until one is let in. */
export const newCodes = signal<readonly string[]>([]);
export const heldCode = signal("");

/** Set where one must log in again; every screen behind the door takes all away then. */
export const gone = signal<Gone | null>(null);

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("welnu-practitioner") : undefined;
channel?.addEventListener("message", ({ data }) => forget(data as Gone));

/** Take everything from the screen, and what is still on its way there. */
export function forget(why: Gone): void {
  asking.callOff();
  batch(() => {
    me.value = null;
    people.value = null;
    newCodes.value = [];
    gone.value = why;
  });
}

/** Take everything away here and in other tabs, and tell the server; only what it answers says that one is out. */
export async function leave(why: Gone): Promise<void> {
  forgetEverywhere("leaving");
  const answer = await asking.logOut();
  if (gone.value !== "leaving") return; // in again, meanwhile
  forgetEverywhere(answer.ok || answer.error === "login.required" ? why : "unsure");
}

/** Take everything away here and in other tabs. */
export function forgetEverywhere(why: Gone): void {
  forget(why);
  channel?.postMessage(why);
}

/** One came a step further; return where that leads. */
export function arrived({ step, codes = [] }: Entered): string {
  batch(() => {
    newCodes.value = codes;
    gone.value = null;
  });
  return codes.length > 0 ? "/practitioner/factor" : nextOf(step);
}

export function nextOf(step: Step): string {
  if (step !== "done") return "/practitioner/factor";
  return heldCode.value ? "/practitioner/code" : "/practitioner";
}

/** Whose name is on a screen, and who has something open; fetched once, and again when asked. */
export async function load(): Promise<string | null> {
  const [who, listed] = await Promise.all([asking.me(), asking.people()]);
  if (!who.ok) return told(who);
  if (!listed.ok) return told(listed);
  batch(() => {
    me.value = who.gain;
    people.value = listed.gain.people;
    gone.value = null;
  });
  return null;
}

/** Return the code of an error, once whoever is shut out sees nothing any more. */
export function told(failure: Extract<Result<object>, { ok: false }>): string {
  if (failure.error === "login.required") forget("required");
  return failure.error;
}

/** Something was closed: it leaves the list at once. */
export function drop(grant: string): void {
  people.value = people.value?.filter((each) => each.grant !== grant) ?? null;
}
