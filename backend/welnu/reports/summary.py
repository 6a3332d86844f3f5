"""The one-page summary of a record, in figures; the words are the reader's own app's.

The same rules stand in pwa/src/reports/summary.ts; both are tested on tests/cases/reports/ and on made-up records.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from welnu.instruments.instrument import Instrument
from welnu.reports.choice import NOBODY_ELSE, SCOPES, Choice, Opening
from welnu.reports.record import Answers, Note, Record, Uptake
from welnu.scoring.category import category
from welnu.scoring.definition import Definition, Scale
from welnu.scoring.score import band, counted, score, score_range
from welnu.trends.change import change
from welnu.trends.series import corrected, local_day
from welnu.trends.table import Table, of_days

VERSION: Final = 1  # of the shape of a summary
WHOLE: Final = "total"  # the scale of all items
A_DAY: Final = 1  # recall period, in days, of an instrument of which one answer says too little to compare two
TRIED: Final = ("trying", "done")

Find = Callable[[str, int], Instrument | None]
"""Finds an instrument in the version that was answered; None where it is not known here."""


class Period(NamedTuple):
    """From `first` up to and with `last`; no first where nothing says when it began."""

    first: date | None
    last: date

    def holds(self, day: date) -> bool:
        return (self.first or date.min) <= day <= self.last

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1) if self.first else 0


class Placed(NamedTuple):
    """Something said at a check-in, on the person's own day; the first three put it in order."""

    moment: datetime
    checkin: UUID
    instrument: str
    on: date
    what: Any


class Line(NamedTuple):
    """One scale in time: the days on which it has a score, as they are written."""

    scale: Scale
    lowest: float
    highest: float
    points: list[tuple[str, float]]


def summary(
    record: Record, choice: Choice, find: Find, now: datetime, opening: Opening = NOBODY_ELSE
) -> dict[str, Any]:
    """Return what `choice` tells of `record`, ready to be written as JSON. Parts outside its scope are absent.

    Days are those of the place where a check-in was made. What the period does not hold leaves no trace.
    """
    answers = _placed(record.answers)
    period = _period(choice, [*answers, *_placed(record.notes)], local_day(now, record.time_zone))
    answers = [each for each in answers if period.holds(each.on)]
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "summary": lambda: {"life_phase": record.life_phase, "checkins": _checkins(answers, period)},
        "answers": lambda: {"answers": [_answer(each, record.tags) for each in answers]},
        "notes": lambda: {"notes": _notes(record.notes, period)},
        "uptakes": lambda: {"uptakes": _uptakes(record, period, "notes" in choice.scope)},
    }
    found: dict[str, Any] = {
        "version": VERSION,
        "made_at": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "period": {"from": _iso(period.first), "to": _iso(period.last)},
        "open_until": _iso(opening.until),
        "scope": [each for each in SCOPES if each in choice.scope],
        "called": opening.called,
        "note": opening.note,
    }
    if {"summary", "trend"} & set(choice.scope):
        found["instruments"] = _instruments(answers, choice, find)
    for name in parts:
        if name in choice.scope:
            found |= parts[name]()
    return found


def _placed(said: Iterable[Answers | Note]) -> list[Placed]:
    """Return what was said at check-ins, oldest first by the right time."""
    placed = []
    for each in said:
        moment = corrected(each.completed_at, each.clock_skew_seconds)
        instrument = each.instrument if isinstance(each, Answers) else ""
        placed.append(Placed(moment, each.checkin, instrument, local_day(moment, each.time_zone), each))
    return sorted(placed)


def _period(choice: Choice, placed: Sequence[Placed], today: date) -> Period:
    """Return the days that were chosen, but none that are still to come.

    Further east it may be tomorrow: a check-in made there stretches what "up to now" means.
    """
    now = max([today, *(each.on for each in placed)])
    first = choice.first or min((each.on for each in placed), default=None)
    return Period(first, min(choice.last or now, now))


def _checkins(answers: Sequence[Placed], period: Period) -> dict[str, int]:
    return {
        "count": len({each.checkin for each in answers}),
        "days": len({each.on for each in answers}),
        "of_days": period.days,
    }


def _instruments(answers: Sequence[Placed], choice: Choice, find: Find) -> list[dict[str, Any]]:
    """Return a part for each chosen instrument that was answered in a version known here, in the order chosen."""
    by_id: dict[str, list[tuple[Placed, Instrument]]] = {}
    known: dict[tuple[str, int], Instrument | None] = {}
    for each in answers:
        key = each.instrument, each.what.version
        if key not in known:
            known[key] = find(*key)
        if (instrument := known[key]) is not None:
            by_id.setdefault(instrument.id, []).append((each, instrument))
    return [_instrument(by_id[id], choice.scope) for id in choice.instruments if id in by_id]


