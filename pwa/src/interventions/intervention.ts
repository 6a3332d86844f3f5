/** What the catalogue says of an intervention; the same as backend/welnu/interventions. */
import type { Language } from "../i18n";

export type Words = Record<Language, string>;
export type Level = "effective" | "well_substantiated" | "promising" | "none_stated";

/** Lines of the factsheet. */
export type Lines = readonly number[];

/** Whole years, both ends included; `to: null` for "and older". */
export interface Ages {
  from: number;
  to: number | null;
  lines: Lines;
}

export interface Evidence {
  level: Level;
  basis: "stated" | "heading_only" | "none";
  by: "committee" | "experts" | "none";
  recognised: "yes" | "no" | "in_preparation" | "not_stated";
  quote: string | null;
  lines: Lines;
  note?: Words;
  conflict?: boolean;
}

export interface Availability {
  status: "offered" | "not_stated" | "limited" | "local" | "abroad" | "not_offered_now";
  quote: string | null;
  lines: Lines;
  place?: string;
}

export interface Access {
  how: readonly string[];
  lines: Lines;
  note?: Words;
}

export interface Intervention {
  id: string;
  name: string;
  aliases: readonly string[];
  kind: "intervention" | "programme" | "website" | "tool" | "organisation";
  phases: readonly string[];
  for: {
    who: "person" | "parent" | "institution" | "professionals";
    ages?: Ages;
    sex?: string;
    groups: readonly string[];
    suited: readonly string[];
    words: Words;
  };
  through: readonly string[];
  needs: readonly string[];
  also: readonly string[];
  form: readonly string[];
  setting: readonly string[];
  languages: readonly string[];
  summary: Words;
  evidence: Evidence;
  availability: Availability;
  access: Access;
  url: string | null;
  url_lines: Lines;
  lines: Lines;
  checked_on: string;
}

/** Help that the factsheet says is missing: for needs, for a group, or for the needs of a group. */
export interface Gap {
  id: string;
  needs: readonly string[];
  situations: readonly string[];
  phases: readonly string[];
  text: Words;
  lines: Lines;
}

/** What reasons, caveats and gaps say, with names in braces to be filled in. */
export type Sentences = Record<"reasons" | "caveats" | "gaps", Record<string, Words>>;

/** A need: `near`, what comes closest; `implies`, the situation of whoever has it. */
export type Need = Words & { near: readonly string[]; implies?: string };
export type Situation = Words & { includes?: readonly string[] };
export type Phase = Words & { of: "child" | "person"; months: readonly [number, number | null]; lines: Lines };

/** The words that the catalogue, the profile and the match share. */
export interface Vocabulary {
  needs: Record<string, Need>;
  situations: Record<string, Situation>;
  phases: Record<string, Phase>;
  sex: Record<string, Words>;
  languages: Record<string, Words>;
  form: Record<string, Words>;
  setting: Record<string, Words>;
  kinds: Record<string, Words>;
  evidence: Record<Level, Words>;
  recognised: Record<string, Words>;
  availability: Record<string, Words>;
  access: Record<string, Words>;
}

export interface Catalogue {
  entries: Intervention[];
  vocabulary: Vocabulary;
  gaps: Gap[];
  sentences: Sentences;
}
