/** Puts into index.html what only the build knows: the font to preload and the message files of each language. */
import type { Plugin } from "vite";

const FONT = /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/;

export function page(): Plugin {
  return {
    name: "welnu-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const files = Object.keys(bundle ?? {});
        const font = files.find((file) => FONT.test(file));
        const messages = (language: string) =>
          Object.values(bundle ?? {}).find(
            (file) => file.type === "chunk" && file.facadeModuleId === `\0virtual:messages/${language}/first`,
          )?.fileName;
        if (!font || !messages("nl") || !messages("en")) throw new Error("page: the font or the messages are missing");
        return {
          html: html.replace(
            '<script src="/first.js"',
            `<script data-nl="/${messages("nl")}" data-en="/${messages("en")}" src="/first.js"`,
          ),
          tags: [
            {
              tag: "link",
              attrs: { rel: "preload", href: `/${font}`, as: "font", type: "font/woff2", crossorigin: "" },
              injectTo: "head-prepend",
            },
          ],
        };
      },
    },
  };
}
