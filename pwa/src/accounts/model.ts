import type { Language } from "../i18n";

export const LIFE_PHASES = [
  "expecting",
  "young_parent",
  "child",
  "adolescent",
  "student",
  "adult",
  "working",
  "caring",
  "older",
] as const;

export type LifePhase = (typeof LIFE_PHASES)[number];

/** What the server knows of a person. `birth_years`: the first of the five years in which they were born. */
export type Told = { language: Language; life_phase: LifePhase | null; time_zone: string; birth_years: number | null };

/** What this phone knows: the name by which the app greets never leaves it. */
export type Profile = Told & { name?: string };

/** Return the part of a profile that the server keeps. */
export const toldIn = ({ language, life_phase, time_zone, birth_years }: Told): Told => ({
  language,
  life_phase,
  time_zone,
  birth_years,
});

export const isEqual = (one: Told, other: Told) => JSON.stringify(toldIn(one)) === JSON.stringify(toldIn(other));

export type Person = Told & {
  id: string;
  email: string | null;
  created_at: string;
  consent: { version: string; given_at: string };
};

/** none: not started. phone: everything on this phone alone. account: stored on the server too. */
export type Account =
  | { mode: "none" }
  | { mode: "phone"; profile: Profile }
  | {
      mode: "account";
      person: Person;
      profile: Profile;
      loggedOut?: true; // the server wants a log-in; everything goes on, on this phone
      untold?: true; // the profile was changed and the server does not know yet
      synced_at?: string;
    };

/** What came of asking the server: what was asked for, or a code that the screens translate. */
export type Result<Gain> = ({ ok: true } & Gain) | { ok: false; error: string; fields: Record<string, string> };
