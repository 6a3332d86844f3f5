/** Names of the vocabulary, in the language in use. */
import { language } from "../i18n";
import { vocabulary } from "./catalogue";
import type { Vocabulary, Words } from "./intervention";

/** Return the name of `id` as it stands within a sentence. */
export const named = (part: keyof Vocabulary, id: string): string =>
  (vocabulary[part] as Record<string, Words>)[id]?.[language.value] ?? id;

/** Return the name of `id` as it stands alone. */
export const Named = (part: keyof Vocabulary, id: string): string => upperFirst(named(part, id));

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const said = (words: Words): string => words[language.value];

/** Return "een, twee en drie". */
export const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(language.value, { type: "conjunction" }).format(words);
