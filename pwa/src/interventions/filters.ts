/** What someone wants to see of the catalogue: words to search for, and values to choose from. */
import { barOf } from "./bar";
import type { Intervention, Vocabulary } from "./intervention";
import { type Field, field, relevanceFor } from "./search";

export const FACETS = ["phase", "need", "form", "setting", "evidence"] as const;
export type Facet = (typeof FACETS)[number];

/** Within a facet, any of the values will do; all facets must agree. */
export type Filters = { text: string } & Record<Facet, readonly string[]>;

export const EVERYTHING: Filters = { text: "", phase: [], need: [], form: [], setting: [], evidence: [] };

/** In place of a phase: what concerns everyone. */
export const ANY_PHASE = "any";

/** Return what an intervention has of a facet. */
export function valuesOf(entry: Intervention, facet: Facet): readonly string[] {
  switch (facet) {
    case "phase":
      return entry.phases.length > 0 ? entry.phases : [ANY_PHASE];
    case "need":
      return [...entry.needs, ...entry.also];
    case "evidence":
      return [entry.evidence.level];
    default:
      return entry[facet];
  }
}

/** Return the values of a facet that can be chosen, in the order of the vocabulary. */
export function optionsOf(facet: Facet, vocabulary: Vocabulary): string[] {
  const sources = { phase: "phases", need: "needs", form: "form", setting: "setting", evidence: "evidence" } as const;
  const ids = Object.keys(vocabulary[sources[facet]]);
  return facet === "phase" ? [...ids, ANY_PHASE] : ids;
}

const passes = (entry: Intervention, filters: Filters, facet: Facet): boolean =>
  filters[facet].length === 0 || valuesOf(entry, facet).some((value) => filters[facet].includes(value));

const passesAll = (entry: Intervention, filters: Filters, but?: Facet): boolean =>
  FACETS.every((facet) => facet === but || passes(entry, filters, facet));

/** A catalogue that is ready to be searched. */
export interface Library {
  entries: readonly Intervention[];
  fields: ReadonlyMap<string, readonly Field[]>;
}

/** Make a catalogue ready to be searched, in both languages at once. */
export function libraryOf(entries: readonly Intervention[], { needs }: Vocabulary): Library {
  const fieldsOf = (entry: Intervention): [string, Field[]] => {
    const about = [...entry.needs, ...entry.also].flatMap((id) => [needs[id]?.nl ?? "", needs[id]?.en ?? ""]);
    const { words } = entry.for;
    return [
      entry.id,
      [
        field(4, [entry.name, ...entry.aliases], true),
        field(2, about),
        field(1, [words.nl, words.en, entry.summary.nl, entry.summary.en]),
      ],
    ];
  };
  return { entries, fields: new Map(entries.map(fieldsOf)) };
}

/** Return what fits, what can be joined before what cannot; by relevance when words were typed, else by name. */
export function found(library: Library, filters: Filters): Intervention[] {
  const scored = searched(library, filters.text).filter(({ entry }) => passesAll(entry, filters));
  const barred = (entry: Intervention) => (barOf(entry) ? 1 : 0);
  scored.sort(
    (one, other) =>
      other.score - one.score || barred(one.entry) - barred(other.entry) || byName(one.entry, other.entry),
  );
  return scored.map(({ entry }) => entry);
}

/** Return how many would be left if `value` were the one choice of its facet. */
export function counts(library: Library, filters: Filters, facet: Facet): Map<string, number> {
  const tally = new Map<string, number>();
  for (const { entry } of searched(library, filters.text)) {
    if (!passesAll(entry, filters, facet)) continue;
    for (const value of new Set(valuesOf(entry, facet))) tally.set(value, (tally.get(value) ?? 0) + 1);
  }
  return tally;
}

function searched({ entries, fields }: Library, text: string) {
  if (text.trim() === "") return entries.map((entry) => ({ entry, score: 0 }));
  const relevance = relevanceFor(text);
  return entries
    .map((entry) => ({ entry, score: relevance(fields.get(entry.id) ?? []) }))
    .filter(({ score }) => score > 0);
}

const byName = (one: Intervention, other: Intervention) => one.name.localeCompare(other.name, "nl");

/** Return the filters with `value` chosen, or no longer. */
export function toggled(filters: Filters, facet: Facet, value: string): Filters {
  const values = filters[facet];
  return {
    ...filters,
    [facet]: values.includes(value) ? values.filter((each) => each !== value) : [...values, value],
  };
}

/** Return the filters as the end of an address, to come back to. */
export function addressOf(filters: Filters): string {
  const said = new URLSearchParams();
  if (filters.text) said.set("q", filters.text);
  for (const facet of FACETS) for (const value of filters[facet]) said.append(facet, value);
  return said.toString();
}

/** Return the filters that the end of an address tells of; what nobody knows is left out. */
export function filtersIn(address: string, vocabulary: Vocabulary): Filters {
  const said = new URLSearchParams(address);
  const chosen = (facet: Facet) => optionsOf(facet, vocabulary).filter((id) => said.getAll(facet).includes(id));
  return {
    text: said.get("q") ?? "",
    phase: chosen("phase"),
    need: chosen("need"),
    form: chosen("form"),
    setting: chosen("setting"),
    evidence: chosen("evidence"),
  };
}
