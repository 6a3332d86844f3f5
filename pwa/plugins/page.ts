/** Puts into index.html what only the build knows: the font to preload, and the script that runs before the first paint. */
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

type Bundle = Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>;

const FONT = /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/;

function nameOf(bundle: Bundle, what: string, is: (file: Bundle[string]) => boolean): string {
  const file = Object.values(bundle).find(is);
  if (!file) throw new Error(`page: ${what} was not built`);
  return `/${file.fileName}`;
}

function messages(bundle: Bundle, language: string): string {
  const id = `\0virtual:messages/${language}/first`;
  return nameOf(bundle, `the messages in ${language}`, (file) => file.type === "chunk" && file.facadeModuleId === id);
}

function tags(bundle: Bundle): HtmlTagDescriptor[] {
  const font = nameOf(bundle, "the font", ({ fileName }) => FONT.test(fileName));
  const script = nameOf(
    bundle,
    "src/first.ts",
    (file) => file.type === "chunk" && file.isEntry && file.name === "first",
  );
  return [
    { tag: "link", attrs: { rel: "preload", href: font, as: "font", type: "font/woff2", crossorigin: "" } },
    { tag: "script", attrs: { src: script, "data-nl": messages(bundle, "nl"), "data-en": messages(bundle, "en") } },
  ];
}

export function page(): Plugin {
  return {
    name: "welnu-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => tags(bundle ?? {}).map((tag) => ({ ...tag, injectTo: "head-prepend" as const })),
    },
  };
}
