/** Makes `virtual:interventions`: backend/welnu/interventions as plain JSON, entries in the order of their ids. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { parse } from "yaml";
import type { Catalogue, Intervention } from "../src/interventions/intervention";

const ID = "virtual:interventions";
const FOLDER = join(import.meta.dirname, "../../backend/welnu/interventions");

export function interventions(): Plugin {
  return {
    name: "welnu-interventions",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return;
      for (const name of readdirSync(FOLDER, { encoding: "utf8", recursive: true })) {
        if (name.endsWith(".yaml")) this.addWatchFile(join(FOLDER, name));
      }
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(read()))});`;
    },
  };
}

/** Return all that the app knows of interventions. `welnu check-data` has checked it. */
export function read(): Catalogue {
  const names = readdirSync(join(FOLDER, "catalogue")).filter((name) => name.endsWith(".yaml"));
  const entries = names.map((name) => yaml("catalogue", name) as Intervention);
  entries.sort((one, other) => (one.id < other.id ? -1 : 1));
  return {
    entries,
    vocabulary: yaml("vocabulary.yaml") as Catalogue["vocabulary"],
    gaps: yaml("gaps.yaml") as Catalogue["gaps"],
    sentences: yaml("sentences.yaml") as Catalogue["sentences"],
  };
}

const yaml = (...path: string[]): unknown => parse(readFileSync(join(FOLDER, ...path), "utf8"));
