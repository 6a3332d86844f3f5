import { expect, test } from "vitest";
import { choiceOf } from "../../src/reports/own";

const wish = { scope: ["summary"], reach: "month" } as const;

test.each([
  ["America/Los_Angeles", "2026-11-21", "2026-10-25"], // still the day before, in the evening
  ["Europe/Amsterdam", "2026-11-22", "2026-10-26"],
  ["Pacific/Auckland", "2026-11-22", "2026-10-26"],
])("a month in %s is counted back from the day there, %s", (time_zone, _, from) => {
  const record = { life_phase: null, time_zone, checkins: [], uptakes: [] };

  expect(choiceOf(wish, record, new Date("2026-11-22T03:00:00Z"))).toMatchObject({ from, to: null });
});
