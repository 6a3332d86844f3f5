/** Reasons, caveats and gaps in words; the same as backend/welnu/interventions/sentences.py. */
import type { Language } from "../i18n";
import type { Part } from "./admission";
import type { Catalogue, Sentences, Vocabulary, Words } from "./intervention";

/** Where the name of a value stands in the vocabulary; what is not here is written as it is. */
const NAMED_IN: Record<string, keyof Vocabulary> = {
  need: "needs",
  near: "needs",
  situation: "situations",
  phase: "phases",
  form: "form",
  setting: "setting",
  access: "access",
  level: "evidence",
  language: "languages",
  sex: "sex",
};

/** Return the sentence of a part. */
export function inWords(
  kind: keyof Sentences,
  part: Part,
  { sentences, vocabulary }: Pick<Catalogue, "sentences" | "vocabulary">,
  language: Language,
): string {
  const template = sentences[kind][part.code]![language];
  return template.replace(/\{(\w+)\}/g, (_, key: string) => name(key, part[key], vocabulary, language));
}

function name(key: string, value: unknown, vocabulary: Vocabulary, language: Language): string {
  if (typeof value === "object" && value !== null) return (value as Words)[language];
  const part = NAMED_IN[key];
  const found = part && (vocabulary[part] as Record<string, Words>)[String(value)];
  return found ? found[language] : String(value);
}
