/** The worked examples of tests/cases/reports/, which pytest reads too: the two can never drift. */
import { expect, test } from "vitest";
import cases from "../../../tests/cases/reports/summary.json";
import { instrument } from "../../src/instruments";
import type { Choice, PersonalRecord, Summary } from "../../src/reports/model";
import { summary } from "../../src/reports/summary";

test.each(cases)("a summary says what was answered: $why", ({ given, then, absent }) => {
  const found = summary(given as unknown as PersonalRecord, given.choice as Choice, instrument, new Date(given.now));

  for (const part of Object.keys(then)) expect(found[part as keyof Summary]).toEqual(then[part as keyof typeof then]);
  for (const part of absent) expect(found).not.toHaveProperty(part);
});
