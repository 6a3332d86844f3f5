import { describe, expect, it } from "vitest";
import { answered, lastOf, SHOWN, tide } from "../../src/today/days";
import { due, minutesLeft } from "../../src/today/due";
import { dayOf } from "../../src/trends/series";
import { checkin } from "./checkins";

const NOW = new Date("2026-11-21T12:00:00+01:00");
const TODAY = dayOf("2026-11-21");

describe("the tide", () => {
  it("ends today and has a place for every day of two weeks", () => {
    const { days } = tide([], TODAY);

    expect(days).toHaveLength(SHOWN);
    expect(days.at(-1)).toEqual({ on: TODAY, mean: null });
  });

  it("a day without a check-in is empty, never zero", () => {
    const points = answered([checkin(NOW, 2, { mood: 4 }), checkin(NOW, 0, { mood: 7 })], "mood", NOW);

    expect(
      tide(points, TODAY)
        .days.slice(-3)
        .map(({ mean }) => mean),
    ).toEqual([4, null, 7]);
  });

  it("a skipped question is no answer", () => {
    expect(answered([checkin(NOW, 0, { energy: 3 })], "mood", NOW)).toEqual([]);
  });

  it("an answer of 0 is an answer", () => {
    expect(answered([checkin(NOW, 0, { mood: 0 })], "mood", NOW)).toMatchObject([{ on: TODAY, mean: 0 }]);
  });

  it("knows what is usual after some weeks, not before", () => {
    const weeks = (days: number) =>
      Array.from({ length: days }, (_, n) => checkin(NOW, days - n, { mood: 5 + (n % 3) }));

    expect(tide(answered(weeks(10), "mood", NOW), TODAY).usual).toBeNull();
    expect(tide(answered(weeks(28), "mood", NOW), TODAY).usual).toEqual({ low: 5, high: 7 });
  });

  it("what lies more than three months back plays no part", () => {
    expect(answered([checkin(NOW, 93, { mood: 9 })], "mood", NOW)).toEqual([]);
  });
});

describe("what is due", () => {
  const monthly = (daysAgo: number) => checkin(NOW, daysAgo, { happy: 3 }, "wellbeing-14");
  const weekly = (daysAgo: number) => checkin(NOW, daysAgo, { calm: 3 }, "weekly");

  it.each([
    ["nothing was ever filled in", [], "wellbeing-14"],
    ["the month is not over, the week never told", [monthly(27)], "weekly"],
    ["both are recent", [monthly(27), weekly(6)], undefined],
    ["the week is over", [monthly(20), weekly(7)], "weekly"],
    ["both are over: the longer one first", [monthly(28), weekly(9)], "wellbeing-14"],
    ["a later one counts", [monthly(60), weekly(2), monthly(1)], undefined],
  ])("%s", (_, checkins, id) => {
    expect(due(checkins, NOW)?.id).toBe(id);
  });

  it("tells the last of an instrument, whatever came after it", () => {
    const all = [monthly(40), monthly(3), checkin(NOW, 0, { mood: 5 })];

    expect(lastOf(all, "wellbeing-14")).toBe(all[1]);
    expect(lastOf(all, "weekly")).toBeNull();
  });

  it.each([
    [14, 3],
    [10, 2],
    [1, 1],
  ])("%i questions take about %i minutes", (items, minutes) => {
    expect(minutesLeft(items)).toBe(minutes);
  });
});
