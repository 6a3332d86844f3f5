/** What holds for every series, not only for the worked examples. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { change } from "../../src/trends/change";
import { daily, dayOf, gaps, grouped, isoDay, localDay, movingMean, type Point, pieces } from "../../src/trends/series";
import { percentile, standing, usualRange, word } from "../../src/trends/usual";

const FIRST = dayOf("2026-01-01");
const score = fc.option(fc.integer({ min: 0, max: 10 }));
const scores = fc.array(fc.tuple(fc.integer({ min: FIRST - 2000, max: FIRST + 2000 }), score), { maxLength: 60 });
const months = fc.array(score, { maxLength: 140 });
const groupings = fc.constantFrom("day" as const, "week" as const, "month" as const);
const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const points = fc.double({ min: 0, max: 70, noNaN: true });

function series(answers: readonly (number | null)[]): Point[] {
  return answers.flatMap((mean, index) => (mean === null ? [] : [{ on: FIRST + index, mean, n: 1 }]));
}

function holds<Given extends [unknown, ...unknown[]]>(
  ...[claim, ...given]: [(...given: Given) => unknown, ...{ [Index in keyof Given]: fc.Arbitrary<Given[Index]> }]
) {
  const property = (...each: Given) => {
    claim(...each);
  };
  fc.assert(fc.property(...given, property));
}

test("the order of sending changes nothing", () => {
  const shuffled = scores.chain((sent) =>
    fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length })),
  );

  holds(
    ([sent, other], by) => expect(grouped(daily(other), by)).toEqual(grouped(daily(sent), by)),
    shuffled,
    groupings,
  );
});

test("a skipped answer changes no mean", () => {
  holds(
    (sent, on, by) => expect(grouped(daily([...sent, [on, null]]), by)).toEqual(grouped(daily(sent), by)),
    scores,
    fc.nat(30_000),
    groupings,
  );
});

test("every answered day is counted once in a week or month", () => {
  holds(
    (sent, by) => {
      const days = daily(sent);
      expect(grouped(days, by).reduce((sum, { n }) => sum + n, 0)).toBe(by === "day" ? total(days) : days.length);
    },
    scores,
    groupings,
  );
});

test("pieces hold every day, and gaps hold none", () => {
  holds(
    (sent, step) => {
      const days = daily(sent);
      const found = gaps(days, step);
      expect(pieces(days, step).flat()).toEqual(days);
      expect(days.filter(({ on }) => found.some(({ first, last }) => first <= on && on <= last))).toEqual([]);
      expect(found.every(({ first, last }) => first <= last)).toBe(true);
    },
    scores,
    fc.constantFrom(1, 7, 28),
  );
});

test("the line stays between the lowest and the highest day of its week", () => {
  holds((answers) => {
    const days = series(answers);
    for (const { on, mean, n } of movingMean(days)) {
      const near = days.filter((day) => day.on <= on && on - day.on < 7).map((day) => day.mean);
      expect(n).toBe(near.length);
      expect(mean).toBeGreaterThanOrEqual(Math.min(...near) - 1e-9);
      expect(mean).toBeLessThanOrEqual(Math.max(...near) + 1e-9);
    }
  }, months);
});

test("the day is the one on the person's calendar, in every time zone", () => {
  holds(
    (moment, timeZone) => {
      const parts = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "numeric", day: "numeric" });
      const [month, day, year] = parts.format(moment).split("/").map(Number);
      expect(isoDay(localDay(moment, timeZone))).toBe(
        new Date(Date.UTC(year!, month! - 1, day)).toISOString().slice(0, 10),
      );
    },
    fc.date({ min: new Date("2000-01-01"), max: new Date("2037-12-31"), noInvalidDate: true }),
    zones,
  );
});

test("a larger share is never a lower value", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  holds(
    (values, one, other) =>
      expect(percentile(values, Math.min(one, other))).toBeLessThanOrEqual(
        percentile(values, Math.max(one, other)) + 1e-9,
      ),
    fc.array(points, { minLength: 1 }),
    share,
    share,
  );
});

test("the standing is that of the last week against the usual range", () => {
  holds((answers) => {
    const days = series(answers);
    const found = standing(days);
    if (found === null) return;
    const last = days.at(-1)!.on;
    expect(found.word).toBe(word(movingMean(days).at(-1)!.mean, usualRange(days, last)!));
    expect(found.since).toBeGreaterThanOrEqual(days[0]!.on);
    expect(found.since).toBeLessThanOrEqual(last);
  }, months);
});

test("a change back is the opposite change", () => {
  const opposite = { more: "less", less: "more", same: "same" } as const;

  holds(
    (before, after, sd, reliability) => {
      const there = change(before, after, { sd, reliability })!;
      expect(change(after, before, { sd, reliability })).toBe(opposite[there]);
    },
    points,
    points,
    fc.double({ min: 0.1, max: 20, noNaN: true }),
    fc.double({ min: 0, max: 0.99, noNaN: true }),
  );
});

test("a reference that cannot be is refused", () => {
  for (const reference of [
    { sd: 0, reliability: 0.8 },
    { sd: 10, reliability: 1 },
    { sd: Number.NaN, reliability: 0.8 },
  ]) {
    expect(() => change(40, 50, reference)).toThrow(RangeError);
  }
});

function total(days: readonly Point[]): number {
  return days.reduce((sum, { n }) => sum + n, 0);
}
