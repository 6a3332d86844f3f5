import type { Instrument } from "../instruments";
import { type Scale, scoreRange, scores } from "../scoring";
import { type Change, change } from "../trends/change";

type Responses = Readonly<Record<string, number>>;

/** A scale as the result shows it. */
export interface Part {
  scale: Scale;
  /** Null with too few answers. */
  score: number | null;
  /** Where the score lies between the lowest (0) and the highest (1) that is possible. */
  place: number | null;
  /** Where the score of the time before lies. */
  before: number | null;
  moved: Change | null;
  /** The items of this scale that were left open. */
  open: string[];
}

export interface Outcome {
  /** The scale of all items, if there is one. */
  overall: Part | null;
  /** The scales of some of the items; of all, where there are no smaller ones. */
  parts: Part[];
}

/** What one administration says, beside the time before. */
export function outcome(instrument: Instrument, responses: Responses, before: Responses | null): Outcome {
  const now = scores(instrument, responses);
  const then = before ? scores(instrument, before) : {};
  const all = instrument.scales.map((scale) =>
    part(instrument, scale, now[scale.id] ?? null, then[scale.id] ?? null, responses),
  );
  const isWhole = ({ scale }: Part) => scale.items.length === instrument.items.length;
  const smaller = all.filter((each) => !isWhole(each));
  const overall = all.find(isWhole) ?? null;
  return { overall, parts: smaller.length > 0 || !overall ? smaller : [overall] };
}

function part(
  instrument: Instrument,
  scale: Scale,
  score: number | null,
  before: number | null,
  responses: Responses,
): Part {
  const [lowest, highest] = scoreRange(instrument, scale);
  const placeOf = (value: number | null) => (value === null ? null : (value - lowest) / (highest - lowest));
  const place = placeOf(score);
  const placeBefore = placeOf(before);
  const moved = change(before, score, scale.reference) ?? movedInWords(placeBefore, place, stepsOf(instrument, scale));
  const open = scale.items.filter((id) => !(id in responses));
  return { scale, score, place, before: placeBefore, moved, open };
}

/**
 * Where nobody has measured how sharp a scale is: a change is half an answer or more on average.
 * Welnu's own choice, since from there on the answer nearest the mean is another one.
 */
function movedInWords(before: number | null, now: number | null, steps: number): Change | null {
  if (before === null || now === null) return null;
  const answers = (now - before) * steps;
  if (Math.abs(answers) < 0.5) return "same";
  return answers > 0 ? "more" : "less";
}

/** How many steps the answers of a scale's first item have. */
function stepsOf(instrument: Instrument, scale: Scale): number {
  const item = instrument.items.find(({ id }) => id === scale.items[0])!;
  return item.maximum - item.minimum;
}

/** The number of the answer nearest to the mean; null if the items have not the same answers, or some are reversed. */
export function nearestAnswer(instrument: Instrument, { scale, place }: Pick<Part, "scale" | "place">): number | null {
  const items = instrument.items.filter(({ id }) => scale.items.includes(id));
  const alike = items.every(({ minimum, maximum }) => minimum === items[0]!.minimum && maximum === items[0]!.maximum);
  if (place === null || !alike || scale.reversed.length > 0) return null;
  return Math.round(place * stepsOf(instrument, scale));
}
