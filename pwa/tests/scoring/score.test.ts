import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { read } from "../../plugins/instruments";
import { bands, category, needs, type Responses, scoreRange, scores } from "../../src/scoring";

interface Example {
  why: string;
  version?: number;
  responses: Responses;
  scores?: Record<string, number | null>;
  bands?: Record<string, string | null>;
  category?: string | null;
  reveals?: string[];
}

const ROOT = join(import.meta.dirname, "../../..");
const known = read(join(ROOT, "questionnaires"));
const newest = (id: string, version?: number) =>
  known.filter((each) => each.id === id && (version === undefined || each.version === version)).at(-1)!;
const examples = (...path: string[]): Example[] => parse(readFileSync(join(ROOT, ...path), "utf8"));

function expectAsSaid(id: string, example: Example): void {
  const instrument = newest(id, example.version);
  const values = scores(instrument, example.responses);
  expect(values).toMatchObject(example.scores ?? {});
  expect(bands(instrument, values)).toMatchObject(example.bands ?? {});
  if (example.category !== undefined) expect(category(instrument, example.responses)).toBe(example.category);
  if (example.reveals) expect(needs(instrument, example.responses)).toEqual(example.reveals);
}

for (const id of new Set(known.map((each) => each.id))) {
  describe(`worked examples of ${id}`, () => {
    for (const example of examples("questionnaires", id, "examples.yaml")) {
      test(example.why, () => expectAsSaid(id, example));
    }
  });
}

describe("what is no answer", () => {
  for (const example of examples("tests", "cases", "scoring", "not-counted.yaml") as (Example & {
    instrument: string;
  })[]) {
    test(example.why, () => expectAsSaid(example.instrument, example));
  }
});

test("a name that every object has is not a response", () => {
  const odd = { ...newest("phq-4"), items: [{ id: "constructor", minimum: 0, maximum: 3 }] };
  const scale = { ...odd.scales[0]!, items: ["constructor"], min_answered: 1 };
  expect(scores({ ...odd, scales: [scale] }, {})).toEqual({ total: null });
});

test("a scale's range follows from its items", () => {
  const range = (id: string, scale: string) =>
    scoreRange(newest(id), newest(id).scales.find((each) => each.id === scale)!);
  expect(range("wellbeing-14", "total")).toEqual([0, 70]);
  expect(range("wellbeing-14", "mean")).toEqual([0, 5]);
  expect(range("mhi-5", "total")).toEqual([0, 100]);
});
