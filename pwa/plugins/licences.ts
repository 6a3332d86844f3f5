/** Writes licences.txt: the licences of what ships in the app, as they ask for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const ROOT = join(import.meta.dirname, "..");
const MODULES = join(ROOT, "node_modules");
const ICONS = "lucide-static"; // only the paths of its icons ship

type Package = { version: string; license: string; dependencies?: Record<string, string> };

const read = (folder: string): Package => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** Return the names of `wanted` and of all that they depend on. */
function withTheirs(wanted: string[], found = new Set<string>()): Set<string> {
  for (const name of wanted) {
    if (found.has(name)) continue;
    found.add(name);
    withTheirs(Object.keys(read(join(MODULES, name)).dependencies ?? {}), found);
  }
  return found;
}

function licence(name: string): string {
  const folder = join(MODULES, name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const { version, license } = read(folder);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}`;
}

export function licences(): Plugin {
  return {
    name: "welnu-licences",
    apply: "build",
    generateBundle() {
      const names = withTheirs([...Object.keys(read(ROOT).dependencies ?? {}), ICONS]);
      const source = [...names]
        .sort()
        .map(licence)
        .join(`\n\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}
