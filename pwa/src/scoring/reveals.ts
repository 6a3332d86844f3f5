/** Which needs an administration suggests: the twin of backend/welnu/scoring/reveals.py. */
import type { Definition, Responses, Reveal } from "./definition.ts";
import { counted, score, scoreRange } from "./score.ts";

/** The needs that `responses` reveal, the strongest first, each once; equals keep the order of the definition. */
export function needs(definition: Definition, responses: Responses): string[] {
  const answers = counted(definition, responses);
  const strengths = definition.reveals.map((rule) => ({ rule, value: strength(definition, rule, answers) }));
  const reached = strengths.flatMap(({ rule, value }) => (value !== null && value >= 0 ? [{ rule, value }] : []));
  reached.sort((one, other) => other.value - one.value);
  return [...new Set(reached.map(({ rule }) => rule.need))];
}

/** How far beyond the value of `rule` its item or scale lies, as a part of what it can be; null without an answer or score. */
function strength(definition: Definition, rule: Reveal, answers: ReadonlyMap<string, number>): number | null {
  const [value, lowest, highest] = measured(definition, rule, answers);
  if (value === null) return null;
  const beyond = rule.at_least === null ? rule.at_most! - value : value - rule.at_least;
  return beyond / (highest - lowest);
}

type Measured = [value: number | null, lowest: number, highest: number];

function measured(definition: Definition, rule: Reveal, answers: ReadonlyMap<string, number>): Measured {
  if (rule.item !== null) {
    const { id, minimum, maximum } = definition.items.find(({ id }) => id === rule.item)!;
    return [answers.get(id) ?? null, minimum, maximum];
  }
  const scale = definition.scales.find(({ id }) => id === rule.scale)!;
  return [score(definition, scale, answers), ...scoreRange(definition, scale)];
}
