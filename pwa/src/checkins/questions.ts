import type { Instrument, Texts } from "../instruments";

/** One answer that can be chosen; `label` is null where only the ends of the range have words. */
export interface Answer {
  value: number;
  label: string | null;
  /** How full the well beside it is: 0 … 1. */
  level: number;
}

/** An item as a person meets it: in words, with the answers to choose from. */
export interface Question {
  id: string;
  name?: string;
  question: string;
  hint?: string;
  low?: string;
  high?: string;
  minimum: number;
  maximum: number;
  answers: Answer[];
}

/** The questions of an instrument in the words of one language, in order. */
export function questionsOf(instrument: Instrument, texts: Texts): Question[] {
  return instrument.items.flatMap(({ id, minimum, maximum }) => {
    const words = texts.items[id];
    if (!words) return [];
    const labels = words.low === undefined ? (words.answers ?? texts.answers) : undefined;
    return [{ id, minimum, maximum, ...words, answers: answersOf(minimum, maximum, labels) }];
  });
}

function answersOf(minimum: number, maximum: number, labels: readonly string[] | undefined): Answer[] {
  return Array.from({ length: maximum - minimum + 1 }, (_, n) => ({
    value: minimum + n,
    label: labels?.[n] ?? null,
    level: n / (maximum - minimum),
  }));
}

/** Whether an instrument is asked with wells on one screen: a few things with a short name, and words at both ends. */
export const asWells = (questions: readonly Question[]): boolean =>
  questions.length <= 6 && questions.every(({ name, low }) => name !== undefined && low !== undefined);
