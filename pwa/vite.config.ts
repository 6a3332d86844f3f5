import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { compressed } from "./plugins/compressed.ts";
import { contacts } from "./plugins/contacts.ts";
import { budget } from "./plugins/first-load.ts";
import { icons } from "./plugins/icons.ts";
import { instruments } from "./plugins/instruments.ts";
import { interventions } from "./plugins/interventions.ts";
import { licences } from "./plugins/licences.ts";
import { messages } from "./plugins/messages.ts";
import { oneShell } from "./plugins/one-shell.ts";
import { page } from "./plugins/page.ts";
import { serviceWorker } from "./plugins/service-worker.ts";

const parserless = join(import.meta.dirname, "node_modules/@formatjs/icu-messageformat-parser/no-parser.js");

export default defineConfig(({ mode }) => ({
  plugins: [
    messages(),
    icons(),
    contacts(),
    instruments(),
    interventions(),
    page(),
    licences(),
    serviceWorker(),
    oneShell(),
    budget(),
    compressed(),
  ],
  resolve: {
    // Messages are parsed at build time (plugins/messages.ts): the parser would be a fifth of the budget.
    alias: mode === "test" ? [] : [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: parserless }],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: { "/api": "http://localhost:8000" } },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"], // light-dark(), 2024
    assetsInlineLimit: 0, // the content security policy knows no data: URLs
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: { app: "index.html", first: "src/first.ts", sw: "src/sw/sw.ts" } },
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000, // a busy machine is not a fault
  },
}));
