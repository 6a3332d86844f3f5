/** Tells the service worker (src/sw/sw.ts) which files make up this version of the app. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

const PUBLIC = join(import.meta.dirname, "../public");

/** Return every file of `folder`, as paths below it. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function contents(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string | Uint8Array {
  return file.type === "chunk" ? file.code : file.source;
}

export function serviceWorker(): Plugin {
  return {
    name: "welnu-service-worker",
    apply: "build",
    enforce: "post",
    config: () => ({
      build: {
        rolldownOptions: {
          output: { entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
        },
      },
    }),
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("service worker: src/sw/sw.ts was not built");
        const version = createHash("sha256");
        const built = Object.values(bundle).filter((file) => file !== worker);
        for (const file of built) version.update(file.fileName).update(contents(file));
        for (const name of filesOf(PUBLIC)) version.update(name).update(readFileSync(join(PUBLIC, name)));
        const names = [
          ...built.map((file) => file.fileName).filter((name) => name !== "index.html"),
          ...filesOf(PUBLIC),
        ];
        const files = ["/", ...names.map((name) => `/${name}`)].sort();
        worker.code = worker.code
          .replace("__VERSION__", JSON.stringify(version.digest("hex").slice(0, 12)))
          .replace("__FILES__", JSON.stringify(files));
      },
    },
  };
}
