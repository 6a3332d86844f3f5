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

/** Return a function that tells how well fields fit what was typed; 0 when one of its words fits nothing. */
export function relevanceFor(typed: string): (fields: readonly Field[]) => number {
  const terms = wordsOf(typed);
  const apart = terms.map(seeker);
  const together = terms.length > 1 ? seeker(terms.join("")) : () => 0;
  return (fields) => {
    const scores = apart.map((seek) => seek(fields));
    const mean = scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / terms.length;
    return Math.max(mean, together(fields));
  };
}

/** Many texts share their words: each is compared with the term once. */
function seeker(term: string): (fields: readonly Field[]) => number {
  const known = new Map<string, number>();
  const fits = (word: string) => {
    const score = known.get(word) ?? closeness(term, word);
    known.set(word, score);
    return score;
  };
  const best = (words: readonly string[]) => words.reduce((most, word) => Math.max(most, fits(word)), 0);
  return (fields) => fields.reduce((most, { weight, words }) => Math.max(most, weight * best(words)), 0);
}

/** Return how well one word fits a term that was typed. */
export function closeness(term: string, word: string): number {
  if (word === term) return SAME;
  if (word.startsWith(term)) return BEGINS;
  if (term.length >= 3 && word.includes(term)) return WITHIN;
  const forgiven = slipsIn(term);
  return forgiven > 0 && slips(term, word) <= forgiven ? ALMOST : 0;
}

/** How many slips are forgiven in a word of this length. */
const slipsIn = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Return how many letters are to be added, left out, changed or swapped with the next to make `term` the beginning of
 * `word`, or all of it (optimal string alignment).
 */
export function slips(term: string, word: string): number {
  let before: number[] = [];
  let above = Array.from({ length: word.length + 1 }, (_, n) => n);
  for (let i = 1; i <= term.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const changed = above[j - 1]! + (term[i - 1] === word[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, above[j]! + 1, row[j - 1]! + 1);
      const swaps = i > 1 && j > 1 && term[i - 1] === word[j - 2] && term[i - 2] === word[j - 1];
      if (swaps) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, above] = [above, row];
  }
  return Math.min(...above);
}
