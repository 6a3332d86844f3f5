"""The persons who opened something to a practitioner, and when they last checked in: nothing that ranks them."""

from datetime import date, datetime
from typing import Any, Final
from unicodedata import combining, normalize

from sqlalchemy import Row, and_, select

from welnu import granted
from welnu.reports.rows import MEASURED
from welnu.sharing import accesses
from welnu.sharing.reading import CHOSEN, LIVE, Reader, administration, checkin, entry, grant, holds, logged
from welnu.trends.series import corrected, local_day

LISTED: Final = "list"


def _last() -> Any:
    """Return the id of the last check-in within what a grant opens."""
    one = select(administration.c.checkin_id).where(administration.c.checkin_id == checkin.c.id, CHOSEN).limit(1)
    made = granted.of_its_maker(one, grant).correlate(grant, checkin).scalar_subquery()
    # Not EXISTS: PostgreSQL would join and sort all of a person's, where the newest few by the index are enough
    newest = select(checkin.c.id).where(made.is_not(None)).order_by(checkin.c.completed_at.desc()).limit(1)
    return granted.of_its_maker(newest, grant).correlate(grant).scalar_subquery()


PEOPLE: Final = granted.granted(select(grant), grant, LIVE)
LAST: Final = granted.granted(
    select(grant.c.id, checkin.c.completed_at, checkin.c.time_zone, checkin.c.clock_skew_seconds).where(
        checkin.c.id == _last()
    ),
    grant,
    and_(LIVE, holds(grant.c.scope, *sorted(MEASURED))),
)


def listed(reader: Reader, now: datetime) -> list[dict[str, Any]]:
    """Return who has something open to `reader`, by the names they are known by, once that is written down.

    Raises Busy when the log cannot be written.
    """
    values = {"reader": reader.id, "now": now}
    with logged():
        last = {row.id: row for row in granted.run(LAST, values)}
        found = granted.run(PEOPLE, values).all()
        accesses.add([entry(LISTED, "given", row, reader, now) for row in found])
    told = [_told(row, last.get(row.id)) for row in found]
    return sorted(told, key=lambda each: (_spelt(each["called"]), each["opens_at"]))


def _spelt(name: str) -> str:
    """Return what a name is found by: É stands with E."""
    return "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))


def _told(row: Row[Any], last: Row[Any] | None) -> dict[str, Any]:
    return {
        "grant": row.id, "called": row.called, "scope": row.scope, "instruments": row.instruments,
        "data_from": row.data_from, "opens_at": row.opens_at, "until_on": row.until_on,
        "last_on": last and _day(last, row.data_from),
    }  # fmt: skip


def _day(last: Row[Any], since: date | None) -> date | None:
    """Return the day of a check-in where it was made; None where it lies before what was opened."""
    day = local_day(corrected(last.completed_at, last.clock_skew_seconds), last.time_zone)
    return day if since is None or day >= since else None
