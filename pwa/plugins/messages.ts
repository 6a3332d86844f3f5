/**
 * Turns the catalogues src/i18n/<language>/<package>.json into two modules a language:
 * `virtual:messages/nl/first` (what Welcome and Today say) and `virtual:messages/nl/rest`.
 * A message with arguments becomes the syntax tree that intl-messageformat reads, so that no parser ships.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "@formatjs/icu-messageformat-parser";
import type { Plugin } from "vite";

const ID = /^virtual:messages\/(nl|en)\/(first|rest)$/;
const FIRST = ["ui", "today"];

/** Return the compiled message: a string that holds no syntax stays one. */
export function compiled(message: string) {
  const tree = parse(message);
  const [only] = tree;
  return tree.length === 1 && only?.type === 0 ? only.value : tree;
}

/** Return every message of one catalogue file, keyed `<package>.<key>`. */
export function catalogue(file: string): Record<string, unknown> {
  const area = basename(file, ".json");
  const messages: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      try {
        return [`${area}.${key}`, compiled(message)];
      } catch (error) {
        throw new Error(`${file}: "${key}" is not a valid ICU message: ${(error as Error).message}`);
      }
    }),
  );
}

export function messages(): Plugin {
  const folder = join(import.meta.dirname, "../src/i18n");
  return {
    name: "welnu-messages",
    resolveId: (id) => (ID.test(id) ? `\0${id}` : undefined),
    load(id) {
      const [, language, part] = ID.exec(id.slice(1)) ?? [];
      if (!language) return;
      const files = readdirSync(join(folder, language)).filter((name) => name.endsWith(".json"));
      const wanted = files.filter((name) => FIRST.includes(basename(name, ".json")) === (part === "first"));
      const paths = wanted.map((name) => join(folder, language, name));
      for (const path of paths) this.addWatchFile(path);
      const all = Object.assign({}, ...paths.map(catalogue));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(all))});`;
    },
  };
}
