// @vitest-environment node: its fetch may set a cookie, and no page keeps it from another origin
import fc from "fast-check";
import { expect, test } from "vitest";
import { call } from "../../src/api/client";
import { page } from "../../src/offline/wire";
import { type Noted, SORTS, type Sort } from "./sorts";
import { disagreement, life, lives, type Server } from "./world";

const url = process.env.WELNU_SERVER; // tests/checkins/test_phones.py starts one and tells its address
const fetching = globalThis.fetch;

const ACCOUNT = {
  consent: { version: "2026-11" },
  sixteen_or_older: true,
  birth_years: null,
  language: "nl",
  life_phase: null,
  time_zone: "Europe/Amsterdam",
};

/** A person who is new on the real server; from now on this phone's own `call` reaches it as them. */
async function newPerson(sort: Sort<Noted>): Promise<Server> {
  const reply = await fetching(`${url}/api/accounts`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(ACCOUNT),
  });
  const cookie = reply.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  globalThis.fetch = (path, options) =>
    fetching(`${url}${path}`, { ...options, headers: { ...options?.headers, Cookie: cookie } });
  return { call, live: () => live(sort) };
}

async function live({ kind }: Sort<Noted>): Promise<Map<string, Noted>> {
  const answer = await call("GET", kind.path);
  const told = page(kind, answer.kind === "ok" ? answer.body : null);
  return new Map((told?.records ?? []).flatMap((one) => ("deleted_at" in one ? [] : [[one.id, one] as const])));
}

test.runIf(url).each(SORTS)(
  "the phone's own outbox and the real server agree in the end on %s, and nothing is lost unread",
  async (_, sort) => {
    await fc.assert(
      fc.asyncProperty(lives, async ([phones, steps]) => {
        const world = await life(sort, phones, steps, await newPerson(sort));
        expect(await disagreement(world)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  },
  120_000,
);
