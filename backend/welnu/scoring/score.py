"""Scale scores and bands. Whole-number arithmetic and one division, so that every platform agrees to the last bit."""

from collections.abc import Mapping, Sequence
from typing import Any

from welnu.scoring.definition import Definition, Scale


def counted(definition: Definition, responses: Mapping[str, Any]) -> dict[str, int]:
    """Return the responses that count: whole numbers, of known items, within the item's range.

    A skipped item has no entry; 999, blanks and values out of range are no answers either.
    """
    return {
        id: value
        for id, minimum, maximum in definition.ranges
        if type(value := responses.get(id)) is int and minimum <= value <= maximum
    }


def score(definition: Definition, scale: Scale, answers: Mapping[str, int]) -> float | None:
    """Return the score of `scale`, in its points, or None if too few of its items were answered.

    answers: what `counted` returned. Reversed items count as minimum + maximum - value.
    With skipped items a sum is prorated: sum x items / answered. A percent is the place of
    that sum between the lowest (0) and the highest (100) that is possible.
    """
    answered = [id for id in scale.items if id in answers]
    number = len(answered)
    if number < scale.min_answered:
        return None
    total = sum([answers[id] for id in answered])
    for id in scale.reversed:
        if id in answers:
            item = definition.by_id[id]
            total += item.minimum + item.maximum - 2 * answers[id]
    if scale.method == "mean":
        return total / number
    if scale.method == "sum":
        return total * len(scale.items) / number
    lowest, highest = summed_range(definition, scale)
    return 100 * (total * len(scale.items) - lowest * number) / ((highest - lowest) * number)


def summed_range(definition: Definition, scale: Scale) -> tuple[int, int]:
    """Return the lowest and highest sum that the items of `scale` can have."""
    items = [definition.by_id[id] for id in scale.items]
    return sum(item.minimum for item in items), sum(item.maximum for item in items)


def score_range(definition: Definition, scale: Scale) -> tuple[float, float]:
    """Return the lowest and highest score that `scale` can have, in its points."""
    if scale.method == "percent":
        return 0, 100
    lowest, highest = summed_range(definition, scale)
    number = len(scale.items) if scale.method == "mean" else 1
    return lowest / number, highest / number


def scores(definition: Definition, responses: Mapping[str, Any]) -> dict[str, float | None]:
    """Return the score of every scale, by scale id; None where too few items were answered."""
    answers = counted(definition, responses)
    return {scale.id: score(definition, scale, answers) for scale in definition.scales}


def band(ranges: Sequence[tuple[int, int]], value: float) -> str:
    """Return the id of the band that `value` has reached, such as "5-9".

    A prorated score between two bands, such as 9.5, has not reached the higher one yet.
    """
    first, last = [each for each in ranges if each[0] <= value][-1]
    return f"{first}-{last}"


def bands(definition: Definition, values: Mapping[str, float | None]) -> dict[str, str | None]:
    """Return the band of every scale that has bands, by scale id; None where there is no score.

    values: what `scores` returned.
    """
    return {
        scale.id: None if (value := values[scale.id]) is None else band(scale.bands.ranges, value)
        for scale in definition.scales
        if scale.bands
    }
