"""Everything that is stored of a practitioner, found by walking all tables. What persons opened to them is theirs."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.orm import Session

from welnu.accounts.belongings import told
from welnu.accounts.practitioners.models import Practitioner
from welnu.db import Base

Listed = Callable[[UUID], Iterable[Mapping[str, Any]]]
HIDDEN: Final = ("practitioner_id", "misses", "totp_step")

LISTED: Final[dict[str, Listed]] = {}  # packages that know more of a practitioner than the tables say add theirs


def listed(name: str) -> Callable[[Listed], Listed]:
    """Declare a function that gives rows about a practitioner that no reference leads to."""

    def add(rows: Listed) -> Listed:
        LISTED[name] = rows
        return rows

    return add


def exported(session: Session, practitioner_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the practitioner, as table -> rows, without secrets."""
    email = session.get_one(Practitioner, practitioner_id).email
    found = {}
    for table in Base.metadata.sorted_tables:
        shown = [column for column in table.c if not column.info.get("secret") and column.name not in HIDDEN]
        if shown and (whose := _whose(table, practitioner_id, email)):
            rows = session.execute(select(*shown).where(or_(*whose)))
            found[str(table.name)] = [told(row._mapping) for row in rows]
    return found | {name: [told(row) for row in rows(practitioner_id)] for name, rows in LISTED.items()}


def _whose(table: Table, practitioner_id: UUID, email: str | None) -> list[ColumnElement[bool]]:
    """Return the criteria by which rows of `table` are this practitioner's; none where they are a person's."""
    if "person_id" in table.c:
        return []
    key: Any = Practitioner.__table__.c.id
    found: list[ColumnElement[bool]] = [
        column == practitioner_id for column in table.c if column is key or column.references(key)
    ]
    if email is not None and table.info.get("of_others") and "email" in table.c:
        found.append(table.c.email == email)
    return found
