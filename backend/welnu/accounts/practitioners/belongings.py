"""Everything that is stored of a practitioner, found by walking all tables. What persons opened to them is theirs."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.orm import Session

from welnu.accounts.belongings import Listings, told
from welnu.accounts.practitioners.models import Practitioner
from welnu.db import Base

HIDDEN: Final = ("practitioner_id", "misses", "totp_step")

LISTED: Final = Listings()
listed: Final = LISTED.declare


def exported(session: Session, practitioner_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the practitioner, as table -> rows, without secrets."""
    email = session.get_one(Practitioner, practitioner_id).email
    found = {}
    for table in Base.metadata.sorted_tables:
        shown = [column for column in table.c if not column.info.get("secret") and column.name not in HIDDEN]
        if shown and (whose := _whose(table, practitioner_id, email)):
            rows = session.execute(select(*shown).where(or_(*whose)))
            found[str(table.name)] = [told(row._mapping) for row in rows]
    return found | LISTED.told(practitioner_id)


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
