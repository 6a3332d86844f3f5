"""Uptakes as they are read: in order of change, and as rows for spreadsheet programs."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from welnu import db
from welnu.accounts import belongings
from welnu.interventions.uptakes.models import Uptake
from welnu.interventions.uptakes.service import CONTENTS, UPTAKES
from welnu.records import shown

uptake = Uptake.__table__
COLUMNS: Final = ("uptake", *CONTENTS, "changed_at")
ALL: Final = db.own(
    select(uptake.c.id, *(uptake.c[name] for name in COLUMNS[1:]))
    .where(uptake.c.deleted_at.is_(None))
    .order_by(uptake.c.changed_at, uptake.c.id)
)


def changes(after: int, most: int) -> dict[str, Any]:
    """Return at most `most` uptakes of the viewer that changed after the cursor `after`, oldest change first."""
    rows, last, more = UPTAKES.changes(after, most)
    return {"uptakes": [shown(row) for row in rows], "cursor": str(last), "more": more}


@belongings.sheet("uptakes", COLUMNS)
def rows() -> Iterator[belongings.Cells]:
    """Give every uptake of the viewer."""
    for row in db.run(ALL):
        yield tuple(_cell(value) for value in row)


def _cell(value: Any) -> str | int | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int) else str(value)
