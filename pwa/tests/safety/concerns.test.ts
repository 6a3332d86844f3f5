/** The worked examples of tests/cases/safety/, which pytest reads too: the two can never drift. */
import { expect, test } from "vitest";
import concernCases from "../../../tests/cases/safety/concerns.json";
import offerCases from "../../../tests/cases/safety/offers.json";
import { concerns, offersHelp } from "../../src/safety/concerns";

const none = { concerns: [], offer_help_below: [], offer_help_from: [] };

test.each(concernCases)("a concern: $why", ({ given, then }) => {
  const responses = given.responses as object as Record<string, number>;
  expect(concerns({ ...none, concerns: given.rules }, responses)).toEqual(then);
});

test.each(offerCases)("an offer of help: $why", ({ given, then }) => {
  const scores = given.scores as object as Record<string, number | null>;
  expect(offersHelp({ ...none, offer_help_below: given.below, offer_help_from: given.from }, scores)).toBe(then);
});
