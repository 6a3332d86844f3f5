"""Recording, amending and deleting check-ins.

Each change takes the person's next sequence number. Writers of one person take turns: SQLite has one writer
at a time, on PostgreSQL they lock the person's row first. So a phone that asks for changes after a number
never misses one.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from welnu import db
from welnu.accounts.models import Person
from welnu.checkins import moment, validity
from welnu.checkins.models import Administration, CheckIn
from welnu.errors import Conflict, Gone, Invalid
from welnu.instruments import library

checkin, administration, person = CheckIn.__table__, Administration.__table__, Person.__table__
CONTENTS: Final = [column for column in checkin.c if not column.primary_key and column.name != "seq"]

TAKE_TURN: Final = db.own(select(person.c.person_id).with_for_update())
NEXT: Final = (
    select(func.coalesce(func.max(checkin.c.seq), 0) + 1)
    .where(checkin.c.person_id == bindparam("of_person"))
    .scalar_subquery()
)
FIND: Final = db.own(select(checkin).where(checkin.c.id == bindparam("of_id")))
FIND_ADMINISTRATIONS: Final = db.own(select(administration).where(administration.c.checkin_id == bindparam("of_id")))
ADD: Final = insert(checkin).values(  # type: ignore[arg-type]
    {column.name: bindparam(column.name) for column in (*checkin.primary_key, *CONTENTS)} | {"seq": NEXT}
)
ADD_ADMINISTRATION: Final = insert(administration)  # type: ignore[arg-type]
REPLACE: Final = db.own(
    update(checkin)  # type: ignore[arg-type]
    .where(checkin.c.id == bindparam("of_id"))
    .values({column.name: bindparam(column.name) for column in CONTENTS} | {"seq": NEXT})
)
REMOVE_ADMINISTRATIONS: Final = db.own(
    delete(administration).where(administration.c.checkin_id == bindparam("of_id"))  # type: ignore[arg-type]
)

Contents = Mapping[str, Any]
EMPTY: Final = {"completed_at": None, "time_zone": None, "clock_skew_seconds": None, "tags": None, "note": None}


def record(person_id: UUID, id: UUID, contents: Contents, now: datetime) -> tuple[dict[str, Any], bool]:
    """Save a check-in, once: sending the same one again changes nothing. A newer revision replaces an older one.

    Returns the stored check-in, and whether all of its instruments are known here.
    Raises Invalid for a response or moment that cannot be, Conflict if `id` already names other contents
    at this revision or a newer one, Gone if it was deleted.
    """
    known = _check(contents, now)
    new = _row(id, contents, now)
    with db.writing():
        old = _find(id)
        if old is None or _replaces(old, new, contents):
            _save(person_id, new, contents, replace=old is not None)
        else:
            new = _stored_row(old)
    return _shown(new, contents["administrations"]), known


def remove(person_id: UUID, id: UUID, now: datetime) -> None:
    """Delete a check-in for good; one that never arrived will not be accepted any more."""
    with db.writing():
        old = _find(id)
        if old is None or old.deleted_at is None:
            tombstone = {"id": id, "revision": 0, "received_at": now, "deleted_at": now, **EMPTY}
            _save(person_id, tombstone, {"administrations": []}, replace=old is not None)


def _find(id: UUID) -> Row[Any] | None:
    """Return what is stored under `id`, when it is this writer's turn."""
    if db.has_several_writers():
        db.run(TAKE_TURN)
    return db.run(FIND, {"of_id": id}).one_or_none()


def _check(contents: Contents, now: datetime) -> bool:
    """Refuse what cannot be; return whether every instrument is known here, in that version."""
    faults: dict[str, str] = {}
    if reason := moment.fault(contents["completed_at"], contents.get("sent_at"), now):
        faults["completed_at"] = reason
    definitions = [library.shipped().get(each["instrument"], each["version"]) for each in contents["administrations"]]
    faults |= validity.faults(contents["administrations"], definitions)
    if faults:
        raise Invalid("request.invalid", "some fields are not right", faults)
    return None not in definitions


def _row(id: UUID, contents: Contents, now: datetime) -> dict[str, Any]:
    return {
        "id": id,
        "revision": contents["revision"],
        "completed_at": contents["completed_at"].astimezone(UTC),
        "time_zone": contents["time_zone"],
        "clock_skew_seconds": moment.skew(contents.get("sent_at"), now),
        "received_at": now,
        "tags": contents["tags"],
        "note": contents["note"],
        "deleted_at": None,
    }


def _replaces(old: Row[Any], new: Mapping[str, Any], contents: Contents) -> bool:
    """Whether `new` is an amendment of `old`; False if it is the same once more.

    Raises Gone or Conflict if it is neither.
    """
    if old.deleted_at is not None:
        raise Gone("checkin.deleted", f"check-in {old.id} was deleted")
    if new["revision"] > old.revision:
        return True
    administrations = db.run(FIND_ADMINISTRATIONS, {"of_id": old.id}).all()
    if new["revision"] < old.revision or not _same(old, administrations, new, contents):
        raise Conflict("checkin.exists", f"check-in {old.id} was already sent with other contents")
    return False


def _same(old: Row[Any], administrations: Sequence[Row[Any]], new: Mapping[str, Any], contents: Contents) -> bool:
    before = {(a.instrument_id, a.instrument_version): a.responses for a in administrations}
    after = {(a["instrument"], a["version"]): a["responses"] for a in contents["administrations"]}
    fields = ("completed_at", "time_zone", "tags", "note")
    return before == after and all(getattr(old, name) == new[name] for name in fields)


def _save(person_id: UUID, row: dict[str, Any], contents: Contents, *, replace: bool) -> None:
    if replace:
        db.run(REMOVE_ADMINISTRATIONS, {"of_id": row["id"]})
        db.run(REPLACE, {**row, "of_id": row["id"], "of_person": person_id})
    else:
        db.run(ADD, {**row, "person_id": person_id, "of_person": person_id})
    for each in contents["administrations"]:
        db.run(
            ADD_ADMINISTRATION,
            {
                "person_id": person_id,
                "checkin_id": row["id"],
                "instrument_id": each["instrument"],
                "instrument_version": each["version"],
                "responses": each["responses"],
            },
        )


def _stored_row(old: Row[Any]) -> dict[str, Any]:
    return {name: value for name, value in old._mapping.items() if name not in ("person_id", "seq")}


def _shown(row: Mapping[str, Any], administrations: list[Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "deleted_at"} | {"administrations": administrations}
