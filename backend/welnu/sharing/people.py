"""The persons who opened something to a practitioner, and when they last checked in: nothing that ranks them."""

from datetime import datetime
from typing import Any, Final
from unicodedata import combining, normalize

from sqlalchemy import Row, Text, and_, select, type_coerce

from welnu import granted
from welnu.reports.rows import MEASURED
from welnu.sharing import accesses
from welnu.sharing.reading import LIVE, Reader, administration, checkin, entry, grant, holds, logged
from welnu.trends.series import corrected, local_day

LISTED: Final = "list"


def _of_last(column: Any) -> Any:
    """Return `column` of the last check-in within what a grant opens."""
    same = and_(administration.c.person_id == checkin.c.person_id, administration.c.checkin_id == checkin.c.id)
    chosen = type_coerce(grant.c.instruments, Text).contains(" " + administration.c.instrument_id + " ")
    statement = select(column).join(administration, same).where(chosen, holds(grant.c.scope, *sorted(MEASURED)))
    newest = statement.order_by(checkin.c.completed_at.desc()).limit(1)
    return granted.of_its_maker(newest, grant).correlate(grant).scalar_subquery()


PEOPLE: Final = granted.granted(
    select(
        grant,
        _of_last(checkin.c.completed_at).label("completed_at"),
        _of_last(checkin.c.time_zone).label("time_zone"),
        _of_last(checkin.c.clock_skew_seconds).label("clock_skew_seconds"),
    ),
    grant,
    LIVE,
)


def listed(reader: Reader, now: datetime) -> list[dict[str, Any]]:
    """Return who has something open to `reader`, by the names they are known by, once that is written down.

    Raises Busy when the log cannot be written.
    """
    with logged():
        found = granted.run(PEOPLE, {"reader": reader.id, "now": now}).all()
        accesses.add([entry(LISTED, "given", row, reader, now) for row in found])
    return sorted((_told(row) for row in found), key=lambda each: (_spelt(each["called"]), each["opens_at"]))


def _spelt(name: str) -> str:
    """Return what a name is found by: É stands with E."""
    return "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))


def _told(row: Row[Any]) -> dict[str, Any]:
    return {
        "grant": row.id, "called": row.called, "scope": row.scope, "instruments": row.instruments,
        "data_from": row.data_from, "opens_at": row.opens_at, "until_on": row.until_on, "last_on": _last_on(row),
    }  # fmt: skip


def _last_on(row: Any) -> Any:
    """Return the day of the last check-in where it was made; None where it lies before what was opened."""
    if row.completed_at is None:
        return None
    day = local_day(corrected(row.completed_at, row.clock_skew_seconds), row.time_zone)
    return day if row.data_from is None or day >= row.data_from else None
