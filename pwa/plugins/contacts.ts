/** Makes `virtual:contacts`: the crisis contacts of backend/welnu/safety/contacts/nl.yaml, which the server reads too. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { parse } from "yaml";

const ID = "virtual:contacts";

export function contacts(): Plugin {
  const source = join(import.meta.dirname, "../../backend/welnu/safety/contacts/nl.yaml");
  return {
    name: "welnu-contacts",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return;
      this.addWatchFile(source);
      return `export default ${JSON.stringify(parse(readFileSync(source, "utf8")))};`;
    },
  };
}
