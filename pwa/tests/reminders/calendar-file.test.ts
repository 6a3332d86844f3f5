import { expect, test } from "vitest";
import { calendarFile } from "../../src/reminders/calendar-file";
import { newWish } from "../../src/reminders/model";

const NOW = new Date("2026-11-22T04:00:00.123Z");
const { schedule } = newWish("daily", "2026-11-22", "Europe/Amsterdam");
const WORKDAYS = { ...schedule, at: ["08:05", "20:30"], weekdays: [0, 1, 2, 3, 4], every_weeks: 2 };

const lines = (file: string, name: string) => file.split("\r\n").filter((line) => line.startsWith(name));

test("has one event for each time, by the clocks of wherever the phone is", () => {
  const file = calendarFile(WORKDAYS, "Seintje", "7f", NOW);

  expect(lines(file, "DTSTART")).toEqual(["DTSTART:20261130T080500", "DTSTART:20261130T203000"]);
  expect(new Set(lines(file, "UID")).size).toBe(2);
  expect(lines(file, "RRULE")[0]).toBe("RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,TU,WE,TH,FR");
});

test("begins with what is still to come, time by time", () => {
  const file = calendarFile({ ...WORKDAYS, weekdays: [6] }, "Seintje", "7f", new Date("2026-11-22T12:00:00Z"));

  expect(lines(file, "DTSTART")).toEqual(["DTSTART:20261206T080500", "DTSTART:20261122T203000"]);
});

test("says when it was made, as RFC 5545 writes it, and ends every line as it asks", () => {
  const file = calendarFile(WORKDAYS, "Seintje", "7f", NOW);

  expect(lines(file, "DTSTAMP")[0]).toBe("DTSTAMP:20261122T040000Z");
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

test("says nothing but the neutral word", () => {
  const file = calendarFile(WORKDAYS, "Seintje", "7f", NOW);

  expect([...new Set([...lines(file, "SUMMARY"), ...lines(file, "DESCRIPTION")])]).toEqual([
    "SUMMARY:Seintje",
    "DESCRIPTION:Seintje",
  ]);
});
