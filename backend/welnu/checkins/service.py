"""Recording, amending and deleting check-ins."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, insert, select

from welnu import db
from welnu.checkins import answering, moment, validity
from welnu.checkins.models import Administration, CheckIn
from welnu.errors import Invalid
from welnu.instruments import library
from welnu.records import Records, shown

administration = Administration.__table__

CHECKINS: Final = Records(CheckIn.__table__, "check-in")
FIND_ADMINISTRATIONS: Final = db.own(select(administration).where(administration.c.checkin_id == bindparam("of_id")))
ADD_ADMINISTRATION: Final = insert(administration)  # type: ignore[arg-type]
REMOVE_ADMINISTRATIONS: Final = db.own(
    delete(administration).where(administration.c.checkin_id == bindparam("of_id"))  # type: ignore[arg-type]
)

Contents = Mapping[str, Any]


def record(person_id: UUID, id: UUID, contents: Contents, now: datetime) -> tuple[dict[str, Any], bool]:
    """Save a check-in, once: sending the same one again changes nothing. A newer revision replaces an older one.

    Returns the stored check-in, and whether all of its instruments are known here.
    Raises Invalid for a response or moment that cannot be, Conflict if `id` already names other contents
    at this revision or a newer one, Gone if it was deleted.
    """
    known = _check(contents, now)
    new = _row(id, contents, now)
    with db.writing():
        old = CHECKINS.find(id)
        if old is None or CHECKINS.replaces(old, new["revision"], lambda: _same(old, new, contents)):
            _save(person_id, new, contents["administrations"], old)
            at = new["completed_at"] + timedelta(seconds=new["clock_skew_seconds"] or 0)
            answering.tell(person_id, {each["instrument"] for each in contents["administrations"]}, at, now)
        else:
            new = shown(old)
    return {**new, "administrations": contents["administrations"]}, known


def remove(person_id: UUID, id: UUID, now: datetime) -> None:
    """Delete a check-in for good; one that never arrived will not be accepted any more."""
    with db.writing():
        CHECKINS.remove(person_id, id, now)
        db.run(REMOVE_ADMINISTRATIONS, {"of_id": id})


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
    }


def _same(old: Row[Any], new: Contents, contents: Contents) -> bool:
    administrations = db.run(FIND_ADMINISTRATIONS, {"of_id": old.id})
    before = {(a.instrument_id, a.instrument_version): a.responses for a in administrations}
    after = {(a["instrument"], a["version"]): a["responses"] for a in contents["administrations"]}
    fields = ("completed_at", "time_zone", "tags", "note")
    return before == after and all(getattr(old, name) == new[name] for name in fields)


def _save(person_id: UUID, row: Contents, administrations: Sequence[Contents], old: Row[Any] | None) -> None:
    if old is not None:
        db.run(REMOVE_ADMINISTRATIONS, {"of_id": row["id"]})
    CHECKINS.save(person_id, row, old)
    for each in administrations:
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
