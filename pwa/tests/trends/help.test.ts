import { expect, test } from "vitest";
import type { Uptake } from "../../src/interventions/uptake";
import { triedIn, triedSentences, turnsOf } from "../../src/trends/help";
import { dayOf, isoDay } from "../../src/trends/series";

const span = { first: dayOf("2026-11-01"), last: dayOf("2026-11-28") };
const uptake = (changes: Partial<Uptake>): Uptake => ({
  id: "a",
  revision: 0,
  intervention: "slaap",
  status: "trying",
  started_on: "2026-11-03",
  ended_on: null,
  helped: null,
  note: null,
  for_child: false,
  changed_at: "2026-11-03T10:00:00.000Z",
  state: "phone",
  ...changes,
});
const marks = (...changes: Partial<Uptake>[]) => triedIn(changes.map(uptake), span, (id) => id.toUpperCase());

test.each<[string, Partial<Uptake>, boolean]>([
  ["being tried", {}, true],
  ["saved only", { status: "saved", started_on: null }, false],
  ["begun before, and going on", { started_on: "2026-01-01" }, true],
  ["begun before, and over in it", { status: "done", started_on: "2026-01-01", ended_on: "2026-11-01" }, true],
  ["over before it", { status: "done", started_on: "2026-01-01", ended_on: "2026-10-31" }, false],
  ["begun after it, by a clock that was wrong", { started_on: "2026-11-29" }, false],
  ["done without having been begun", { status: "done", started_on: null, ended_on: "2026-11-05" }, true],
])("in the time that is shown: %s", (_, changes, isShown) => {
  expect(marks(changes)).toHaveLength(isShown ? 1 : 0);
});

test("it is told in the order in which it began", () => {
  const told = triedSentences(
    marks(
      { intervention: "later", started_on: "2026-11-20" },
      { status: "done", started_on: "2025-12-03", ended_on: "2026-11-17" },
      { intervention: "los", status: "done", started_on: null, ended_on: "2026-11-18" },
    ),
    span.last,
  );

  expect(told).toBe(
    "Je probeerde SLAAP van 3 december 2025 tot 17 november. Op 18 november was je klaar met LOS. Je probeert LATER sinds 20 november.",
  );
});

test("the turns stand at their own day, week or month, those outside the time not at all", () => {
  const all = marks({ started_on: "2026-01-01", status: "done", ended_on: "2026-11-05" }, { intervention: "rust" });
  const turns = (by: "day" | "week" | "month") => [...turnsOf(all, by, span)].map(([on, texts]) => [isoDay(on), texts]);

  expect(turns("day")).toEqual([
    ["2026-11-05", ["SLAAP: klaar"]],
    ["2026-11-03", ["RUST: begonnen"]],
  ]);
  expect(turns("week")).toEqual([["2026-11-02", ["SLAAP: klaar", "RUST: begonnen"]]]);
  expect(turns("month")).toEqual([["2026-11-01", ["SLAAP: klaar", "RUST: begonnen"]]]);
});
