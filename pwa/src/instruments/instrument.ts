import type { SafetyRules } from "../safety/concerns";
import type { Definition } from "../scoring/definition";

/** What can be asked, or at least scored: a questionnaire in one version. Without texts it can only be scored. */
export interface Instrument extends Definition {
  id: string;
  version: number;
  released_on: string;
  text: "own" | "external";
  licence: { text: string; holder: string };
  source: string;
  recall_period_days: number;
  life_phases: readonly string[];
  safety: SafetyRules;
  tags: readonly string[];
  note: boolean;
  texts: Readonly<Record<string, Texts>>;
}

/** An instrument in the words of one language. */
export interface Texts {
  title: string;
  about: string;
  recall?: string;
  /** One for each value, from the lowest on; an item's own come first. */
  answers?: readonly string[];
  items: Readonly<Record<string, ItemTexts>>;
  scales?: Readonly<Record<string, { name: string; about: string }>>;
  tags?: Readonly<Record<string, string>>;
  note?: string;
}

/** One item in words; `low` and `high` where the answers have words at both ends alone. */
export interface ItemTexts {
  question: string;
  name?: string;
  hint?: string;
  low?: string;
  high?: string;
  answers?: readonly string[];
}
