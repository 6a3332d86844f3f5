import { expect, test } from "vitest";
import { ticks } from "../../src/charts/dates";
import { threeNumbers } from "../../src/charts/frame";
import { setLanguage } from "../../src/i18n";
import { dayOf } from "../../src/trends/series";

function labels(first: string, last: string, apart = 0.1) {
  return ticks({ first: dayOf(first), last: dayOf(last) }, apart).map(({ label }) => label);
}

test("four weeks name their Mondays", () => {
  expect(labels("2026-10-25", "2026-11-21")).toEqual(["26 okt", "2 nov", "9 nov", "16 nov"]);
});

test("three months name their months", () => {
  expect(labels("2026-08-23", "2026-11-21")).toEqual(["sep", "okt", "nov"]);
});

test("the turn of the year is named by the year", () => {
  expect(labels("2025-11-15", "2026-02-14")).toEqual(["dec", "2026", "feb"]);
});

test("years are named where months would be too many", () => {
  expect(labels("2022-10-14", "2026-11-21")).toEqual(["2023", "2024", "2025", "2026"]);
});

test("names that would touch are left out, the last one stays", () => {
  expect(labels("2026-01-15", "2026-11-21", 0.3)).toEqual(["feb", "mei", "aug", "nov"]);
});

test("months are named in the language in use", async () => {
  await setLanguage("en");

  expect(labels("2026-08-23", "2026-11-21")).toEqual(["Sept", "Oct", "Nov"]);

  await setLanguage("nl");
});

test.each([
  [
    [0, 10],
    [2, 5, 8],
  ],
  [
    [0, 70],
    [14, 35, 56],
  ],
  [
    [0, 20],
    [4, 10, 16],
  ],
] as const)("the axis of %j has three numbers", (range, numbers) => {
  expect(threeNumbers(range)).toEqual(numbers);
});
