"""A page of changes, read straight from the rows: thousands at once, without objects in between."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import and_, bindparam, select

from welnu import db
from welnu.accounts import belongings
from welnu.checkins.models import Administration, CheckIn
from welnu.checkins.service import CHECKINS
from welnu.records import shown

checkin, administration = CheckIn.__table__, Administration.__table__

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
    rows, last, more = CHECKINS.changes(after, most)
    administrations = defaultdict(list)
    if rows:
        for id, instrument, version, responses in db.run(THEIR_ADMINISTRATIONS, {"after": after, "last": last}):
            administrations[id].append({"instrument": instrument, "version": version, "responses": responses})
    return {"checkins": [_json(row, administrations[row.id]) for row in rows], "cursor": str(last), "more": more}


def _json(row: Any, administrations: list[dict[str, Any]]) -> dict[str, Any]:
    return shown(row) if row.deleted_at is not None else shown(row) | {"administrations": administrations}


@belongings.sheet("responses", ("checkin", "completed_at", "instrument", "version", "item", "value"))
def responses() -> Iterator[belongings.Cells]:
    """Give every response of the viewer, oldest first."""
    for id, completed_at, instrument, version, items in db.run(RESPONSES):
        for item, value in items.items():
            yield str(id), completed_at.isoformat(), instrument, version, item, value
