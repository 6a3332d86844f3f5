"""What was measured with each instrument: the last result, the change since the first, and the line."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from welnu.instruments.instrument import Instrument
from welnu.reports.choice import Choice
from welnu.reports.days import Placed
from welnu.scoring.category import category
from welnu.scoring.definition import Definition, Scale
from welnu.scoring.score import band, counted, score, score_range
from welnu.trends.change import change
from welnu.trends.table import Table, of_days

WHOLE: Final = "total"  # the scale of all items
A_DAY: Final = 1  # recall period, in days, of an instrument of which one answer says too little to compare two
Json = dict[str, Any]

Find = Callable[[str, int], Instrument | None]
"""Finds an instrument in the version that was answered; None where it is not known here."""

Answered = tuple[Placed, Instrument]
"""An administration, and the instrument in the version that was answered."""


class Line(NamedTuple):
    """One scale in time: the days on which it has a score, as they are written."""

    scale: Scale
    lowest: float
    highest: float
    points: list[tuple[str, float]]


def instruments(answers: Sequence[Placed], choice: Choice, find: Find) -> list[Json]:
    """Return a part for each chosen instrument that was answered in a version known here, in the order chosen."""
    by_id: dict[str, list[Answered]] = {}
    known: dict[tuple[str, int], Instrument | None] = {}
    for each in answers:
        key = each.instrument, each.what.version
        if key not in known:
            known[key] = find(*key)
        if (instrument := known[key]) is not None:
            by_id.setdefault(instrument.id, []).append((each, instrument))
    return [_instrument(by_id[id], choice.scope) for id in dict.fromkeys(choice.instruments) if id in by_id]


def _instrument(answered: Sequence[Answered], scope: Sequence[str]) -> Json:
    """Return what is told of one instrument; answered: oldest first."""
    last, as_answered = answered[-1]
    newest = max((instrument for _, instrument in answered), key=lambda each: each.version)
    lines = _lines(answered)
    found: Json = {"instrument": newest.id, "version": newest.version}
    if "summary" in scope:
        found["times"] = len(answered)
        found["last"] = _result(last, as_answered.definition)
        found["change"] = _changes(lines) if newest.recall_period_days > A_DAY else None
    if "trend" in scope:
        found["series"] = [_series(line) for line in lines]
    return found


def _result(last: Placed, definition: Definition) -> Json:
    """Return the scores of one administration; a score is None where too few items were answered."""
    answers = counted(definition, last.what.responses)
    scales = [_score(definition, scale, score(definition, scale, answers)) for scale in told(definition)]
    return {"on": last.on.isoformat(), "scales": scales, "category": category(definition, answers)}


def _score(definition: Definition, scale: Scale, value: float | None) -> Json:
    lowest, highest = score_range(definition, scale)
    reached = None if value is None or scale.bands is None else band(scale.bands.ranges, value)
    return {"scale": scale.id, "score": value, "minimum": lowest, "maximum": highest, "band": reached}


def told(definition: Definition) -> list[Scale]:
    """Return the scales to tell of, that of all items first; another one of all items would say the same once more."""
    whole = next((scale for scale in definition.scales if scale.id == WHOLE), None)
    if whole is None:
        return list(definition.scales)
    return [whole, *(scale for scale in definition.scales if len(scale.items) != len(whole.items))]


def _lines(answered: Sequence[Answered]) -> list[Line]:
    """Return each scale in time, every version scored by its own rules; limits are those of the newest version."""
    definitions = {instrument.version: instrument.definition for _, instrument in answered}
    days = of_days(((each.on, each.what.version, each.what.responses) for each, _ in answered), definitions)
    written = [day.isoformat() for day in days.days]  # once for all scales
    in_order = [definitions[version] for version in sorted(definitions)]
    scales = {scale.id: (definition, scale) for definition in in_order for scale in told(definition)}
    return [_line(*each, written, days) for each in scales.values()]


def _line(definition: Definition, scale: Scale, written: Sequence[str], days: Table) -> Line:
    pairs = zip(written, days.scales[scale.id], strict=True)
    return Line(scale, *score_range(definition, scale), [(on, value) for on, value in pairs if value is not None])


def _changes(lines: Sequence[Line]) -> list[Json] | None:
    """Return for each scale how its last day differs from its first; None where no scale has two."""
    return [_change(line) for line in lines if len(line.points) > 1] or None


def _change(line: Line) -> Json:
    (began, before), (ended, after) = line.points[0], line.points[-1]
    found = change(before, after, line.scale.reference)
    return {
        "scale": line.scale.id,
        "first": {"on": began, "score": before},
        "last": {"on": ended, "score": after},
        "points": after - before,
        "beyond_error": None if found is None else found != "same",
    }


def _series(line: Line) -> Json:
    return {"scale": line.scale.id, "minimum": line.lowest, "maximum": line.highest, "points": line.points}
