"""Reading through a grant: the rows, and the row of the access log that tells of it, in one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, Row, Text, and_, bindparam, exists, or_, select, type_coerce
from sqlalchemy.exc import DBAPIError

from welnu import db, granted
from welnu.accounts.practitioners.models import Practitioner
from welnu.checkins.models import Administration, CheckIn
from welnu.errors import Busy, Forbidden, NotFound
from welnu.reports import rows
from welnu.reports.choice import Choice, Opening
from welnu.reports.record import Record
from welnu.sharing import accesses
from welnu.sharing.models import Grant

log = structlog.get_logger()

grant: Any = Grant.__table__
practitioner: Any = Practitioner.__table__
checkin, administration = CheckIn.__table__, Administration.__table__

LIVE: Final = and_(
    grant.c.practitioner_id == bindparam("reader"),
    grant.c.opens_at <= bindparam("now"),
    grant.c.expires_at > bindparam("now"),
    grant.c.closed_at.is_(None),
    exists().where(practitioner.c.id == grant.c.practitioner_id, practitioner.c.ended_at.is_(None)),
)
THIS: Final = and_(grant.c.id == bindparam("of_grant"), LIVE)
CHOSEN: Final = type_coerce(grant.c.instruments, Text).contains(" " + administration.c.instrument_id + " ")


def holds(column: Any, *names: str) -> ColumnElement[bool]:
    """Return the criterion that one of `names` is among those in `column`."""
    return or_(*(type_coerce(column, Text).contains(f" {name} ") for name in names))


def _opened(part: rows.Part) -> Any:
    """Return the statement of a part, narrowed to a live grant that opens it, and the instruments it opens."""
    statement, opens = part.statement, holds(grant.c.scope, *sorted(part.scopes))
    if administration in db.tables_of_persons(statement):
        opens = and_(opens, CHOSEN)
    return granted.granted(statement, grant, and_(THIS, opens))


FIND: Final = granted.granted(select(grant), grant, THIS)
OPENED: Final = {name: _opened(part) for name, part in rows.PARTS.items()}
ANY: Final = select(grant).where(grant.c.id == bindparam("of_grant"))


class Reader(NamedTuple):
    """The practitioner who reads, as they are now."""

    id: UUID
    name: str
    organisation: str


class Reading(NamedTuple):
    """What was opened, and the part of the record that it opens."""

    choice: Choice
    opening: Opening
    record: Record


def read(grant_id: UUID, reader: Reader, event: str, now: datetime, needs: str | None = None) -> Reading:
    """Return what the grant opens, once it is written down that it was looked at.

    event: what is looked at, for the log; needs: the scope that it takes
    Raises NotFound when the grant is not live or another's, Forbidden when its scope is narrower, Busy when the
    log cannot be written. Refusals are written down too.
    """
    values = {"of_grant": grant_id, "reader": reader.id, "now": now}
    with logged():
        found = granted.run(FIND, values).one_or_none()
        is_enough = found is not None and (needs is None or needs in found.scope)
        record = _record(found, values) if found and is_enough else None
        if seen := found or db.unit().connection.execute(ANY, values).one_or_none():
            refusal = "closed" if is_enough else "narrower" if found else _refusal(seen, reader, now)
            accesses.add([entry(event, "given" if record else refusal, seen, reader, now)])
    if found is not None and record is not None:
        return Reading(choice_of(found._mapping), opening_of(found._mapping), record)
    if found is not None and not is_enough:
        raise Forbidden("grant.narrower", "this was not opened to you")
    raise NotFound("grant.closed", "this is not open to you")


def _record(found: Row[Any], values: Mapping[str, Any]) -> Record | None:
    """Return what is opened; each statement asks anew whether it still is. None where it was closed meanwhile."""
    return rows.read(lambda name, of: granted.run(OPENED[name], {**values, **of}), choice_of(found._mapping))


@contextmanager
def logged() -> Iterator[None]:
    """One transaction of reading and writing it down: without the log, no data."""
    try:
        with db.writing():
            yield
    except (DBAPIError, accesses.LogBroken) as error:
        log.error("access.not_logged", error=type(error).__name__)
        raise Busy("access.not_logged", "this cannot be written down now, so it is not shown: try again") from None


def _refusal(row: Row[Any], reader: Reader, now: datetime) -> str:
    """Return why a grant opens nothing to `reader`."""
    if row.practitioner_id != reader.id:
        return "foreign"
    if row.closed_at is not None:
        return "closed"
    if row.expires_at <= now:
        return "expired"
    return "future" if row.opens_at > now else "ended"


def entry(event: str, outcome: str, row: Row[Any], reader: Reader, now: datetime) -> Mapping[str, Any]:
    """Return what the log holds of one look at what `row` opens."""
    return {
        "at": now, "event": event, "action": "R", "outcome": outcome, "actor": reader.id, "actor_name": reader.name,
        "actor_role": "practitioner", "on_behalf_of": reader.organisation,
        "subject": accesses.subject(row.person_id), "grant_id": row.id, "scope": " ".join(row.scope),
        "ends_at": row.expires_at,
    }  # fmt: skip


def choice_of(grant: Any) -> Choice:
    """Return which part of the record a grant opens."""
    return Choice(tuple(grant["scope"]), tuple(grant["instruments"]), grant["data_from"])


def opening_of(grant: Any) -> Opening:
    """Return what stands at the head of what a grant opens."""
    return Opening(grant["until_on"], grant["called"], grant["note"])
