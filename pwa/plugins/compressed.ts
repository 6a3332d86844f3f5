/** Puts a .br and a .gz beside every file that gets smaller, so that the server compresses nothing. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(css|html|js|json|svg|webmanifest)$/;

export function compressed(): Plugin {
  let folder = "";
  return {
    name: "welnu-compressed",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle(error) {
      if (error) return;
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!TEXT.test(name)) continue;
        const path = join(folder, name);
        const contents = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(contents));
      }
    },
  };
}
