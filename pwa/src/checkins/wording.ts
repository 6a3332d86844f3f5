import type { Instrument, Texts } from "../instruments";

/** The words of an instrument in `language`, else in a language that it has; undefined if it has none. */
export function textsOf({ texts }: Instrument, language: string): Texts | undefined {
  return texts[language] ?? Object.values(texts)[0];
}

/** The word for a tag; one that a person made up is its own word, whatever that is ("constructor"). */
export const tagWord = (tags: Texts["tags"], tag: string): string =>
  tags && Object.hasOwn(tags, tag) ? tags[tag]! : tag;

export const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
