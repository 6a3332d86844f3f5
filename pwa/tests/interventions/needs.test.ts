import { describe, expect, it, test } from "vitest";
import { read } from "../../plugins/interventions";
import { FIRST, firstNeeds, GROUPS, kindOf, SITUATIONS } from "../../src/interventions/needs";

const { vocabulary } = read();
const nobody = { asksFor: "self" as const, age: null, childMonths: null, situations: [] };

it("every need stands in one group", () => {
  expect(Object.values(GROUPS).flat().toSorted()).toEqual(Object.keys(vocabulary.needs).toSorted());
});

it("what comes first is in the vocabulary", () => {
  expect(
    Object.values(FIRST)
      .flat()
      .filter((id) => !(id in vocabulary.needs)),
  ).toEqual([]);
  expect(
    Object.values(SITUATIONS)
      .flat()
      .filter((id) => !(id in vocabulary.situations)),
  ).toEqual([]);
});

describe("who is asking", () => {
  test.each([
    [{ age: 11 }, "child"],
    [{ age: 12 }, "adolescent"],
    [{ age: 17 }, "adolescent"],
    [{ age: 18 }, "adult"],
    [{ age: 64 }, "adult"],
    [{ age: 65 }, "older"],
    [{}, "adult"],
    [{ situations: ["retired"] }, "older"],
    [{ age: 20, situations: ["student"] }, "student"],
    [{ age: 70, situations: ["carer"] }, "caring"],
    [{ age: 30, situations: ["employee", "pregnant"] }, "baby"],
    [{ asksFor: "child" as const }, "child"],
    [{ asksFor: "child" as const, childMonths: -1 }, "baby"],
    [{ asksFor: "child" as const, childMonths: 23 }, "baby"],
    [{ asksFor: "child" as const, childMonths: 24 }, "child"],
    [{ asksFor: "child" as const, childMonths: 143 }, "child"],
    [{ asksFor: "child" as const, childMonths: 144, age: 40 }, "adolescent"],
  ])("%j: %s", (told, kind) => {
    expect(kindOf({ ...nobody, ...told })).toBe(kind);
  });
});

it("what was chosen stays in sight, whoever is asking", () => {
  expect(firstNeeds(nobody, ["smoking"])).toEqual([...FIRST.adult, "smoking"]);
  expect(firstNeeds(nobody, ["stress"])).toEqual(FIRST.adult);
});
