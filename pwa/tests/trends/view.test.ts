import { expect, test } from "vitest";
import { dayOf, isoDay, type Point } from "../../src/trends/series";
import { usualRange } from "../../src/trends/usual";
import { bandOf, drawingOf, groupingOf, rowsOf, sharedRange, spanOf } from "../../src/trends/view";

const TODAY = dayOf("2026-11-21");

/** One answer a day for `count` days, the last of them `ago` days before today. */
function series(count: number, ago = 0, value: (n: number) => number = () => 6): Point[] {
  return Array.from({ length: count }, (_, n) => ({ on: TODAY - ago - count + 1 + n, mean: value(n), n: 1 }));
}

test.each([
  ["weeks", "2026-01-01", "2026-10-25"],
  ["months", "2026-01-01", "2026-08-23"],
  ["months", "2026-10-01", "2026-10-01"], // no empty time before the first answer
  ["months", "2026-11-19", "2026-10-25"], // but four weeks at least
  ["all", "2026-01-01", "2026-01-01"],
] as const)("%s back, first answer on %s: from %s up to today", (reach, first, from) => {
  expect(spanOf(reach, dayOf(first), TODAY)).toEqual({ first: dayOf(from), last: TODAY });
});

test("without any answer four weeks are shown", () => {
  expect(spanOf("all", undefined, TODAY)).toEqual({ first: TODAY - 27, last: TODAY });
});

test.each([
  [27, "day"],
  [91, "day"],
  [200, "week"],
  [1500, "month"],
] as const)("%i days are shown by %s", (days, by) => {
  expect(groupingOf({ first: TODAY - days, last: TODAY })).toBe(by);
});

test("by day the line is the moving mean, and the days are pale points", () => {
  const days = series(60, 0, (n) => n % 2);

  const { line, days: pale, step } = drawingOf(days, spanOf("weeks", days[0]!.on, TODAY), [0, 10]);

  expect(pale).toEqual(days.slice(-28));
  expect(line).toHaveLength(28);
  expect(line.every(({ mean }) => mean > 0.4 && mean < 0.6)).toBe(true);
  expect(step).toBe(1);
});

test("in a long time the line is the mean of each week, drawn in its middle", () => {
  const days = series(200);

  const { line, days: pale } = drawingOf(days, spanOf("all", days[0]!.on, TODAY), [0, 10]);

  expect(pale).toEqual([]);
  expect(line.at(-2)!.on).toBe(dayOf("2026-11-12")); // Thursday of 9 to 15 November
  expect(line.at(-1)!.on).toBe(dayOf("2026-11-16") + 2.5); // Monday up to today, a Saturday
});

test("the band ends in the very range that the last word rests on", () => {
  const days = series(120, 0, (n) => n % 8);
  const [band] = bandOf(days, { first: TODAY - 90, last: TODAY });

  expect(band!.at(-1)).toEqual({ on: TODAY, ...usualRange(days, TODAY)! });
  expect(band![0]!.on).toBe(TODAY - 90);
});

test("who just began has no band", () => {
  expect(bandOf(series(15), { first: TODAY - 27, last: TODAY })).toEqual([]);
});

test("a time without answers lasts until today", () => {
  const { gaps } = drawingOf(series(20, 9), { first: TODAY - 27, last: TODAY }, [0, 10]);

  expect(gaps).toEqual([{ first: TODAY - 8, last: TODAY }]);
});

test("one day without an answer is no gap yet", () => {
  expect(drawingOf(series(20, 1), { first: TODAY - 27, last: TODAY }, [0, 10]).gaps).toEqual([]);
});

test("a row has every scale that was answered, and nothing for the rest", () => {
  const mood = series(3);
  const sleep = [{ on: TODAY, mean: 8, n: 1 }];

  const rows = rowsOf([mood, sleep], { first: TODAY - 27, last: TODAY });

  expect(rows.map(({ on, means }) => [isoDay(on), ...means])).toEqual([
    ["2026-11-19", 6, null],
    ["2026-11-20", 6, null],
    ["2026-11-21", 6, 8],
  ]);
});

test("a row of a week says how many days it is of", () => {
  const rows = rowsOf([series(200)], { first: TODAY - 199, last: TODAY });

  expect(rows.at(-2)).toEqual({ on: dayOf("2026-11-09"), at: dayOf("2026-11-12"), means: [6], days: 7 });
});

test("small charts share one range: what they show, but no less than half of what can be", () => {
  const span = { first: TODAY - 27, last: TODAY };
  const of = (value: number) =>
    drawingOf(
      series(10, 0, () => value),
      span,
      [0, 10],
    );

  expect(sharedRange([of(2), of(9)])).toEqual([2, 9]);
  expect(sharedRange([of(6), of(6)])).toEqual([3.5, 8.5]);
  expect(sharedRange([of(0)])).toEqual([0, 2.5]);
});
