import { describe, expect, test } from "vitest";
import { next, openPositions, resumed } from "../../src/checkins/flow";

const items = ["happy", "interested", "satisfied"];
const all = { happy: 0, interested: 3, satisfied: 5 };

describe("next", () => {
  test.each([
    ["the following question", {}, { position: 0, reviewing: false }, { position: 1, reviewing: false }],
    ["the end after the last answer", all, { position: 2, reviewing: false }, null],
    [
      "the review when something is open",
      { happy: 1 },
      { position: 2, reviewing: false },
      { position: 3, reviewing: false },
    ],
    [
      "the next open question on the way back",
      { happy: 1 },
      { position: 1, reviewing: true },
      { position: 2, reviewing: true },
    ],
    [
      "the review again when it stays open",
      { happy: 1 },
      { position: 2, reviewing: true },
      { position: 3, reviewing: true },
    ],
    ["the end when all is answered after all", all, { position: 0, reviewing: true }, null],
    ["the end from the review", { happy: 1 }, { position: 3, reviewing: false }, null],
  ])("leads to %s", (_, responses, place, expected) => {
    expect(next(items, responses as Record<string, number>, place)).toEqual(expected);
  });
});

test("zero is an answer", () => {
  expect(openPositions(items, { happy: 0 })).toEqual([1, 2]);
});

test("a position that does not exist resumes at the nearest question", () => {
  expect(resumed(items, 9).at(-1)?.position).toBe(2);
  expect(resumed(items, undefined).at(-1)?.position).toBe(0);
});
