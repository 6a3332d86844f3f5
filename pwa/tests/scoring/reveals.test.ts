import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type Definition, needs, type Responses } from "../../src/scoring";

interface Case {
  why: string;
  responses: Responses;
  reveals: string[];
}

const FILE = join(import.meta.dirname, "../../../tests/cases/scoring/reveals.yaml");
const UNSAID = { item: null, scale: null, at_least: null, at_most: null };
const said: { definition: Definition; cases: Case[] } = parse(readFileSync(FILE, "utf8"));
const definition = { ...said.definition, reveals: said.definition.reveals.map((rule) => ({ ...UNSAID, ...rule })) };

for (const { why, responses, reveals } of said.cases) {
  test(why, () => expect(needs(definition, responses)).toEqual(reveals));
}
