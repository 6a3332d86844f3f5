"""Records that the phones of one person keep in step.

Each change takes the person's next sequence number. Writers of one person take turns: SQLite has one writer
at a time, on PostgreSQL they lock the person's row first. So a phone that asks for changes after a number
never misses one.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Index, Row, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from welnu import db
from welnu.accounts.models import Person
from welnu.db import OfPerson
from welnu.errors import Conflict, Gone

TOGETHER: Final = {"sqlite_with_rowid": False}  # the rows of one person lie side by side
TAKE_TURN: Final = db.own(select(Person.__table__.c.person_id).with_for_update())


class Record(OfPerson):
    """A row that a phone made. A deleted one keeps its id alone, so that no other phone brings it back."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)  # counts this person's changes; phones ask what came after
    revision: Mapped[int]  # 0, and one more each time the person amends it
    received_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    @declared_attr.directive
    def __table_args__(self) -> Any:
        return Index(None, "person_id", "seq", unique=True), TOGETHER


class Page(NamedTuple):
    """Changes, oldest first; `more` came after `last`."""

    rows: Sequence[Row[Any]]
    last: int
    more: bool


class Records:
    """The viewer's records in one table; its statements are made once, when a module loads.

    called: what a person calls one of them. All but `changes` belong inside `db.writing`.
    """

    def __init__(self, table: Any, called: str) -> None:
        contents = [column for column in table.c if not column.primary_key and column.name != "seq"]
        parameters: dict[str, Any] = {column.name: bindparam(column.name) for column in contents}
        of_id, number = table.c.id == bindparam("of_id"), _next(table)
        self.name, self.called = table.name, called
        self.nothing = {column.name: None for column in contents}
        self._find = db.own(select(table).where(of_id))
        self._replace = db.own(update(table).where(of_id).values(parameters | {"seq": number}))
        keys: dict[str, Any] = {column.name: bindparam(column.name) for column in table.primary_key}
        self._add = insert(table).values(keys | parameters | {"seq": number})
        self._changes = db.own(
            select(*(column for column in table.c if column.name != "person_id"))
            .where(table.c.seq > bindparam("after"))
            .order_by(table.c.seq)
            .limit(bindparam("most"))
        )

    def find(self, id: UUID) -> Row[Any] | None:
        """Return what is stored under `id`, when it is this writer's turn."""
        if db.has_several_writers():
            db.run(TAKE_TURN)
        return db.run(self._find, {"of_id": id}).one_or_none()

    def replaces(self, old: Row[Any], revision: int, is_same: Callable[[], bool]) -> bool:
        """Whether `revision` is an amendment of `old`; False if it is the same once more.

        Raises Gone if `old` was deleted, Conflict if it has other contents at this revision or a newer one.
        """
        if old.deleted_at is not None:
            raise Gone(f"{self.name}.deleted", f"{self.called} {old.id} was deleted")
        if revision > old.revision:
            return True
        if revision < old.revision or not is_same():
            raise Conflict(f"{self.name}.exists", f"{self.called} {old.id} was already sent with other contents")
        return False

    def save(self, person_id: UUID, row: Mapping[str, Any], old: Row[Any] | None) -> None:
        """Write `row` in the place of `old`, as the person's newest change."""
        values = {"deleted_at": None, **row, "of_person": person_id}
        if old is None:
            db.run(self._add, {**values, "person_id": person_id})
        else:
            db.run(self._replace, {**values, "of_id": row["id"]})

    def remove(self, person_id: UUID, id: UUID, now: datetime) -> None:
        """Leave the id alone, for good; one that never arrived will not be accepted any more."""
        old = self.find(id)
        if old is None or old.deleted_at is None:
            tombstone = self.nothing | {"id": id, "revision": 0, "received_at": now, "deleted_at": now}
            self.save(person_id, tombstone, old)

    def changes(self, after: int, most: int) -> Page:
        """Return at most `most` records that changed after the number `after`."""
        rows = db.run(self._changes, {"after": after, "most": most + 1}).all()
        found = rows[:most]
        return Page(found, found[-1].seq if found else after, len(rows) > most)


def shown(row: Row[Any]) -> dict[str, Any]:
    """Return a record as it is told; of a deleted one, its id and when."""
    if row.deleted_at is not None:
        return {"id": row.id, "deleted_at": row.deleted_at}
    return {name: value for name, value in row._mapping.items() if name not in ("person_id", "seq", "deleted_at")}


def _next(table: Table) -> Any:
    highest = select(func.coalesce(func.max(table.c.seq), 0) + 1).where(table.c.person_id == bindparam("of_person"))
    return highest.scalar_subquery()
