/** What a report is made of, what is chosen of it, and what it says. */
import type { CheckIn } from "../checkins/model";
import type { Instrument } from "../instruments/instrument";
import type { Uptake } from "../interventions/uptake";

export const SCOPES = ["summary", "trend", "answers", "notes", "uptakes"] as const;
export type Scope = (typeof SCOPES)[number];

/** What is told, of which instruments, from which day up to and with which: null is the first check-in, and now. */
export type Choice = {
  scope: readonly Scope[];
  instruments: readonly string[];
  from: string | null;
  to: string | null;
};

/** What stands at the head of what a practitioner sees; a person's own report has none of it. */
export type Opening = { open_until: string | null; called: string | null; note: string | null };

/** A person's own copy of their record. */
export type PersonalRecord = {
  life_phase: string | null;
  time_zone: string;
  checkins: readonly Pick<
    CheckIn,
    "id" | "completed_at" | "time_zone" | "clock_skew_seconds" | "administrations" | "tags" | "note"
  >[];
  uptakes: readonly Pick<
    Uptake,
    "id" | "intervention" | "status" | "started_on" | "ended_on" | "helped" | "note" | "for_child" | "changed_at"
  >[];
};

/** Finds an instrument in the version that was answered. */
export type Find = (id: string, version: number) => Instrument | undefined;

export type ScaleResult = {
  scale: string;
  score: number | null;
  minimum: number;
  maximum: number;
  band: string | null;
};
export type Result = { on: string; scales: ScaleResult[]; category: string | null };
export type ScoredDay = { on: string; score: number };

/** `beyond_error`: more than measurement error; null where that cannot be said. */
export type ScaleChange = {
  scale: string;
  first: ScoredDay;
  last: ScoredDay;
  points: number;
  beyond_error: boolean | null;
};

/** The scored days of a scale; a day that is not there is a gap. */
export type Series = { scale: string; minimum: number; maximum: number; points: [on: string, score: number][] };

export type InstrumentSummary = {
  instrument: string;
  version: number;
  times?: number;
  last?: Result;
  change?: ScaleChange[] | null;
  series?: Series[];
};

export type Answers = {
  on: string;
  instrument: string;
  version: number;
  responses: Record<string, number>;
  tags: string[];
};
export type Note = { on: string; note: string };
export type Tried = {
  intervention: string;
  status: string;
  started_on: string | null;
  ended_on: string | null;
  helped: number | null;
  for_child: boolean;
  note?: string | null;
};

/** A summary of one page. Parts that its scope does not hold are absent. */
export type Summary = Opening & {
  version: number;
  made_at: string;
  period: { from: string | null; to: string };
  scope: Scope[];
  life_phase?: string | null;
  checkins?: { count: number; days: number; of_days: number };
  instruments?: InstrumentSummary[];
  answers?: Answers[];
  notes?: Note[];
  uptakes?: Tried[];
};
