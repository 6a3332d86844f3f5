import { expect, test } from "vitest";
import { firstWish, monthsAfter, openedBy, wishOf } from "../../src/sharing/wish";
import { dayOf } from "../../src/trends/series";

const TODAY = dayOf("2026-11-22");

test.each([
  ["2026-11-22", 3, "2027-02-22"],
  ["2026-11-30", 3, "2027-02-28"], // no 30 February
  ["2024-02-29", 12, "2025-02-28"],
  ["2026-01-15", -3, "2025-10-15"],
  ["2026-05-31", -3, "2026-02-28"],
  ["2026-11-22", 0, "2026-11-22"],
])("%s, %i months on, is %s", (day, months, expected) => {
  expect(monthsAfter(dayOf(day), months)).toBe(expected);
});

test("what is open at first is a page about three months, for three months, without a word that someone wrote", () => {
  const opened = openedBy(firstWish("Robin", ["daily"]), TODAY);

  expect(opened).toEqual({
    called: "Robin",
    scope: ["summary", "trend"],
    instruments: ["daily"],
    data_from: "2026-08-22",
    until_on: "2027-02-22",
    note: null,
  });
});

test("a day of one's own choice and everything are sent as they are", () => {
  const wish = { ...firstWish(" Robin ", ["daily"]), since: null, until: "2026-12-01", note: "  over slapen " };

  expect(openedBy(wish, TODAY)).toMatchObject({
    called: "Robin",
    data_from: null,
    until_on: "2026-12-01",
    note: "over slapen",
  });
});

test.each([
  ["2026-11-23", "2026-11-23"],
  ["2026-11-22", undefined], // a link can be taken days after it was made: then it opens at once
  [undefined, undefined],
])("what is to open on %s, opens on %s", (opens, expected) => {
  expect(openedBy({ ...firstWish("Robin", ["daily"]), opens }, TODAY).opens_on).toBe(expected);
});

test("opening again begins with what was open, but for its note and its last day", () => {
  const before = { ...openedBy(firstWish("Robin", ["daily"]), dayOf("2026-03-01")), note: "toen" };
  const grant = {
    ...before,
    id: "g",
    practitioner: { name: "Sanne", organisation: "", profession: "", registration: null, confirmed: true },
    opens_at: "",
    expires_at: "",
    created_at: "",
    closed_at: null,
    state: "closed" as const,
  };

  expect(openedBy(wishOf(grant), TODAY)).toEqual({ ...before, note: null, until_on: "2027-02-22" });
});
