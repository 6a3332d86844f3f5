/** Responses that call for safety information now, and scores after which help is offered; the twin of backend/welnu/safety/concerns.py. */

/** What an instrument's definition says about safety: which response calls for safety information, which score for an offer. */
export interface SafetyRules {
  concerns: readonly { item: string; at_least: number; concern: string }[];
  offer_help_below: readonly { scale: string; score: number }[];
  offer_help_from: readonly { scale: string; score: number }[];
}

/** The concerns that these responses raise, each once. */
export function concerns(rules: SafetyRules, responses: Readonly<Record<string, number>>): string[] {
  const raised = rules.concerns.filter(({ item, at_least }) => (responses[item] ?? -Infinity) >= at_least);
  return [...new Set(raised.map(({ concern }) => concern))];
}

/** Whether help is offered, gently, after these scores; a scale without a score never says so. */
export function offersHelp(rules: SafetyRules, scores: Readonly<Record<string, number | null>>): boolean {
  const score = (scale: string) => scores[scale] ?? Number.NaN;
  return (
    rules.offer_help_below.some((offer) => score(offer.scale) < offer.score) ||
    rules.offer_help_from.some((offer) => score(offer.scale) >= offer.score)
  );
}
