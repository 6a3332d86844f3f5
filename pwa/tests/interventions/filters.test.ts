import { describe, expect, it, test } from "vitest";
import { read } from "../../plugins/interventions";
import { barOf } from "../../src/interventions/bar";
import {
  ANY_PHASE,
  addressOf,
  counts,
  EVERYTHING,
  FACETS,
  filtersIn,
  found,
  libraryOf,
  optionsOf,
  toggled,
  valuesOf,
} from "../../src/interventions/filters";

const { entries, vocabulary } = read();
const library = libraryOf(entries, vocabulary);
const ids = (filters: Partial<typeof EVERYTHING>) => found(library, { ...EVERYTHING, ...filters }).map(({ id }) => id);

it("shows everything before anything is chosen", () => {
  expect(ids({}).toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
});

it("what cannot be joined comes last", () => {
  const bars = found(library, EVERYTHING).map((entry) => barOf(entry) !== null);

  expect(bars).toContain(true);
  expect(bars.indexOf(true)).toBe(bars.lastIndexOf(false) + 1);
});

it("of one facet any value will do, of two both must agree", () => {
  const students = ids({ phase: ["student"] });
  const either = ids({ phase: ["student", "older"] });
  const both = ids({ phase: ["student"], need: ["stress"] });

  expect(either).toEqual(expect.arrayContaining([...students, ...ids({ phase: ["older"] })]));
  expect(both.length).toBeGreaterThan(0);
  expect(students).toEqual(expect.arrayContaining(both));
  expect(both.length).toBeLessThan(students.length);
});

describe("a value's count", () => {
  test.each(FACETS)("%s: is what one finds by choosing it alone", (facet) => {
    const filters = { ...EVERYTHING, need: ["stress", "low_mood"] };
    const tally = counts(library, filters, facet);

    for (const value of optionsOf(facet, vocabulary)) {
      expect(found(library, { ...filters, [facet]: [value] })).toHaveLength(tally.get(value) ?? 0);
    }
  });
});

it("every value of the catalogue can be chosen", () => {
  for (const facet of FACETS) {
    const unknown = entries
      .flatMap((entry) => valuesOf(entry, facet))
      .filter((value) => !optionsOf(facet, vocabulary).includes(value));
    expect(unknown).toEqual([]);
  }
});

it("what is for everyone has a place among the phases", () => {
  expect(ids({ phase: [ANY_PHASE] }).length).toBeGreaterThan(0);
});

it("choosing twice is choosing no longer", () => {
  const once = toggled(EVERYTHING, "form", "online");

  expect(once.form).toEqual(["online"]);
  expect(toggled(once, "form", "online")).toEqual(EVERYTHING);
});

describe("the address", () => {
  const filters = { ...EVERYTHING, text: "slapen & zo", phase: ["student"], evidence: ["effective", "promising"] };

  it("brings back what was chosen", () => {
    expect(filtersIn(addressOf(filters), vocabulary)).toEqual(filters);
  });

  it("is empty when nothing was chosen", () => {
    expect(addressOf(EVERYTHING)).toBe("");
  });

  it("leaves out what nobody knows", () => {
    expect(filtersIn("phase=moonlight&need=__proto__&phase=older", vocabulary)).toEqual({
      ...EVERYTHING,
      phase: ["older"],
    });
  });
});
