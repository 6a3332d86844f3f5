"""The rows that a report is made of: what is selected, not yet whose.

A report of one's own narrows the statements with `db.own`, sharing narrows the same ones to an opened record.
What the scope does not hold is not read.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, bindparam, select

from welnu.accounts.models import Person
from welnu.checkins.models import Administration, CheckIn
from welnu.interventions.uptakes.models import Uptake as UptakeRow
from welnu.reports.choice import Choice
from welnu.reports.record import Answers, Note, Record, Uptake

person, checkin, administration = Person.__table__, CheckIn.__table__, Administration.__table__
uptake = UptakeRow.__table__

Run = Callable[[str, Mapping[str, Any]], Iterable[Any]]
"""Carries out the narrowed statement of a part, by its name, with these values."""


class Part(NamedTuple):
    """A statement, and the scopes of which one must be opened for it."""

    statement: Select[Any]
    scopes: frozenset[str]


def _answered(*columns: Any) -> Select[Any]:
    """Return `columns` of the administrations of the chosen instruments, and of the check-ins they were made in."""
    same = and_(checkin.c.person_id == administration.c.person_id, checkin.c.id == administration.c.checkin_id)
    chosen = administration.c.instrument_id.in_(bindparam("instruments", expanding=True))
    return select(*columns).join_from(administration, checkin, same).where(chosen)


MOMENT: Final = (checkin.c.id, checkin.c.completed_at, checkin.c.time_zone, checkin.c.clock_skew_seconds)
MEASURED: Final = frozenset({"summary", "trend", "answers"})

PERSON: Final = select(person.c.life_phase, person.c.time_zone)
ANSWERS: Final = _answered(
    *MOMENT, administration.c.instrument_id, administration.c.instrument_version, administration.c.responses
)
TAGS: Final = _answered(checkin.c.id, checkin.c.tags)
NOTES: Final = _answered(*MOMENT, checkin.c.note).where(checkin.c.note.is_not(None))
UPTAKES: Final = select(
    uptake.c.id,
    uptake.c.intervention,
    uptake.c.status,
    uptake.c.started_on,
    uptake.c.ended_on,
    uptake.c.helped,
    uptake.c.for_child,
    uptake.c.changed_at,
).where(uptake.c.deleted_at.is_(None))
UPTAKE_NOTES: Final = select(uptake.c.id, uptake.c.note).where(uptake.c.note.is_not(None))

PARTS: Final = {
    "answers": Part(ANSWERS, MEASURED),
    "tags": Part(TAGS, frozenset({"answers"})),
    "notes": Part(NOTES, frozenset({"notes"})),
    "uptakes": Part(UPTAKES, frozenset({"uptakes"})),
    "uptake_notes": Part(UPTAKE_NOTES, frozenset({"notes"})),
    "person": Part(PERSON, frozenset({"summary", "trend", "answers", "notes", "uptakes"})),
}


def read(run: Run, choice: Choice) -> Record | None:
    """Return what `choice` needs; None where no person is in reach.

    The person is read last: where the record was closed meanwhile, there is no report instead of half of one.
    """
    scope, of = frozenset(choice.scope), {"instruments": list(choice.instruments)}

    def rows(name: str, values: Mapping[str, Any] = {}, *, only_with: str | None = None) -> Iterable[Any]:
        wanted = PARTS[name].scopes & scope and (only_with is None or only_with in scope)
        return run(name, values) if wanted else ()

    answers = [Answers(*row) for row in rows("answers", of)]
    tags = {id: said for id, said in rows("tags", of)}  # noqa: C416  # rows are not pairs to the type checker
    notes = {row[0]: Note(*row) for row in rows("notes", of)}  # a check-in of two instruments comes twice
    uptakes = [Uptake(*row) for row in rows("uptakes")]
    uptake_notes = {id: note for id, note in rows("uptake_notes", only_with="uptakes")}  # noqa: C416
    found = next(iter(rows("person")), None)
    if found is None:
        return None
    life_phase, time_zone = found
    return Record(life_phase, time_zone, answers, tags, list(notes.values()), uptakes, uptake_notes)
