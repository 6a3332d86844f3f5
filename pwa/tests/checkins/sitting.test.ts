import { afterEach, expect, test } from "vitest";
import { saveDraft } from "../../src/checkins/draft";
import { begin } from "../../src/checkins/sitting";
import { instrument } from "../../src/instruments";
import { clean, open } from "./app";

afterEach(clean);

const halfWay = { tags: [], note: "", position: 1, started_at: "2026-11-20T21:50:00.000Z" };
const atNoon = (day: string) => new Date(`${day}T12:00:00`);

test("what was left half-way about yesterday does not fill in today", async () => {
  await open("/");
  await saveDraft("daily", { ...halfWay, responses: { mood: 3 }, started_at: atNoon("2026-11-20").toISOString() });

  expect((await begin(instrument("daily")!, undefined, atNoon("2026-11-20"))).responses.value).toEqual({ mood: 3 });
  expect((await begin(instrument("daily")!, undefined, atNoon("2026-11-21"))).responses.value).toEqual({});
});

test("what was left half-way about the past month goes on the next day", async () => {
  await open("/");
  await saveDraft("wellbeing-14", { ...halfWay, responses: { happy: 3 } });

  const sitting = await begin(instrument("wellbeing-14")!, undefined, atNoon("2026-11-21"));
  expect([sitting.responses.value, sitting.position]).toEqual([{ happy: 3 }, 1]);
});

test("answers to questions that this version does not ask are left behind", async () => {
  await open("/");
  await saveDraft("wellbeing-14", { ...halfWay, responses: { happy: 3, moonlight: 2 } });

  expect((await begin(instrument("wellbeing-14")!)).responses.value).toEqual({ happy: 3 });
});
