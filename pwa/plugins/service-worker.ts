/** Tells the service worker (src/sw/sw.ts) which files make up this version of the app. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

const PUBLIC = join(import.meta.dirname, "../public");
const WORKER = "sw.js"; // always this name: browsers look there for the next version
const NOT_KEPT = ["index.html", "licences.txt"]; // the page is kept as /

type File = { name: string; contents: string | Uint8Array };

/** Return every file of public/, as paths below it. */
function publicFiles(): File[] {
  return readdirSync(PUBLIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(PUBLIC.length + 1), contents: readFileSync(path) }));
}

function builtFile(file: Rolldown.OutputAsset | Rolldown.OutputChunk): File {
  return { name: file.fileName, contents: file.type === "chunk" ? file.code : file.source };
}

/** Return what names this version: the same for the same files. */
function version(files: File[]): string {
  const hash = createHash("sha256");
  for (const { name, contents } of files) hash.update(name).update(contents);
  return hash.digest("hex").slice(0, 12);
}

function addresses(files: File[]): string[] {
  const names = files.map(({ name }) => name).filter((name) => !NOT_KEPT.includes(name));
  return ["/", ...names.map((name) => `/${name}`)].sort();
}

export function serviceWorker(): Plugin {
  const entryFileNames = ({ name }: { name: string }) => (name === "sw" ? WORKER : "assets/[name]-[hash].js");
  return {
    name: "welnu-service-worker",
    apply: "build",
    enforce: "post",
    config: () => ({ build: { rolldownOptions: { output: { entryFileNames } } } }),
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== "chunk") throw new Error("service worker: src/sw/sw.ts was not built");
        const built = Object.values(bundle).filter((file) => file !== worker);
        const files = [...built.map(builtFile), ...publicFiles()];
        worker.code = worker.code
          .replace("__VERSION__", JSON.stringify(version(files)))
          .replace("__FILES__", JSON.stringify(addresses(files)));
      },
    },
  };
}
