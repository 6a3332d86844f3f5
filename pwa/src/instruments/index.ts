/** What can be asked and scored on this phone: what came with the app, and what the server added since. */

import builtIn from "virtual:instruments";
import { computed, type Signal, signal } from "@preact/signals";
import { call } from "../api/client";
import { keepSetting, setting } from "../offline/db";
import type { Instrument } from "./instrument";
import { merged, newest } from "./known";

export type { Instrument, ItemTexts, Texts } from "./instrument";

const KEPT = "instruments"; // the setting that holds what the server said last
const fromServer = signal<readonly Instrument[]>([]);

/** Every instrument in every version. */
export const instruments: Signal<Instrument[]> = computed(() => merged(builtIn, fromServer.value));

/** The instrument `id` in `version`, or in its newest; undefined if this phone does not know it. */
export function instrument(id: string, version?: number): Instrument | undefined {
  return version === undefined
    ? newest(instruments.value, id)
    : instruments.value.find((each) => each.id === id && each.version === version);
}

/** Take up what this phone kept of an earlier `refresh`; one that keeps nothing can still ask what came with the app. */
export async function recall(): Promise<void> {
  fromServer.value = (await setting<Instrument[]>(KEPT).catch(() => undefined)) ?? [];
}

/** Ask the server what it knows, such as text packs, and keep the answer; without a network nothing changes. */
export async function refresh(): Promise<void> {
  const answer = await call("GET", "/instruments");
  if (answer.kind !== "ok") return;
  fromServer.value = (answer.body as { instruments: Instrument[] }).instruments;
  await keepSetting(KEPT, fromServer.value);
}

/** Take up what this phone kept, then ask the server for more. */
export async function keepUp(): Promise<void> {
  await recall();
  await refresh();
}
