/** What a phone must fetch before Today can be used: printed with every build, held to its budget by a test. */

import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

export const BUDGET = 40_000; // bytes of JavaScript and CSS, gzipped

type Bundle = Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

const packed = (contents: string | Uint8Array) => gzipSync(contents, { level: 9 }).length;

/** Return the names of the chunks that `name` needs before it can run. */
function needed(bundle: Bundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (chunk?.type !== "chunk" || found.has(name)) return found;
  found.add(name);
  for (const inner of chunk.imports) needed(bundle, inner, found);
  return found;
}

/** Return the gzipped bytes of the app's entry, all it imports, their styles, and the larger of the two languages. */
export function firstLoad(bundle: Bundle): number {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === "app");
  if (!entry) throw new Error("first load: the app's entry was not built");
  const names = [...needed(bundle, entry.fileName)];
  const styles = new Set(
    names.flatMap((name) => [...((bundle[name] as Rolldown.OutputChunk).viteMetadata?.importedCss ?? [])]),
  );
  const scripts = names.map((name) => packed((bundle[name] as Rolldown.OutputChunk).code));
  const css = [...styles].map((name) => packed((bundle[name] as Rolldown.OutputAsset).source));
  const languages = chunks.filter((chunk) => /virtual:messages\/\w+\/first$/.test(chunk.facadeModuleId ?? ""));
  const words = Math.max(...languages.map((chunk) => packed(chunk.code)));
  const early = chunks.filter((chunk) => chunk.isEntry && chunk.name === "first").map((chunk) => packed(chunk.code));
  return [...scripts, ...css, words, ...early].reduce((sum, bytes) => sum + bytes, 0);
}

export function budget(): Plugin {
  return {
    name: "welnu-first-load",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const kilobytes = (firstLoad(bundle) / 1000).toFixed(1);
        process.stdout.write(`Phone client: ${kilobytes} of ${BUDGET / 1000} kB gzipped before Today is usable\n`);
      },
    },
  };
}
