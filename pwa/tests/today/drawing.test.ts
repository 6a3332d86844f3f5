import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tide } from "../../src/today/days";
import { curve, drawing, labelPlace, WATERLINE, WIDTH } from "../../src/today/drawing";

const moods = fc.array(fc.option(fc.integer({ min: 0, max: 10 })), { minLength: 14, maxLength: 14 });
const ranges = fc.option(
  fc.tuple(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true })).map(([a, b]) => ({
    low: Math.min(a, b),
    high: Math.max(a, b),
  })),
);

const tideOf = (means: (number | null)[], usual: Tide["usual"] = null): Tide => ({
  days: means.map((mean, n) => ({ on: 20_000 + n, mean })),
  usual,
});

describe("the drawing of the tide", () => {
  it("keeps every day above the near water and inside the picture", () => {
    fc.assert(
      fc.property(moods, ranges, (means, usual) => {
        const { days, now, far, mid } = drawing(tideOf(means, usual));
        for (const { x, y } of [...days, now]) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(WIDTH);
          expect(y).toBeGreaterThan(20);
          expect(y).toBeLessThan(WATERLINE);
        }
        expect(far).toBeLessThanOrEqual(mid);
      }),
    );
  });

  it("the word lies clear of days and line, or not at all", () => {
    fc.assert(
      fc.property(moods, ranges, (means, usual) => {
        const drawn = drawing(tideOf(means, usual));
        const place = labelPlace(drawn);
        const behind = drawn.days.filter(({ x }) => x > 220 && x < 340);
        if (place !== null) for (const { y } of behind) expect(Math.abs(y - place)).toBeGreaterThanOrEqual(9);
      }),
    );
    expect(labelPlace(drawing(tideOf(Array(14).fill(8), { low: 2, high: 9 })))).not.toBeNull();
  });

  it("a better day lies higher", () => {
    const { days } = drawing(tideOf([3, 8, ...Array(12).fill(null)]));

    expect(days[1]!.y).toBeLessThan(days[0]!.y);
  });

  it("the line stops at a day without an answer", () => {
    const { line, days } = drawing(tideOf([5, 6, null, 6, 7, 7, null, 5, null, null, null, null, null, null]));

    expect(line).toHaveLength(2); // a day alone is a point, not a line
    expect(days.filter(({ answered }) => !answered)).toHaveLength(7);
  });

  it("the dot is at today's answer, else at the last one", () => {
    const open = drawing(tideOf([...Array(12).fill(null), 8, null]));
    const done = drawing(tideOf([...Array(12).fill(null), 8, 2]));

    expect(open.now.y).toBe(open.days.at(-1)!.y);
    expect(done.now.y).toBeGreaterThan(done.days.at(-1)!.y);
  });

  it("a usual range of one value is still drawn", () => {
    const { far, mid } = drawing(tideOf(Array(14).fill(5), { low: 5, high: 5 }));

    expect(far).toBe(mid);
  });
});

it("the curve never rises above or falls below its days", () => {
  const heights = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 14 });
  fc.assert(
    fc.property(heights, (ys) => {
      const path = curve(ys.map((y, n) => ({ x: n * 25, y })));
      const pieces = path.split("C").slice(1);
      pieces.forEach((piece, n) => {
        const [, leave, , arrive] = piece.split(" ").map(Number);
        const [low, high] = [Math.min(ys[n]!, ys[n + 1]!), Math.max(ys[n]!, ys[n + 1]!)];
        for (const y of [leave!, arrive!]) {
          expect(y).toBeGreaterThanOrEqual(low - 0.1); // rounded to tenths
          expect(y).toBeLessThanOrEqual(high + 0.1);
        }
      });
    }),
  );
});
