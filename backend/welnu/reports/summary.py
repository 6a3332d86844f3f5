"""The one-page summary of a record, in figures; the words are the reader's own app's.

The same rules stand in pwa/src/reports/summary.ts; both are tested on tests/cases/reports/ and on made-up records.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from welnu.reports.choice import NOBODY_ELSE, SCOPES, Choice, Opening
from welnu.reports.days import Period, Placed, period, placed
from welnu.reports.measured import Find, Json, instruments
from welnu.reports.record import Record, Uptake
from welnu.trends.series import local_day

VERSION: Final = 1  # of the shape of a summary
TRIED: Final = ("trying", "done")


def summary(record: Record, choice: Choice, find: Find, now: datetime, opening: Opening = NOBODY_ELSE) -> Json:
    """Return what `choice` tells of `record`, ready to be written as JSON.

    Parts outside its scope are absent. Nothing shows what the period leaves out.
    """
    answers, notes = placed(record.answers), placed(record.notes)
    days = period(choice, [*answers, *notes], local_day(now, record.time_zone))
    answers = [each for each in answers if days.holds(each.on)]
    scope = [each for each in SCOPES if each in choice.scope]
    found = _head(days, scope, now, opening)
    if "summary" in scope:
        found |= {"life_phase": record.life_phase, "checkins": _checkins(answers, days)}
    if "summary" in scope or "trend" in scope:
        found["instruments"] = instruments(answers, choice, find)
    if "answers" in scope:
        found["answers"] = [_answer(each, record) for each in answers]
    if "notes" in scope:
        found["notes"] = [_note(each) for each in notes if each.what.note and days.holds(each.on)]
    if "uptakes" in scope:
        found["uptakes"] = _uptakes(record, days, "notes" in scope)
    return found


def _head(days: Period, scope: Sequence[str], now: datetime, opening: Opening) -> Json:
    return {
        "version": VERSION,
        "made_at": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "period": {"from": _iso(days.first), "to": _iso(days.last)},
        "open_until": _iso(opening.until),
        "scope": scope,
        "called": opening.called,
        "note": opening.note,
    }


def _checkins(answers: Sequence[Placed], days: Period) -> Json:
    count, on = len({each.checkin for each in answers}), len({each.on for each in answers})
    return {"count": count, "days": on, "of_days": days.days}


def _answer(placed: Placed, record: Record) -> Json:
    return {
        "on": _iso(placed.on),
        "instrument": placed.instrument,
        "version": placed.what.version,
        "responses": dict(placed.what.responses),
        "tags": list(record.tags.get(placed.checkin) or ()),
    }


def _note(placed: Placed) -> Json:
    return {"on": _iso(placed.on), "note": placed.what.note}


def _uptakes(record: Record, days: Period, with_notes: bool) -> list[Json]:
    """Return what was tried in the period, the first begun first. What was only saved for later was not tried."""
    tried = [each for each in record.uptakes if each.status in TRIED and _is_within(each, days, record.time_zone)]
    tried.sort(key=lambda each: (each.started_on or each.ended_on or date.min, each.changed_at, each.id))
    return [_uptake(each) | ({"note": record.uptake_notes.get(each.id)} if with_notes else {}) for each in tried]


def _is_within(uptake: Uptake, days: Period, time_zone: str) -> bool:
    """Whether it was tried on a day of the period; one that is done without a day is so since it was told."""
    ended = uptake.ended_on or (local_day(uptake.changed_at, time_zone) if uptake.status == "done" else date.max)
    return ended >= (days.first or date.min) and (uptake.started_on or date.min) <= days.last


def _uptake(uptake: Uptake) -> Json:
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
