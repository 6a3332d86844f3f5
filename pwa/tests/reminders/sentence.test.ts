import { expect, test } from "vitest";
import { setLanguage } from "../../src/i18n";
import { newWish, type Schedule } from "../../src/reminders/model";
import { nextThree } from "../../src/reminders/next";
import { channels, sentence } from "../../src/reminders/sentence";

const DAILY = newWish("daily", "2026-11-01", "Europe/Amsterdam");
const wish = (changes: Partial<Schedule>, only_if_not_done = true) => ({
  schedule: { ...DAILY.schedule, ...changes },
  only_if_not_done,
});

test.each([
  [{ weekdays: [0, 1, 2, 3, 4] }, "Elke werkdag om 20.30, behalve als ik het al deed"],
  [{ at: ["08:05", "20:30"] }, "Elke dag om 8.05 en 20.30, behalve als ik het al deed"],
  [{ weekdays: [0, 1, 2, 3, 4, 5] }, "Elke dag behalve zondag om 20.30, behalve als ik het al deed"],
  [{ weekdays: [1, 3] }, "Elke dinsdag en donderdag om 20.30, behalve als ik het al deed"],
  [{ weekdays: [6], every_weeks: 2 }, "Om de week op zondag om 20.30, behalve als ik het al deed"],
  [{ weekdays: [6], every_weeks: 4 }, "Elke 4 weken op zondag om 20.30, behalve als ik het al deed"],
  [{ days_after: 28 }, "28 dagen na de vorige keer om 20.30, behalve als ik het al deed"],
])("a schedule in Dutch: %o", (changes, said) => {
  expect(sentence(wish(changes))).toBe(said);
});

test("the same in English, also when it was done", async () => {
  await setLanguage("en");

  expect(sentence(wish({ weekdays: [0, 1, 2, 3, 4] }))).toBe("Every weekday at 20:30, unless I have done it");
  expect(sentence(wish({ weekdays: [5], every_weeks: 2 }, false))).toBe("Every other week on Saturday at 20:30");

  await setLanguage("nl");
});

test("where it arrives, in one order", () => {
  expect(channels(["email", "push"])).toBe("met een melding en per mail");
  expect(channels([])).toBe("alleen in mijn agenda");
});

test("the next three moments by the clocks of the schedule", () => {
  const found = nextThree(DAILY.schedule, new Date("2026-11-22T12:00:00Z"), null);

  expect(found).toEqual([
    { day: "Vandaag", time: "20.30" },
    { day: "Morgen", time: "20.30" },
    { day: "Dinsdag 24 november", time: "20.30" },
  ]);
});

test("a schedule that is over has no next moments", () => {
  const over = { ...DAILY.schedule, ends_on: "2026-11-20" };

  expect(nextThree(over, new Date("2026-11-22T12:00:00Z"), null)).toEqual([]);
});
