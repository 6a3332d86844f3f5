import { expect, test } from "vitest";
import { nearestAnswer, outcome } from "../../src/checkins/outcome";
import { instrument } from "../../src/instruments";

const wellbeing = instrument("wellbeing-14")!;
const weekly = instrument("weekly")!;
const week = { rest: 2, joy: 2, grip: 2, worry: 2, support: 2 };

test("the smaller scales are shown, not the one of all items", () => {
  expect(outcome(wellbeing, {}, null).parts.map(({ scale }) => scale.id)).toEqual([
    "emotional",
    "social",
    "psychological",
  ]);
});

test("the one scale of all items is shown where there is no smaller one", () => {
  expect(outcome(weekly, week, null).parts.map(({ scale }) => scale.id)).toEqual(["total"]);
});

test("a score lies between the lowest and the highest that is possible", () => {
  const [emotional] = outcome(wellbeing, { happy: 5, interested: 5, satisfied: 2 }, null).parts;
  expect(emotional).toMatchObject({ score: 12, place: 0.8, before: null, moved: null, open: [] });
});

test("with too few answers there is no score and no place, and the open items are known", () => {
  const [emotional] = outcome(wellbeing, { happy: 5 }, null).parts;
  expect(emotional).toMatchObject({ score: null, place: null, open: ["interested", "satisfied"] });
});

test.each([
  [{ happy: 3, interested: 3, satisfied: 3 }, { happy: 3, interested: 3, satisfied: 4 }, "same"], // a third of an answer
  [{ happy: 3, interested: 3, satisfied: 3 }, { happy: 4, interested: 4, satisfied: 3 }, "more"], // two thirds
  [{ happy: 4, interested: 4 }, { happy: 4, interested: 3 }, "less"], // exactly half
  [{ happy: 4 }, { happy: 4, interested: 3 }, null], // no score the time before
])("from %j to %j has moved: %s", (before, now, moved) => {
  const responses = (given: object) => given as Record<string, number>;
  expect(outcome(wellbeing, responses(now), responses(before)).parts[0]?.moved).toBe(moved);
});

test("the answer nearest the mean; none where an item is turned round, or nothing is known", () => {
  const [emotional] = outcome(wellbeing, {}, null).parts;
  const [total] = outcome(weekly, week, null).parts;

  expect(nearestAnswer(wellbeing, { ...emotional!, place: 0.49 })).toBe(2);
  expect(nearestAnswer(wellbeing, { ...emotional!, place: 0.5 })).toBe(3);
  expect(nearestAnswer(wellbeing, { ...emotional!, place: null })).toBeNull();
  expect(nearestAnswer(weekly, total!)).toBeNull();
});
