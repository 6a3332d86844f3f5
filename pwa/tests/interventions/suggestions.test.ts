import { expect, it } from "vitest";
import type { CheckIn } from "../../src/checkins/model";
import { instrument } from "../../src/instruments";
import type { Instrument } from "../../src/instruments/instrument";
import { latest, raisesConcern, suggestions } from "../../src/interventions/suggestions";

const NOW = new Date("2026-11-22T12:00:00Z");

function checkin(id: string, day: string, responses: Record<string, number>): CheckIn {
  const administrations = [{ instrument: id, version: 1, responses }];
  const beside = { time_zone: "Europe/Amsterdam", tags: [], note: null, revision: 0, state: "phone" as const };
  return { ...beside, id: `${id} ${day}`, completed_at: `${day}T08:00:00.000Z`, administrations };
}

const low = { mood: 1, energy: 8, sleep: 1, stress: 1, connection: 8 };
const fine = { mood: 8, energy: 8, sleep: 8, stress: 1, connection: 8 };
const suggested = (checkins: CheckIn[]) => suggestions(latest(checkins, instrument, NOW));

it("answers suggest needs, and each says which answer told of it", () => {
  const found = suggested([checkin("daily", "2026-11-21", low)]);

  expect(found.map(({ need }) => need)).toEqual(expect.arrayContaining(["low_mood", "sleep"]));
  expect(found.find(({ need }) => need === "sleep")!.rule.item ?? "sleep").toBe("sleep");
});

it("what was answered last counts, not what was answered before", () => {
  expect(suggested([checkin("daily", "2026-11-20", low), checkin("daily", "2026-11-21", fine)])).toEqual([]);
});

it("what was answered long ago says nothing of today", () => {
  expect(suggested([checkin("daily", "2026-09-01", low)])).toEqual([]);
});

it("a need that two questionnaires tell of is suggested once", () => {
  const weekly = checkin("weekly", "2026-11-20", { rest: 0, joy: 0, grip: 0, worry: 4, support: 0 });
  const needs = suggested([weekly, checkin("daily", "2026-11-21", low)]).map(({ need }) => need);

  expect(new Set(needs).size).toBe(needs.length);
});

it("an answer that raises a concern is seen", () => {
  const worrying: Instrument = {
    ...instrument("daily")!,
    safety: {
      concerns: [{ item: "mood", at_least: 1, concern: "suicidal_thoughts" }],
      offer_help_below: [],
      offer_help_from: [],
    },
  };

  expect(raisesConcern([{ instrument: worrying, responses: { mood: 1 }, at: null }])).toBe(true);
  expect(raisesConcern([{ instrument: worrying, responses: { mood: 0 }, at: null }])).toBe(false);
});
