/** Finds interventions by name and by what they are about, also with a letter wrong, missing or swapped. */

/** How well a word fits what was typed: the better, the higher; 0 does not fit. */
const SAME = 8;
const BEGINS = 6;
const WITHIN = 3;
const ALMOST = 2;

/** A text to search in, as words; `weight`: how much it says of the whole. */
export interface Field {
  weight: number;
  words: readonly string[];
}

/** Return `text` in small letters without accents; whatever is no letter or digit parts words. An @ may be read as a. */
export function plain(text: string): string {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("@", "a");
  return letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

export const wordsOf = (text: string): string[] => plain(text).split(" ").filter(Boolean);

/** Return a field of `texts`; a name also counts as one word, the way people type it: "grip op je dip" as "gripopjedip". */
export function field(weight: number, texts: readonly string[], isName = false): Field {
  const words = texts.flatMap(wordsOf);
  const whole = isName
    ? texts.flatMap((text) => [plain(text).replaceAll(" ", ""), ...wordsOf(text.replaceAll("@", ""))])
    : [];
  return { weight, words: [...new Set([...words, ...whole])] };
}

/** Return how well `fields` fit what was typed; 0 when one of its words fits nothing. */
export function relevance(typed: string, fields: readonly Field[]): number {
  const terms = wordsOf(typed);
  const apart = terms.map((term) => best(term, fields));
  const sum = apart.includes(0) ? 0 : apart.reduce((total, each) => total + each, 0) / terms.length;
  return terms.length > 1 ? Math.max(sum, best(terms.join(""), fields)) : sum;
}

const best = (term: string, fields: readonly Field[]): number =>
  Math.max(
    0,
    ...fields.map(({ weight, words }) => weight * Math.max(0, ...words.map((word) => closeness(term, word)))),
  );

/** Return how well one word fits one that was typed. */
export function closeness(term: string, word: string): number {
  if (word === term) return SAME;
  if (word.startsWith(term)) return BEGINS;
  if (term.length >= 3 && word.includes(term)) return WITHIN;
  const slips = slipsIn(term);
  if (slips === 0) return 0;
  const beginning = word.slice(0, term.length + slips);
  const near = Math.min(distance(term, word), ...endings(beginning, slips).map((part) => distance(term, part)));
  return near <= slips ? ALMOST : 0;
}

/** How many slips are forgiven in a word of this length. */
const slipsIn = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** The beginnings of a longer word that what was typed may stand for. */
const endings = (beginning: string, slips: number): string[] =>
  Array.from({ length: 2 * slips + 1 }, (_, n) => beginning.slice(0, Math.max(1, beginning.length - n)));

/** Return how many letters are to be added, left out, changed or swapped with the next to make `one` of `other`. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = above[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, above[j]! + 1, row[j - 1]! + 1);
      const swaps = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swaps) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, above] = [above, row];
  }
  return above[other.length]!;
}
