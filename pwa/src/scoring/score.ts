/** Scale scores and bands: the same whole-number arithmetic and one division as backend/welnu/scoring/score.py. */
import type { Bands, Definition, Item, Responses, Scale } from "./definition.ts";

/** The responses that count: whole numbers, of known items, within the item's range. */
export function counted(definition: Definition, responses: Responses): Map<string, number> {
  const answers = new Map<string, number>();
  for (const { id, minimum, maximum } of definition.items) {
    const value = Object.hasOwn(responses, id) ? responses[id] : undefined;
    if (Number.isInteger(value) && minimum <= (value as number) && (value as number) <= maximum) {
      answers.set(id, value as number);
    }
  }
  return answers;
}

/** The score of `scale`, in its points, or null if too few of its items were answered. */
export function score(definition: Definition, scale: Scale, answers: ReadonlyMap<string, number>): number | null {
  const items = itemsOf(definition, scale);
  const answered = items.filter(({ id }) => answers.has(id));
  const number = answered.length;
  if (number < scale.min_answered) return null;
  const total = sum(answered.map((item) => keyed(item, answers.get(item.id)!, scale)));
  if (scale.method === "mean") return total / number;
  if (scale.method === "sum") return (total * items.length) / number;
  const lowest = sum(items.map(({ minimum }) => minimum));
  const highest = sum(items.map(({ maximum }) => maximum));
  return (100 * (total * items.length - lowest * number)) / ((highest - lowest) * number);
}

/** The score of every scale, by scale id. */
export function scores(definition: Definition, responses: Responses): Record<string, number | null> {
  const answers = counted(definition, responses);
  return Object.fromEntries(definition.scales.map((scale) => [scale.id, score(definition, scale, answers)]));
}

/** The lowest and highest score that `scale` can have, in its points. */
export function scoreRange(definition: Definition, scale: Scale): [number, number] {
  if (scale.method === "percent") return [0, 100];
  const items = itemsOf(definition, scale);
  const number = scale.method === "mean" ? items.length : 1;
  return [sum(items.map(({ minimum }) => minimum)) / number, sum(items.map(({ maximum }) => maximum)) / number];
}

/** The id of the band that `value` has reached, such as "5-9"; a prorated 9.5 has not reached the next one yet. */
export function band(ranges: Bands["ranges"], value: number): string {
  return ranges
    .filter(([first]) => first <= value)
    .at(-1)!
    .join("-");
}

/** The band of every scale that has bands, by scale id; null where there is no score. */
export function bands(definition: Definition, values: Readonly<Record<string, number | null>>) {
  const found: Record<string, string | null> = {};
  for (const { id, bands } of definition.scales) {
    const value = values[id] ?? null;
    if (bands) found[id] = value === null ? null : band(bands.ranges, value);
  }
  return found;
}

function itemsOf(definition: Definition, scale: Scale): Item[] {
  return scale.items.map((id) => definition.items.find((item) => item.id === id)!);
}

function keyed({ id, minimum, maximum }: Item, value: number, scale: Scale): number {
  return scale.reversed.includes(id) ? minimum + maximum - value : value;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
