// The personas that the server's match is held to as well: tests/interventions/test_personas.py.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { read } from "../../plugins/interventions";
import { type Match, match } from "../../src/interventions/matching";
import type { Profile } from "../../src/interventions/profile";

interface Persona {
  who: string;
  profile: Profile;
  first?: string[];
  offered?: string[];
  never?: string[];
  shortlisted?: string[];
  above?: [string, string][];
  reasons?: Record<string, string[]>;
  caveats?: Record<string, string[]>;
  gaps?: string[];
  safety?: boolean;
}

const CASES = join(import.meta.dirname, "../../../tests/cases/interventions");
const catalogue = read();
const files = readdirSync(CASES).filter((name) => name.startsWith("personas-"));

const ids = ({ offers }: Match) => offers.map(({ intervention }) => intervention.id);

function expectAsSaid(persona: Persona): void {
  const found = match(persona.profile, catalogue);
  const offered = ids(found);
  expect(offered.slice(0, persona.first?.length ?? 0)).toEqual(persona.first ?? []);
  expect(offered).toEqual(expect.arrayContaining(persona.offered ?? []));
  expect(offered.filter((id) => persona.never?.includes(id))).toEqual([]);
  expect(found.shortlist).toEqual(expect.arrayContaining(persona.shortlisted ?? []));
  for (const [above, below] of persona.above ?? []) expect(offered.indexOf(above)).toBeLessThan(offered.indexOf(below));
  for (const kind of ["reasons", "caveats"] as const) {
    for (const [id, codes] of Object.entries(persona[kind] ?? {})) {
      const parts = found.offers.find(({ intervention }) => intervention.id === id)![kind];
      expect(parts.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
    }
  }
  const missing = found.gaps.map((gap) => ("code" in gap ? gap.code : gap.id));
  expect(missing).toEqual(expect.arrayContaining(persona.gaps ?? []));
  expect(found.concern !== null).toBe(persona.safety ?? false);
}

describe.each(files)("%s", (file) => {
  for (const persona of parse(readFileSync(join(CASES, file), "utf8")) as Persona[]) {
    test(persona.who, () => expectAsSaid(persona));
  }
});

test("the whole catalogue is matched within a frame of the screen", () => {
  const { profile } = (parse(readFileSync(join(CASES, files[0]!), "utf8")) as Persona[])[0]!;
  const times = Array.from({ length: 20 }, () => {
    const started = performance.now();
    match(profile, catalogue);
    return performance.now() - started;
  });

  expect(Math.min(...times)).toBeLessThan(16); // the others may have waited for another program
});
