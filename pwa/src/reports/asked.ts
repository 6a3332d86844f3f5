/**
 * What was asked, in FHIR R4: the same as backend/welnu/reports/asked.py.
 *
 * Questions have words in our own instruments alone; those of published ones are not ours to hand on.
 */
import type { Instrument, Texts } from "../instruments/instrument";
import { type Item, type Scale, scoreRange } from "../scoring/index.ts";
import { CODES, LOINC } from "./loinc.ts";
import { stableId } from "./stable-id.ts";

const LOWEST = "http://hl7.org/fhir/StructureDefinition/minValue";
const HIGHEST = "http://hl7.org/fhir/StructureDefinition/maxValue";
const VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const CATEGORIES = ["flourishing", "moderate", "languishing"];

export type Json = { [key: string]: unknown };
export type Coding = { system: string; code: string; display: string };

/** An instrument as it was asked, in the words of one language where it has words of its own. */
export type Asked = {
  instrument: Instrument;
  texts: Texts | undefined;
  language: string;
  id: string;
  system: string; // of our own codes
};

export async function asked(instrument: Instrument, language: string): Promise<Asked> {
  const texts = instrument.text === "own" ? instrument.texts[language] : undefined;
  const id = await stableId(`${instrument.id}|${instrument.version}`);
  return { instrument, texts, language, id, system: `urn:uuid:${await stableId("codes")}` };
}

export const canonical = ({ id, instrument }: Asked): string => `urn:uuid:${id}|${instrument.version}`;

/** Return a code for each value of `item`, lowest first; none where values are told as numbers. */
export function choices(each: Asked, { id, minimum }: Item): Coding[] {
  const said = each.texts?.items[id];
  if (!said || said.low !== undefined) return [];
  const words = said.answers ?? each.texts?.answers ?? [];
  return words.map((display, place) => coding(each, `item.${id}.${minimum + place}`, display));
}

/** Return the codes of a score: the public one where there is one, and ours. */
export function codings(each: Asked, { id }: Scale): Coding[] {
  const name = each.texts?.scales?.[id]?.name ?? id;
  const ours = coding(each, `scale.${id}`, `${titleOf(each)} – ${name}`);
  const known = CODES[`${each.instrument.id} ${id}`];
  return known ? [{ system: LOINC, code: known[0], display: known[1] }, ours] : [ours];
}

export const categoryCoding = (each: Asked): Coding => coding(each, "category", `${titleOf(each)} – category`);

export const inCategory = (each: Asked, name: string): Coding => coding(each, `category.${name}`, name);

const titleOf = ({ texts, instrument }: Asked): string => texts?.title ?? instrument.id;

const coding = ({ system, instrument }: Asked, code: string, display: string): Coding => ({
  system,
  code: `${instrument.id}.${code}`,
  display,
});

/** Return the questions of an instrument. */
export function questionnaire(each: Asked): Json {
  const { id, instrument, texts, language, system } = each;
  return {
    resourceType: "Questionnaire",
    id,
    ...(texts ? { language } : {}),
    url: `urn:uuid:${id}`,
    identifier: [{ system, value: instrument.id }],
    version: String(instrument.version),
    title: titleOf(each),
    status: "active",
    date: instrument.released_on,
    publisher: instrument.licence.holder,
    copyright: instrument.licence.text,
    item: instrument.items.map((item) => question(each, item)),
  };
}

function question(each: Asked, item: Item): Json {
  const said = each.texts ? { text: each.texts.items[item.id]!.question } : {};
  const options = choices(each, item).map((valueCoding, place) => ({
    extension: [{ url: VALUE, valueDecimal: item.minimum + place }],
    valueCoding,
  }));
  if (options.length > 0) return { linkId: item.id, ...said, type: "choice", answerOption: options };
  const extension = [
    { url: LOWEST, valueInteger: item.minimum },
    { url: HIGHEST, valueInteger: item.maximum },
  ];
  return { extension, linkId: item.id, ...said, type: "integer" };
}

/** Return our own codes for what was asked. */
export async function codes(all: readonly Asked[]): Promise<Json> {
  const id = await stableId("codes");
  return {
    resourceType: "CodeSystem",
    id,
    url: `urn:uuid:${id}`,
    title: "Welnu",
    status: "active",
    caseSensitive: true,
    content: "fragment", // the instruments of this report alone
    concept: all.flatMap(concepts),
  };
}

function concepts(each: Asked): Json[] {
  const { scales, items, category } = each.instrument;
  return [
    ...scales.map((scale) => ({
      ...concept(codings(each, scale).at(-1)!),
      definition: scoreRange(each.instrument, scale).join("–"),
    })),
    ...(category ? [concept(categoryCoding(each)), ...CATEGORIES.map((name) => concept(inCategory(each, name)))] : []),
    ...items.flatMap((item) => choices(each, item).map(concept)),
  ];
}

const concept = ({ code, display }: Coding): Json => ({ code, display });
