import { expect, test } from "vitest";
import { leadsTo } from "../../src/reminders/clocks";
import { became, when } from "../../src/reminders/history";
import type { Delivery } from "../../src/reminders/model";

const NOW = new Date("2026-11-25T12:00:00Z");
const ZONE = "Europe/Amsterdam";
const SENT: Delivery = {
  reminder: "7f",
  kind: "daily",
  local_date: "2026-11-24",
  slot: 0,
  channel: "push",
  due_at: "2026-11-24T19:30:00Z",
  state: "sent",
  reason: null,
  topic: "abc",
  sent_at: "2026-11-24T19:30:01Z",
  opened_at: null,
  snoozed_until: null,
};

test.each<[string, Partial<Delivery>, string]>([
  ["2026-11-25T11:30:00Z", {}, "Vandaag 12.30"],
  ["2026-11-24T23:30:00Z", {}, "Vandaag 0.30"], // yesterday in UTC
  ["2026-11-24T19:30:00Z", {}, "Gisteren 20.30"],
  ["2026-11-19T19:30:00Z", {}, "Donderdag 20.30"],
  ["2026-11-18T19:30:00Z", {}, "Woensdag 18 november 20.30"], // the same day of the week as today
  ["2026-11-27T19:30:00Z", {}, "Vrijdag 27 november 20.30"], // by a phone whose clock is behind
  ["2026-11-22T10:00:00Z", { kind: "wellbeing" }, "Zondag 11.00, 14 vragen"],
  ["2026-11-22T10:00:00Z", { kind: "review" }, "Zondag 11.00, iets wat je probeert"],
])("when it was due, by the clocks of the person: %s, %o", (due_at, changes, said) => {
  expect(when({ ...SENT, ...changes, due_at }, NOW, ZONE)).toBe(said);
});

test.each<[Partial<Delivery>, string]>([
  [{}, "verstuurd als melding"],
  [{ channel: "email", opened_at: "2026-11-24T19:40:00Z" }, "verstuurd per mail, en geopend"],
  [{ state: "cancelled", reason: "already_done" }, "niet verstuurd, je had al ingecheckt"],
  [{ state: "cancelled", reason: "already_done", kind: "review" }, "niet verstuurd, je had het al gedaan"],
  [{ state: "expired", reason: "expired" }, "niet verstuurd, het werd te laat"],
  [{ state: "failed", reason: "refused" }, "niet verstuurd, meldingen deden het bij ons even niet"],
  [{ state: "failed", reason: "impossible", channel: "email" }, "niet verstuurd, je mailbox nam het niet aan"],
  [{ state: "failed", reason: "something_new" }, "niet verstuurd, het lukte ons niet"],
  [{ state: "due", reason: "snoozed", snoozed_until: "2026-11-24T20:00:00Z" }, "komt later, om 21.00"],
  [{ state: "due", reason: "refused" }, "wacht nog, meldingen doen het bij ons even niet"],
  [{ state: "leased" }, "is onderweg"],
])("what became of it: %o", (changes, said) => {
  expect(became({ ...SENT, ...changes }, ZONE)).toBe(said);
});

test.each([
  ["daily", "/checkin/daily"],
  ["weekly", "/checkin/weekly"],
  ["wellbeing", "/checkin/wellbeing-14"],
  ["review", "/help"],
  ["trial", "/me/reminders"],
] as const)("a nudge of kind %s leads to %s", (kind, path) => {
  expect(leadsTo(kind)).toBe(path);
});
