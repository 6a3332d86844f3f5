import { afterEach, expect, test, vi } from "vitest";
import { instrument, instruments, recall, refresh } from "../../src/instruments";

const phq4 = instrument("phq-4")!;
const words = { title: "Vier vragen", about: "Vier vragen.", items: {} };

function serverSays(status: number, body: unknown): void {
  vi.stubGlobal("fetch", async () => Response.json(body, { status }));
}

afterEach(() => vi.unstubAllGlobals());

test("an instrument is found in its newest version, or in the one that is asked for", () => {
  expect(instrument("wellbeing-14")?.version).toBe(1);
  expect(instrument("wellbeing-14", 1)?.texts.nl?.items.happy?.question).toMatch(/blij/);
  expect(instrument("wellbeing-14", 2)).toBeUndefined();
  expect(instrument("unheard-of")).toBeUndefined();
});

test("without a network everything that came with the app is there", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));

  await refresh();

  expect(instruments.value).toHaveLength(16);
});

test("a server in trouble changes nothing", async () => {
  serverSays(503, { error: "server.busy", message: "busy" });

  await refresh();

  expect(instrument("phq-4")?.texts).toEqual({});
});

test("what the server added is kept for when there is no network", async () => {
  serverSays(200, { instruments: [{ ...phq4, texts: { nl: words } }] });
  await refresh();
  serverSays(200, { instruments: [] });

  await recall();

  expect(instrument("phq-4")?.texts.nl).toEqual(words);
});
