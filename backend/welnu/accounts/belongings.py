"""Everything that belongs to a person, found by walking all tables, so that no package can forget its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts.models import EmailLogin, Person
from welnu.db import Base

Cells = tuple[str | int | None, ...]
Rows = Callable[[], Iterable[Cells]]
Listed = Callable[[UUID], Iterable[Mapping[str, Any]]]


class Sheet(NamedTuple):
    """What a file for spreadsheet programs holds: its columns, and how to read the viewer's rows."""

    columns: Sequence[str]
    rows: Rows


SHEETS: Final[dict[str, Sheet]] = {}  # packages that keep what is best read as a table add theirs


def sheet(name: str, columns: Sequence[str]) -> Callable[[Rows], Rows]:
    """Declare a function that gives the viewer's rows of a sheet."""

    def add(rows: Rows) -> Rows:
        SHEETS[name] = Sheet(columns, rows)
        return rows

    return add


class Listings(dict[str, Listed]):
    """Rows about someone that no reference leads to, by name: packages that know of such add theirs."""

    def declare(self, name: str) -> Callable[[Listed], Listed]:
        """Declare a function that gives such rows."""

        def add(rows: Listed) -> Listed:
            self[name] = rows
            return rows

        return add

    def told(self, id: UUID) -> dict[str, list[dict[str, Any]]]:
        """Return all of them about someone, as JSON can hold them."""
        return {name: [told(row) for row in rows(id)] for name, rows in self.items()}


LISTED: Final = Listings()
listed: Final = LISTED.declare


def erase(session: Session, person_id: UUID) -> None:
    """Delete every row of the person. Needs the person as viewer."""
    email = email_of(session, person_id)
    for table in reversed(Base.metadata.sorted_tables):
        if whose := _whose(table, person_id, email):
            session.execute(_narrowed(delete(table).where(or_(*whose)), table))


def exported(session: Session, person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the person, as table -> rows, without secrets. Needs the person as viewer."""
    email = email_of(session, person_id)
    found = {}
    for table in Base.metadata.sorted_tables:
        shown = [column for column in table.c if not column.info.get("secret") and column.name != "person_id"]
        if shown and (whose := _whose(table, person_id, email)):
            rows = session.execute(_narrowed(select(*shown).where(or_(*whose)), table))
            found[str(table.name)] = [told(row._mapping) for row in rows]
    return found | LISTED.told(person_id)


def told(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row as JSON can hold it."""
    return {str(name): _readable(value) for name, value in row.items()}


def email_of(session: Session, person_id: UUID) -> str | None:
    """Return the address that the person logs in with, if any."""
    return session.scalar(select(EmailLogin.email).where(EmailLogin.person_id == person_id))


def _whose(table: Table, person_id: UUID, email: str | None) -> list[ColumnElement[bool]]:
    """Return the criteria by which rows of `table` are this person's; none where it holds nothing of persons."""
    if table.info.get("of_others"):
        return []
    person: Any = Person.__table__.c.person_id
    found: list[ColumnElement[bool]] = [
        column == person_id for column in table.c if column is person or column.references(person)
    ]
    if email is not None and "email" in table.c:
        found.append(table.c.email == email)
    return found


def _narrowed(statement: Any, table: Table) -> Any:
    return db.own(statement) if "person_id" in table.primary_key.columns else statement


def _readable(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
