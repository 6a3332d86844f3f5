/** What is scored, and how: the part of an instrument that gives its answers a meaning. */
export interface Definition {
  items: readonly Item[];
  scales: readonly Scale[];
  category: { rule: string; source: string } | null;
  reveals: readonly Reveal[];
}

/** One question, answered with a whole number from `minimum` to `maximum`. */
export interface Item {
  id: string;
  minimum: number;
  maximum: number;
}

/** Items combined into one score. With fewer than `min_answered` answers there is none. */
export interface Scale {
  id: string;
  method: "sum" | "mean" | "percent";
  items: readonly string[];
  min_answered: number;
  higher_is: "better" | "worse";
  /** Items that count as minimum + maximum - value. */
  reversed: readonly string[];
  bands: Bands | null;
  reference: Reference | null;
}

/** Ranges of a scale's scores, first and last, in whole points. */
export interface Bands {
  ranges: readonly (readonly [number, number])[];
  source: string;
}

/** How a scale behaves in a population; `sd` in points of the scale, `reliability` from 0 to 1. */
export interface Reference {
  sd: number;
  reliability: number;
  source: string;
  /** The figures are of another wording, or were derived. */
  approximate: boolean;
}

/** A response to `item`, or a score on `scale`, of `at_least` or `at_most` this value suggests a need. */
export interface Reveal {
  need: string;
  item: string | null;
  scale: string | null;
  at_least: number | null;
  at_most: number | null;
  source: string;
}

/** Item id -> value; a skipped item has no entry. */
export type Responses = Readonly<Record<string, unknown>>;
export type Category = "flourishing" | "moderate" | "languishing";
