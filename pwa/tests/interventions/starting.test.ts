import { expect, it } from "vitest";
import type { Account } from "../../src/accounts/model";
import { choicesFor, profileOf } from "../../src/interventions/starting";

const NOW = new Date("2026-11-22T12:00:00Z");
const told = { language: "nl", time_zone: "Europe/Amsterdam" } as const;

function someone(life_phase: "student" | "older" | null, birth_years: number | null): Account {
  return { mode: "phone", profile: { ...told, life_phase, birth_years } };
}

it("starts with what the profile tells, to be seen and changed", () => {
  const choices = choicesFor(someone("student", 2005), NOW);

  expect([choices.age, choices.situations]).toEqual([19, ["student"]]); // born from 2005 to 2009
});

it("starts with nothing for whoever told nothing", () => {
  expect(choicesFor({ mode: "none" }, NOW)).toMatchObject({ age: null, situations: [], needs: [], asksFor: "self" });
  expect(choicesFor(someone("older", null), NOW)).toMatchObject({ age: null, situations: [] });
});

it("a child is told of only when the help is for the child", () => {
  const choices = { ...choicesFor({ mode: "none" }, NOW), childMonths: 92 };

  expect(profileOf(choices).child).toBeNull();
  expect(profileOf({ ...choices, asksFor: "child" }).child).toEqual({ age_months: 92 });
});