def _instrument(answered: Sequence[tuple[Placed, Instrument]], scope: Sequence[str]) -> dict[str, Any]:
    """Return what is told of one instrument; answered: oldest first, each with the version it was answered in."""
    last, as_answered = answered[-1]
    newest = max((instrument for _, instrument in answered), key=lambda each: each.version)
    lines = _lines(answered)
    found: dict[str, Any] = {"instrument": newest.id, "version": newest.version}
    if "summary" in scope:
        found["times"] = len(answered)
        found["last"] = _result(last, as_answered.definition)
        found["change"] = _changes(lines) if newest.recall_period_days > A_DAY else None
    if "trend" in scope:
        found["series"] = [_series(line) for line in lines]
    return found


def _result(placed: Placed, definition: Definition) -> dict[str, Any]:
    """Return the scores of one administration; a score is None where too few items were answered."""
    answers = counted(definition, placed.what.responses)
    scales = []
    for scale in told(definition):
        value, (lowest, highest) = score(definition, scale, answers), score_range(definition, scale)
        reached = None if value is None or scale.bands is None else band(scale.bands.ranges, value)
        scales.append({"scale": scale.id, "score": value, "minimum": lowest, "maximum": highest, "band": reached})
    return {"on": _iso(placed.on), "scales": scales, "category": category(definition, placed.what.responses)}


def told(definition: Definition) -> list[Scale]:
    """Return the scales to tell of, that of all items first; another one of all items would say the same once more."""
    whole = next((scale for scale in definition.scales if scale.id == WHOLE), None)
    if whole is None:
        return list(definition.scales)
    rest = (scale for scale in definition.scales if len(scale.items) != len(whole.items))
    return [whole, *rest]


def _lines(answered: Sequence[tuple[Placed, Instrument]]) -> list[Line]:
    """Return each scale in time, every version scored by its own rules; limits are those of the newest version."""
    definitions = {instrument.version: instrument.definition for _, instrument in answered}
    days = of_days(((placed.on, placed.what.version, placed.what.responses) for placed, _ in answered), definitions)
    written = [day.isoformat() for day in days.days]
    in_order = [definitions[version] for version in sorted(definitions)]
    scales = {scale.id: (definition, scale) for definition in in_order for scale in told(definition)}
    return [_line(*each, written, days) for each in scales.values()]


def _line(definition: Definition, scale: Scale, written: Sequence[str], days: Table) -> Line:
    pairs = zip(written, days.scales[scale.id], strict=True)
    return Line(scale, *score_range(definition, scale), [(on, value) for on, value in pairs if value is not None])


def _changes(lines: Sequence[Line]) -> list[dict[str, Any]] | None:
    """Return for each scale how its last day differs from its first; None where no scale has two."""
    return [_change(line) for line in lines if len(line.points) > 1] or None


def _change(line: Line) -> dict[str, Any]:
    first, last = line.points[0], line.points[-1]
    found = change(first[1], last[1], line.scale.reference)
    return {
        "scale": line.scale.id,
        "first": {"on": first[0], "score": first[1]},
        "last": {"on": last[0], "score": last[1]},
        "points": last[1] - first[1],
        "beyond_error": None if found is None else found != "same",
    }


def _series(line: Line) -> dict[str, Any]:
    return {"scale": line.scale.id, "minimum": line.lowest, "maximum": line.highest, "points": line.points}


def _answer(placed: Placed, tags: Mapping[Any, Sequence[str]]) -> dict[str, Any]:
    one = placed.what
    return {
        "on": _iso(placed.on),
        "instrument": one.instrument,
        "version": one.version,
        "responses": dict(one.responses),
        "tags": list(tags.get(one.checkin) or ()),
    }


def _notes(notes: Iterable[Note], period: Period) -> list[dict[str, Any]]:
    placed = [each for each in _placed(notes) if each.what.note and period.holds(each.on)]
    return [{"on": _iso(each.on), "note": each.what.note} for each in placed]


def _uptakes(record: Record, period: Period, with_notes: bool) -> list[dict[str, Any]]:
    """Return what was tried in the period, the first begun first. What was only saved for later was not tried."""
    tried = [each for each in record.uptakes if each.status in TRIED and _is_within(each, period, record.time_zone)]
    tried.sort(key=lambda each: (each.started_on or each.ended_on or date.min, each.changed_at, each.id))
    return [_uptake(each) | ({"note": record.uptake_notes.get(each.id)} if with_notes else {}) for each in tried]


def _is_within(uptake: Uptake, period: Period, time_zone: str) -> bool:
    """Whether it was tried on a day of the period; one that is done without a day is so since it was told."""
    ended = uptake.ended_on or (local_day(uptake.changed_at, time_zone) if uptake.status == "done" else date.max)
    return ended >= (period.first or date.min) and (uptake.started_on or date.min) <= period.last


def _uptake(uptake: Uptake) -> dict[str, Any]:
    return {
        "intervention": uptake.intervention,
        "status": uptake.status,
        "started_on": _iso(uptake.started_on),
        "ended_on": _iso(uptake.ended_on),
        "helped": uptake.helped,
        "for_child": uptake.for_child,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
