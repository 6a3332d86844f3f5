/** Makes `virtual:instruments`: the questionnaires as plain JSON, in the shape of GET /api/instruments. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { parse } from "yaml";
import type { Instrument, Texts } from "../src/instruments/instrument";
import type { Scale } from "../src/scoring/definition";

const ID = "virtual:instruments";
const FOLDER = join(import.meta.dirname, "../../questionnaires");
const DEFINITION = /^(?:instrument|v\d+)\.yaml$/;
const TEXTS = /^(nl|en)\.yaml$/;

/** What an instrument.yaml need not say, as backend/welnu/instruments/schemas.py fills it in. */
const UNSAID = { category: null, tags: [], note: false, texts: {} };
const NO_SAFETY = { concerns: [], offer_help_below: [], offer_help_from: [] };
const UNSAID_OF_SCALE = { reversed: [], bands: null, reference: null };
const UNSAID_OF_REVEAL = { item: null, scale: null, at_least: null, at_most: null };

export function instruments(): Plugin {
  return {
    name: "welnu-instruments",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return;
      for (const name of readdirSync(FOLDER, { encoding: "utf8", recursive: true })) {
        if (name.endsWith(".yaml")) this.addWatchFile(join(FOLDER, name));
      }
      return `export default ${JSON.stringify(read(FOLDER))};`;
    },
  };
}

/** Return every instrument in `folder`, in every version. `welnu check-data` has checked them. */
export function read(folder: string): Instrument[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => versions(join(folder, name)));
}

function versions(folder: string): Instrument[] {
  const names = readdirSync(folder);
  const found = names.filter((name) => DEFINITION.test(name)).map((name) => definition(join(folder, name)));
  found.sort((one, other) => one.version - other.version);
  for (const name of names) {
    const language = TEXTS.exec(name)?.[1];
    if (language) found.at(-1)!.texts = { ...found.at(-1)!.texts, [language]: yaml(join(folder, name)) as Texts };
  }
  return found;
}

function definition(path: string): Instrument {
  const said = yaml(path) as Instrument;
  const scales = said.scales.map((scale) => ({ ...UNSAID_OF_SCALE, ...scale, reference: reference(scale) }));
  const reveals = (said.reveals ?? []).map((rule) => ({ ...UNSAID_OF_REVEAL, ...rule }));
  return { ...UNSAID, ...said, scales, reveals, safety: { ...NO_SAFETY, ...said.safety } };
}

function reference({ reference }: Scale): Scale["reference"] {
  return reference ? { ...reference, approximate: reference.approximate ?? false } : null;
}

const yaml = (path: string): unknown => parse(readFileSync(path, "utf8"));
