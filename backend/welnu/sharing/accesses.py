"""The access log: adding to it, in the transaction of what it tells of, and reading it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from flask import current_app
from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from welnu import db
from welnu.accounts import belongings
from welnu.accounts.practitioners import belongings as practitioners
from welnu.sharing import chain
from welnu.sharing.chain import Broken, Head
from welnu.sharing.models import Access, AccessHead

REVIEW: Final = "review"  # the event of a sign-off
PAGE: Final = 200  # rows of "who looked" at once, at most; far more than are written at one moment
BATCH: Final = 1000  # rows of the log in memory at once

access: Any = Access.__table__
head: Any = AccessHead.__table__

ENDS: Final = select(head.c.size, head.c.hash, head.c.mac)
LOCK: Final = ENDS.with_for_update()
HIGHEST: Final = select(func.max(access.c.number))
MOVE: Final = update(head).values({name: bindparam(f"new_{name}") for name in Head._fields})
BEGIN: Final = {
    "sqlite": sqlite.insert(head).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(head).on_conflict_do_nothing(),
}
ADD: Final = insert(access)
AFTER: Final = select(access).where(access.c.number > bindparam("after")).order_by(access.c.number).limit(BATCH)
FIND: Final = select(access.c.hash).where(access.c.number == bindparam("of_number"))
MOMENT: Final = select(access.c.at).where(access.c.number == bindparam("of_number"))
BEFORE: Final = select(func.max(access.c.number)).where(access.c.at < bindparam("moment"))
SIGNED: Final = select(access.c.scope).where(access.c.event == REVIEW).order_by(access.c.number.desc()).limit(1)
OF_SUBJECT: Final = (
    select(
        access.c.at,
        access.c.actor_name.label("name"),
        access.c.on_behalf_of.label("organisation"),
        access.c.event.label("kind"),
        access.c.outcome,
        access.c.grant_id.label("grant"),
    )
    .where(access.c.subject == bindparam("of_subject"), access.c.at < bindparam("before"))
    .order_by(access.c.at.desc(), access.c.number.desc())
    .limit(PAGE + 1)
)
EVERYTHING: Final = (
    select(*(column for column in access.c if column.name not in ("number", "subject", "previous_hash", "hash")))
    .where(access.c.subject == bindparam("of_subject"))
    .order_by(access.c.number)
)
OF_ACTOR: Final = (
    select(
        *(access.c[name] for name in ("at", "event", "outcome", "actor_name", "on_behalf_of", "scope", "ends_at")),
        access.c.grant_id.label("grant"),
    )
    .where(access.c.actor == bindparam("of_actor"))
    .order_by(access.c.number)
)


class LogBroken(Exception):
    """The end of the access log is not as it was left: nothing may be added, or it would look whole again."""


def add(entries: Sequence[Mapping[str, Any]]) -> None:
    """Add to the log, inside `db.writing`; whoever adds waits until others who do have ended their transactions.

    Raises LogBroken.
    """
    if not entries:
        return
    connection, key = db.unit().connection, _key()
    rows, end = chain.chained(key, _locked_end(connection, key), entries)
    connection.execute(ADD, rows)
    connection.execute(MOVE, {f"new_{name}": value for name, value in end._asdict().items()})


def _locked_end(connection: Connection, key: bytes) -> Head:
    row = connection.execute(LOCK).one_or_none()
    if row is None:
        connection.execute(BEGIN[connection.dialect.name], {"id": 1, **chain.empty(key)._asdict()})
        row = connection.execute(LOCK).one()  # another may have begun it
    found = Head(*row)
    if not chain.is_sound(key, found):
        raise LogBroken("the end of the log was changed")
    if found.size == 0 and connection.execute(HIGHEST).scalar() is not None:
        raise LogBroken("the log has rows, and its end is gone")
    return found


def subject(person_id: UUID) -> bytes:
    """Return what the log calls a person: a keyed digest, nobody's once their id is gone."""
    return chain.derived(_key(), f"subject {person_id}")


def told_to(person_id: UUID, before: datetime) -> tuple[list[dict[str, Any]], bool]:
    """Return who looked at the person's record before a moment, newest first, and whether there is more."""
    values = {"of_subject": subject(person_id), "before": before}
    rows = db.unit().connection.execute(OF_SUBJECT, values).mappings().all()
    if len(rows) <= PAGE:
        return [{**row} for row in rows], False
    first_left_out = rows[PAGE]["at"]  # what was written at that moment stays together, on the next page
    return [{**row} for row in rows if row["at"] > first_left_out], True


@belongings.listed("access")
def everything_of(person_id: UUID) -> Iterable[Any]:
    """Give every row of the log that is about the person."""
    return db.unit().connection.execute(EVERYTHING, {"of_subject": subject(person_id)}).mappings()


@practitioners.listed("access")
def done_by(practitioner_id: UUID) -> Iterable[Any]:
    """Give every row of the log about what the practitioner did; at whose record is not told."""
    return db.unit().connection.execute(OF_ACTOR, {"of_actor": practitioner_id}).mappings()


def rows(after: int = 0) -> Iterator[Any]:
    """Yield the rows of the log after the number `after`, in their order."""
    while found := db.unit().connection.execute(AFTER, {"after": after}).mappings().all():
        yield from found
        after = found[-1]["number"]


def end() -> Head | None:
    """Return where the log says that it ends."""
    row = db.unit().connection.execute(ENDS).one_or_none()
    return Head(*row) if row else None


def verified() -> Broken | None:
    """Return where the log is broken, None if it is whole. Rows and end are read as they are at one moment."""
    if db.has_several_writers():
        db.unit().settle()
        db.unit().connection.execution_options(isolation_level="REPEATABLE READ")
    return chain.first_fault(_key(), rows(), end())


def has(seal: str) -> bool:
    """Whether the log holds the row that `seal` was taken of."""
    number = chain.sealed(seal)
    last = db.unit().connection.execute(FIND, {"of_number": number}).scalar() if number else chain.NOTHING
    return number is not None and last is not None and chain.seal(number, last) == seal


def reviewed() -> int:
    """Return the number of the row up to which the log was reviewed, 0 if it never was."""
    return int(db.unit().connection.execute(SIGNED).scalar() or 0)


def moment_of(number: int) -> datetime | None:
    """Return when the row `number` was added, None if there is none."""
    return db.unit().connection.execute(MOMENT, {"of_number": number}).scalar()


def last_before(moment: datetime) -> int:
    """Return the number of the last row before a moment, 0 if there is none."""
    return int(db.unit().connection.execute(BEFORE, {"moment": moment}).scalar() or 0)


def _key() -> bytes:
    return chain.derived(current_app.config["WELNU"].secret_key, "access log")
