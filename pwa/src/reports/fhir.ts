/**
 * A summary as a FHIR R4 Bundle: the same as backend/welnu/reports/fhir.py, where it says what is told and what is not.
 */
import { category, counted, type Item, score } from "../scoring/index.ts";
import {
  type Asked,
  asked,
  canonical,
  categoryCoding,
  choices,
  codes,
  codings,
  inCategory,
  type Json,
  questionnaire,
} from "./asked.ts";
import type { Answers, Find, Summary } from "./model";

const SURVEY = {
  coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "survey" }],
};
const POINTS = { unit: "score", system: "http://unitsofmeasure.org", code: "{score}" };

/** Return the answers of `summary` as a Bundle; `id`, a UUID by chance, names it and all that is new in it. */
export async function bundle(summary: Summary, find: Find, language: string, id: string): Promise<Json> {
  const answers = summary.answers ?? [];
  const known = await allAsked(answers, find, language);
  const nextId = counting(id);
  const resources = [
    ...(known.size > 0 ? [await codes([...known.values()])] : []),
    ...[...known.values()].map(questionnaire),
    ...answers.flatMap((answer) => {
      const each = known.get(keyOf(answer));
      return each ? administration(answer, each, nextId) : [];
    }),
  ];
  const entry = resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource }));
  return {
    resourceType: "Bundle",
    id,
    type: "collection",
    timestamp: summary.made_at,
    ...(entry.length > 0 ? { entry } : {}),
  };
}

const keyOf = ({ instrument, version }: Answers): string => `${instrument} ${version}`;

/** Return what was answered and is known here, by id and version, in that order. */
async function allAsked(answers: readonly Answers[], find: Find, language: string): Promise<Map<string, Asked>> {
  const found = new Map(answers.map((answer) => [keyOf(answer), find(answer.instrument, answer.version)]));
  const instruments = [...found.values()].filter((each) => each !== undefined);
  instruments.sort((one, other) => (one.id === other.id ? one.version - other.version : one.id < other.id ? -1 : 1));
  const all = await Promise.all(instruments.map((each) => asked(each, language)));
  return new Map(all.map((each) => [`${each.instrument.id} ${each.instrument.version}`, each]));
}

/** Return a function that gives ids which differ from `id`, and from each other, in their last twelve digits. */
function counting(id: string): () => string {
  let last = Number.parseInt(id.slice(24), 16);
  return () => {
    last = (last + 1) % 16 ** 12;
    return id.slice(0, 24) + last.toString(16).padStart(12, "0");
  };
}

/** Return one QuestionnaireResponse, and what was observed in it. */
function administration({ on, responses }: Answers, each: Asked, nextId: () => string): Json[] {
  const given = counted(each.instrument, responses);
  const id = nextId();
  const item = each.instrument.items
    .filter(({ id }) => given.has(id))
    .map((one) => answer(each, one, given.get(one.id)!));
  const response = {
    resourceType: "QuestionnaireResponse",
    id,
    questionnaire: canonical(each),
    status: "completed",
    authored: on,
    ...(item.length > 0 ? { item } : {}),
  };
  const observations = observed(each, given).map((particular) => ({
    resourceType: "Observation",
    id: nextId(),
    status: "final",
    category: [SURVEY],
    effectiveDateTime: on,
    derivedFrom: [{ reference: `urn:uuid:${id}` }],
    ...particular,
  }));
  return [response, ...observations];
}

function answer(each: Asked, item: Item, value: number): Json {
  const valueCoding = choices(each, item)[value - item.minimum];
  return { linkId: item.id, answer: [valueCoding ? { valueCoding } : { valueInteger: value }] };
}

/** Return what is particular to the Observation of each score, and of the category. */
function observed(each: Asked, given: ReadonlyMap<string, number>): Json[] {
  const { instrument } = each;
  const found: Json[] = instrument.scales.flatMap((scale) => {
    const value = score(instrument, scale, given);
    return value === null ? [] : [{ code: { coding: codings(each, scale) }, valueQuantity: { value, ...POINTS } }];
  });
  const name = category(instrument, Object.fromEntries(given));
  if (name === null) return found;
  const valueCodeableConcept = { coding: [inCategory(each, name)] };
  return [...found, { code: { coding: [categoryCoding(each)] }, valueCodeableConcept }];
}
