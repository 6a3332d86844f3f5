/** Makes `virtual:icons`: the Lucide icons that src/ui/icon-names.ts lists, each as one SVG path. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { iconNames } from "../src/ui/icon-names.ts";

type Shape = [element: string, attributes: Record<string, string>];

const ID = "virtual:icons";
const FOLDER = join(import.meta.dirname, "../node_modules/lucide-static/icons");

/** Return the path that draws `shape`; Lucide uses paths, circles, lines and rounded rectangles. */
export function pathOf([element, a]: Shape): string {
  const n = (name: string) => Number(a[name] ?? 0);
  switch (element) {
    case "path":
      return `M0 0${a.d}`; // so that a path which starts relative does so wherever the one before ended
    case "circle": {
      const r = n("r");
      return `M${n("cx") - r} ${n("cy")}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    }
    case "line":
      return `M${n("x1")} ${n("y1")}L${n("x2")} ${n("y2")}`;
    case "rect": {
      const [r, w, h] = [n("rx"), n("width"), n("height")];
      const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x * r} ${y * r}`;
      return (
        `M${n("x") + r} ${n("y")}h${w - 2 * r}${corner(1, 1)}v${h - 2 * r}${corner(-1, 1)}` +
        `h${2 * r - w}${corner(-1, -1)}v${2 * r - h}${corner(1, -1)}z`
      );
    }
    default:
      throw new Error(`icons: no path is known for <${element}>`);
  }
}

/** Return all shapes of Lucide's SVG file as one path. */
function drawing(svg: string): string {
  const shapes = [...svg.matchAll(/<(path|circle|line|rect) (.*?)\/>/g)];
  const attributes = (text = "") => Object.fromEntries([...text.matchAll(/(\w+)="(.*?)"/g)].map(([, k, v]) => [k, v]));
  return shapes.map(([, element = "", text]) => pathOf([element, attributes(text)])).join("");
}

function load(name: string): string {
  try {
    return readFileSync(join(FOLDER, `${name}.svg`), "utf8");
  } catch {
    throw new Error(`icons: Lucide has no icon "${name}"`);
  }
}

export function icons(): Plugin {
  return {
    name: "welnu-icons",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return;
      return `export default ${JSON.stringify(Object.fromEntries(iconNames.map((name) => [name, drawing(load(name))])))};`;
    },
  };
}
