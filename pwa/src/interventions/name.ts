/** What interventions are called. The catalogue is large, so it is fetched when a name is wanted first. */
import { signal } from "@preact/signals";

const names = signal<ReadonlyMap<string, string>>(new Map());
let isAsked = false;

/** Return the name of an intervention; its id while the catalogue is on its way, or does not know it. What reads it is told again. */
export function nameOf(id: string): string {
  if (!isAsked) void fetchNames();
  return names.value.get(id) ?? id;
}

async function fetchNames(): Promise<void> {
  isAsked = true;
  try {
    const { entries } = await import("./catalogue");
    names.value = new Map(entries.map(({ id, name }) => [id, name]));
  } catch {
    isAsked = false; // not on this phone and no network: asked again next time
  }
}
