/** The worked examples of tests/cases/trends/, which pytest reads too: the two can never drift. */
import { expect, test } from "vitest";
import change from "../../../tests/cases/trends/change.json";
import days from "../../../tests/cases/trends/days.json";
import gapCases from "../../../tests/cases/trends/gaps.json";
import groups from "../../../tests/cases/trends/groups.json";
import moving from "../../../tests/cases/trends/moving-mean.json";
import percentiles from "../../../tests/cases/trends/percentile.json";
import standings from "../../../tests/cases/trends/standing.json";
import usual from "../../../tests/cases/trends/usual.json";
import * as changes from "../../src/trends/change";
import {
  corrected,
  type Day,
  daily,
  dayOf,
  type Grouping,
  gaps,
  grouped,
  isoDay,
  localDay,
  movingMean,
  type Point,
  pieces,
} from "../../src/trends/series";
import { percentile, standing, usualRange } from "../../src/trends/usual";

type Value = number | null | { times: number; of: (number | null)[] };

/** Return the days that `{from: first day, values: [one a day; null = no answer]}` writes out. */
function points(given: { from: string; values: unknown[] }): Point[] {
  const values = (given.values as Value[]).flatMap((value) =>
    value !== null && typeof value === "object" ? Array.from({ length: value.times }, () => value.of).flat() : [value],
  );
  return values.flatMap((value, index) =>
    value === null ? [] : [{ on: dayOf(given.from) + index, mean: value, n: 1 }],
  );
}

function shown(found: readonly Point[]) {
  return found.map(({ on, mean, n }) => [isoDay(on), mean, n]);
}

function close(then: unknown[][]) {
  return then.map(([on, mean, n]) => [on, expect.closeTo(mean as number, 9), n]);
}

test.each(days)("a check-in belongs to a day: $why", ({ given, then }) => {
  const moment = corrected(given.completed_at, given.clock_skew_seconds);

  expect(isoDay(localDay(moment, given.time_zone))).toBe(then);
});

test.each(groups)("scores are grouped: $why", ({ given, then }) => {
  const scores = (given.scores as [string, number | null][]).map(([on, score]) => [dayOf(on), score] as const);

  expect(shown(grouped(daily(scores), given.by as Grouping))).toEqual(close(then));
});

test.each(moving)("the line is a mean of seven days: $why", ({ given, then }) => {
  expect(shown(movingMean(points(given)))).toEqual(close(then));
});

test.each(gapCases)("gaps stay gaps: $why", ({ given, then }) => {
  const answered = given.days.map((on) => ({ on: dayOf(on) }));

  expect(pieces(answered, given.step).map((piece) => [piece[0], piece.at(-1)].map((point) => iso(point?.on)))).toEqual(
    then.pieces,
  );
  expect(gaps(answered, given.step).map(({ first, last }) => [iso(first), iso(last)])).toEqual(then.gaps);
});

test.each(percentiles)("percentiles are interpolated: $why", ({ given, then }) => {
  expect(percentile(given.values, given.share)).toBeCloseTo(then, 9);
});

test.each(usual)("what is usual comes from the time before: $why", ({ given, then }) => {
  const found = usualRange(points(given), dayOf(given.on));

  expect(found && [found.low, found.high]).toEqual(then?.map((edge) => expect.closeTo(edge, 9)) ?? null);
});

test.each(standings)("where the last week stands: $why", ({ given, then }) => {
  const found = standing(points(given));

  expect(found && [found.word, isoDay(found.since)]).toEqual(then);
});

test.each(change)("a change is told from measurement error: $why", ({ given, then }) => {
  expect(changes.change(given.before, given.after, given.reference)).toBe(then.change);
  if (then.index !== undefined) {
    expect(changes.reliableChange(given.before!, given.after!, given.reference!)).toBeCloseTo(then.index, 3);
  }
});

function iso(day: Day | undefined): string {
  return isoDay(day!);
}
