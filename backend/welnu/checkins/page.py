"""A page of changes, read straight from the rows: thousands at once, without objects in between."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import and_, bindparam, select

from welnu import db
from welnu.accounts import belongings
from welnu.checkins.models import Administration, CheckIn

checkin, administration = CheckIn.__table__, Administration.__table__

CHANGES: Final = db.own(
    select(*(column for column in checkin.c if column.name != "person_id"))
    .where(checkin.c.seq > bindparam("after"))
    .order_by(checkin.c.seq)
    .limit(bindparam("most"))
)
THEIR_ADMINISTRATIONS: Final = db.own(
    select(
        administration.c.checkin_id,
        administration.c.instrument_id,
        administration.c.instrument_version,
        administration.c.responses,
    )
    .join(
        checkin,
        and_(checkin.c.person_id == administration.c.person_id, checkin.c.id == administration.c.checkin_id),
    )
    .where(checkin.c.seq > bindparam("after"), checkin.c.seq <= bindparam("last"))
)
RESPONSES: Final = db.own(
    select(
        administration.c.checkin_id,
        checkin.c.completed_at,
        administration.c.instrument_id,
        administration.c.instrument_version,
        administration.c.responses,
    )
    .join(
        checkin,
        and_(checkin.c.person_id == administration.c.person_id, checkin.c.id == administration.c.checkin_id),
    )
    .order_by(checkin.c.completed_at, administration.c.checkin_id, administration.c.instrument_id)
)


def changes(after: int, most: int) -> dict[str, Any]:
    """Return at most `most` check-ins of the viewer that changed after the cursor `after`, oldest change first."""
    rows = db.run(CHANGES, {"after": after, "most": most + 1}).all()
    found, more = rows[:most], len(rows) > most
    last = found[-1].seq if found else after
    administrations = defaultdict(list)
    if found:
        for id, instrument, version, responses in db.run(THEIR_ADMINISTRATIONS, {"after": after, "last": last}):
            administrations[id].append({"instrument": instrument, "version": version, "responses": responses})
    return {"checkins": [_json(row, administrations[row.id]) for row in found], "cursor": str(last), "more": more}


def _json(row: Any, administrations: list[dict[str, Any]]) -> dict[str, Any]:
    if row.deleted_at is not None:
        return {"id": row.id, "deleted_at": row.deleted_at}
    shown = {name: value for name, value in row._mapping.items() if name not in ("seq", "deleted_at")}
    return shown | {"administrations": administrations}


@belongings.holds_responses
def responses() -> Iterator[belongings.Response]:
    """Give every response of the viewer, oldest first."""
    for id, completed_at, instrument, version, items in db.run(RESPONSES):
        for item, value in items.items():
            yield str(id), completed_at.isoformat(), instrument, version, item, value
