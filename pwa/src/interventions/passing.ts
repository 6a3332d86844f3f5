/** Answers that nothing is kept of: what a parent answered about a child, until the app is closed. */
import { signal } from "@preact/signals";
import { owner } from "../offline/store";
import type { Answered } from "./suggestions";

export const passing = signal<readonly Answered[]>([]);

/** Take what was just answered, in place of what was answered before with the same instrument. */
export function pass(told: Answered): void {
  passing.value = [told, ...passing.value.filter(({ instrument }) => instrument.id !== told.instrument.id)];
}

let whose = owner.value;
owner.subscribe((now) => {
  if (now !== whose) passing.value = [];
  whose = now;
});
