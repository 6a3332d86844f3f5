/** A recovery code that was shown and not yet kept. It outlives its screen: "Direct hulp" in between must not lose it. */
import { signal } from "@preact/signals";
import { account } from "./state";

const held = signal<{ code: string; person: string } | null>(null);

const here = () => (account.value.mode === "account" ? account.value.person.id : undefined);

/** Hold the code of whoever is here now. */
export function hold(code: string): void {
  held.value = { code, person: here() ?? "" };
}

/** Forget it: the person has it. */
export function letGo(): void {
  held.value = null;
}

/** Return the code that whoever is here has yet to keep, if any. */
export const heldCode = (): string | undefined => (held.value?.person === here() ? held.value?.code : undefined);

export const isHeld = () => heldCode() !== undefined;
