/** Puts all that Welcome and Today need into one file: it packs better than a dozen, and needs one trip. */
import type { Plugin } from "vite";

const START = /\/src\/main\.tsx$/;

export function oneShell(): Plugin {
  const needed = new Set<string>();
  const group = { name: (id: string) => (needed.has(id) ? "shell" : null), debugName: "shell" };
  return {
    name: "welnu-one-shell",
    apply: "build",
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups: [group] } } } } }),
    buildEnd() {
      const walk = (id: string) => {
        for (const inner of this.getModuleInfo(id)?.importedIds ?? []) {
          if (needed.has(inner)) continue;
          needed.add(inner);
          walk(inner);
        }
      };
      for (const id of this.getModuleIds()) if (START.test(id)) walk(id);
    },
  };
}
