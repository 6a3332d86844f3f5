/** What Help begins with, and what becomes of it for the match. */
import type { Account, LifePhase } from "../accounts/model";
import type { Profile } from "./profile";

export interface Choices {
  asksFor: "self" | "child";
  needs: string[];
  /** Whole years, of the person. */
  age: number | null;
  childMonths: number | null;
  situations: string[];
  form: string[];
  setting: string[];
  anonymous: boolean;
  languages: string[];
  place: string | null;
  /** Needs that answers suggested and that the person let go of. */
  dropped: string[];
}

const SITUATION: Partial<Record<LifePhase, string>> = {
  expecting: "pregnant",
  young_parent: "new_parent",
  student: "student",
  working: "employee",
  caring: "carer",
};
const BRACKET = 5; // years; see accounts/about.tsx

/** Return what is known of whoever is here, to be seen and changed: the middle of their five years of birth, their phase. */
export function choicesFor(who: Account, now: Date): Choices {
  const { life_phase = null, birth_years = null } = who.mode === "none" ? {} : who.profile;
  const situation = life_phase && SITUATION[life_phase];
  return {
    asksFor: "self",
    needs: [],
    age: birth_years === null ? null : Math.max(0, now.getFullYear() - birth_years - Math.floor(BRACKET / 2)),
    childMonths: null,
    situations: situation ? [situation] : [],
    form: [],
    setting: [],
    anonymous: false,
    languages: [],
    place: null,
    dropped: [],
  };
}

/** Return what the match is told. For a child, the parent's own situations stay out of it but for being a parent. */
export function profileOf(choices: Choices, concern = false): Profile {
  const { asksFor, childMonths, form, setting, anonymous, place } = choices;
  return {
    for: asksFor,
    needs: choices.needs,
    age: choices.age,
    situations: choices.situations,
    child: asksFor === "child" ? { age_months: childMonths } : null,
    prefer: { form, setting, anonymous },
    languages: choices.languages,
    place,
    concern,
  };
}
