"""Which needs an administration suggests; the person accepts them, or lets them go."""

from collections.abc import Mapping
from typing import Any

from welnu.scoring.definition import Definition, Reveal
from welnu.scoring.score import counted, score, score_range


def needs(definition: Definition, responses: Mapping[str, Any]) -> list[str]:
    """Return the needs that `responses` reveal, the strongest first, each once.

    Equals keep the order of the definition. A skipped item reveals nothing, nor does a scale without a score.
    """
    answers = counted(definition, responses)
    strengths = [(strength(definition, rule, answers), rule.need) for rule in definition.reveals]
    reached = [(value, need) for value, need in strengths if value is not None and value >= 0]
    reached.sort(key=lambda each: -each[0])
    return list(dict.fromkeys(need for _, need in reached))


def strength(definition: Definition, rule: Reveal, answers: Mapping[str, int]) -> float | None:
    """Return how far beyond the value of `rule` its item or scale lies, as a part of what it can be.

    From 0 to 1; below 0 the rule's value is not reached, and None is no answer or score.
    answers: what `counted` returned.
    """
    value, (lowest, highest) = _measured(definition, rule, answers)
    return None if value is None else _beyond(rule, value) / (highest - lowest)


def _measured(
    definition: Definition, rule: Reveal, answers: Mapping[str, int]
) -> tuple[float | None, tuple[float, float]]:
    """Return the response or score that `rule` looks at, and the lowest and highest that it can be."""
    if rule.item is not None:
        item = definition.by_id[rule.item]
        return answers.get(item.id), (item.minimum, item.maximum)
    scale = next(each for each in definition.scales if each.id == rule.scale)
    return score(definition, scale, answers), score_range(definition, scale)


def _beyond(rule: Reveal, value: float) -> float:
    if rule.at_least is not None:
        return value - rule.at_least
    assert rule.at_most is not None
    return rule.at_most - value
