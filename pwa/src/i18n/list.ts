import { language } from "./index";

const LOCALES = { nl: "nl-NL", en: "en-GB" };

/** Return `words` as one lists them: "a, b en c". */
export const list = (words: readonly string[]): string => new Intl.ListFormat(LOCALES[language.value]).format(words);
