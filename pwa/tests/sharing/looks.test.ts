import { expect, test } from "vitest";
import { lines, when } from "../../src/sharing/looks";
import type { Grant, Look } from "../../src/sharing/model";
import { EMIL, SANNE } from "./openings";

const looked = (at: string, kind = "summary", outcome = "given", { name, organisation } = SANNE): Look => ({
  ...{ at, name, organisation, kind, outcome, grant: "g" },
});

const grant = (created_at: string, closed_at: string | null): Grant => ({
  ...{ id: "g", practitioner: SANNE, called: "Robin", scope: ["summary"], instruments: ["daily"], data_from: null },
  ...{ until_on: "2027-02-22", note: null, opens_at: created_at, expires_at: "", created_at, closed_at },
  state: closed_at ? "closed" : "open",
});

test("who looked stands between what one did oneself, the newest first", () => {
  const opened = grant("2026-11-09T20:15:00Z", "2026-11-20T09:00:00Z");

  const found = lines([looked("2026-11-19T13:02:00Z"), looked("2026-11-10T08:40:00Z", "print")], [opened], false);

  expect(found.map(({ says }) => says)).toEqual([
    "Jij sloot het voor Sanne de Wit",
    "Sanne de Wit bekeek je samenvatting",
    "Sanne de Wit printte je samenvatting",
    "Jij zette het open voor Sanne de Wit",
  ]);
});

test("the same on one day is one line with each time", () => {
  const found = lines([looked("2026-11-19T13:02:00Z"), looked("2026-11-19T08:40:00Z")], [], false);

  expect(found).toHaveLength(1);
  expect(when(found[0]!)).toMatch(/^19 november om \d+:40 en \d+:02$/);
});

test("the same a day later is another line", () => {
  expect(lines([looked("2026-11-19T13:02:00Z"), looked("2026-11-18T13:02:00Z")], [], false)).toHaveLength(2);
});

test.each(["closed", "expired", "future", "ended", "foreign", "narrower"])(
  "a try that was refused, because it was %s, says that nothing was seen",
  (outcome) => {
    const [line] = lines([looked("2026-11-19T13:02:00Z", "summary", outcome, EMIL)], [], false);

    expect(line).toMatchObject({
      says: "Emil Smit wilde kijken. Het bleef dicht",
      organisation: "Huisartsen aan de Kade",
    });
  },
);

test("what one did before the looks that are told so far waits for those before", () => {
  const opened = grant("2026-11-09T20:15:00Z", null);

  expect(lines([looked("2026-11-19T13:02:00Z")], [opened], true)).toHaveLength(1);
  expect(lines([looked("2026-11-19T13:02:00Z")], [opened], false)).toHaveLength(2);
});
