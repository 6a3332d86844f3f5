/** Needs that answers suggest: to be accepted or let go of, never taken over silently. */
import type { CheckIn } from "../checkins/model";
import type { Instrument } from "../instruments/instrument";
import { concerns } from "../safety/concerns";
import type { Reveal } from "../scoring/definition";
import { needs } from "../scoring/reveals";

const LASTING_DAYS = 42; // Welnu's own choice: what someone answered longer ago says little of what they want now
const DAY_MS = 86_400_000;

export type Responses = Readonly<Record<string, number>>;

/** One instrument as it was answered; `at` is null when it was answered just now and is not kept. */
export interface Answered {
  instrument: Instrument;
  responses: Responses;
  at: string | null;
}

/** A need, and the answer or score that tells of it. */
export interface Suggestion {
  need: string;
  rule: Reveal;
  told: Answered;
}

type Known = (id: string, version: number) => Instrument | undefined;

/** Return what was answered last with each instrument, newest first; not what was answered long ago. */
export function latest(checkins: readonly CheckIn[], known: Known, now: Date): Answered[] {
  const since = now.getTime() - LASTING_DAYS * DAY_MS;
  const found = new Map<string, Answered>();
  for (const { completed_at, administrations } of checkins.toReversed()) {
    if (Date.parse(completed_at) < since) break;
    for (const { instrument: id, version, responses } of administrations) {
      const instrument = known(id, version);
      if (instrument && !found.has(id)) found.set(id, { instrument, responses, at: completed_at });
    }
  }
  return [...found.values()];
}

/** Return the needs that answers suggest, each once: the newest answers first, in each the strongest first. */
export function suggestions(answered: readonly Answered[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const told of answered) {
    for (const need of needs(told.instrument, told.responses)) {
      const rule = ruleFor(need, told);
      if (rule && !found.has(need)) found.set(need, { need, rule, told });
    }
  }
  return [...found.values()];
}

/** Return whether the last answers call for crisis help before anything else. */
export const raisesConcern = (answered: readonly Answered[]): boolean =>
  answered.some(({ instrument, responses }) => concerns(instrument.safety, responses).length > 0);

/** Return the rule to name: an answer says more to whoever gave it than a score. */
function ruleFor(need: string, { instrument, responses }: Answered): Reveal | undefined {
  const rules = instrument.reveals.filter((rule) => rule.need === need);
  return rules.find((rule) => isReached(rule, responses)) ?? rules.find(({ scale }) => scale !== null);
}

function isReached({ item, at_least, at_most }: Reveal, responses: Responses): boolean {
  const value = item === null ? undefined : responses[item];
  if (value === undefined) return false;
  return at_least === null ? value <= at_most! : value >= at_least;
}
