import type { Instrument } from "./instrument";

/** Return what came with the app with what the server added: unknown versions, and words for those without. */
export function merged(builtIn: readonly Instrument[], fromServer: readonly Instrument[]): Instrument[] {
  const known = new Map(fromServer.map((each) => [key(each), each]));
  for (const each of builtIn) {
    known.set(key(each), { ...each, texts: { ...known.get(key(each))?.texts, ...each.texts } });
  }
  return [...known.values()];
}

/** Return the newest version of `id`. */
export function newest(instruments: readonly Instrument[], id: string): Instrument | undefined {
  return instruments
    .filter((each) => each.id === id)
    .reduce<Instrument | undefined>((best, each) => (best && best.version > each.version ? best : each), undefined);
}

const key = ({ id, version }: Instrument): string => `${id} ${version}`;
