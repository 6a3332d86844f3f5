import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { BUDGET, firstLoad } from "../../plugins/first-load";

type Files = Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>;
let files: Files;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production"); // else parts of the app are built for development
  const root = join(import.meta.dirname, "../..");
  const built = await build({ root, mode: "production", logLevel: "silent", build: { write: false } });
  files = Object.fromEntries((built as Rolldown.RolldownOutput).output.map((file) => [file.fileName, file]));
}, 60_000);

afterAll(() => void vi.unstubAllEnvs());

const page = () => String((files["index.html"] as Rolldown.OutputAsset).source);
const worker = () => (files["sw.js"] as Rolldown.OutputChunk).code;

it("Today is usable within the budget", () => {
  expect(firstLoad(files)).toBeLessThanOrEqual(BUDGET);
});

it("the page holds no script or style of its own, as its security policy demands", () => {
  expect(page()).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
});

it("nothing is fetched from elsewhere", () => {
  expect(page()).not.toMatch(/(?:src|href)="(?!\/)/);
});

it("the service worker knows every file of the app, and the app's one page as /", () => {
  const missing = Object.keys(files).filter(
    (name) => !["sw.js", "index.html", "licences.txt"].includes(name) && !worker().includes(`/${name}`),
  );

  expect(missing).toEqual([]);
  expect(worker()).toContain('"/"');
  expect(worker()).not.toContain("__FILES__");
});

it("the parser of messages does not ship", () => {
  const codes = Object.values(files).map((file) => (file.type === "chunk" ? file.code : ""));

  expect(codes.some((code) => code.includes("EXPECT_ARGUMENT_CLOSING_BRACE"))).toBe(false);
});
