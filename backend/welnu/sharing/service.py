"""What a person opens, and closes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, insert, select, update

from welnu import db
from welnu.accounts import texts
from welnu.accounts.models import Consent, Person
from welnu.accounts.practitioners.models import Practitioner
from welnu.errors import Conflict, Invalid, NotFound
from welnu.sharing import choice, introductions
from welnu.sharing.models import Grant

MOST_OPEN: Final = 20  # grants of one person at a time

grant: Any = Grant.__table__
practitioner: Any = Practitioner.__table__
person: Any = Person.__table__
consent: Any = Consent.__table__

KNOWN: Final = db.own(
    select(grant.c.practitioner_id)
    .join(practitioner, practitioner.c.id == grant.c.practitioner_id)
    .where(grant.c.id == bindparam("of_id"), practitioner.c.ended_at.is_(None))
)
OPEN: Final = insert(grant)
LIVE: Final = db.own(
    select(func.count()).select_from(grant).where(grant.c.closed_at.is_(None), grant.c.expires_at > bindparam("now"))
)
CLOSE: Final = db.own(
    update(grant)
    .where(grant.c.id == bindparam("of_id"), grant.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
)
IS_MINE: Final = db.own(select(grant.c.id).where(grant.c.id == bindparam("of_id")))
CONSENTED: Final = db.own(select(consent.c.given_at).where(consent.c.version == bindparam("newest")))
ZONE: Final = db.own(select(person.c.time_zone).with_for_update())  # writers of one person take turns


def open_to(person_id: UUID, wish: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Open what `wish` says to the practitioner who took the person's code, or to one it was opened to before.

    Raises NotFound when nobody took it, it is too late, or there is no such practitioner any more, Invalid for what
    cannot be, Conflict when too much is open, or the newest text of consent was not agreed to.
    """
    with db.writing():
        if db.run(CONSENTED, {"newest": texts.newest_consent()}).first() is None:
            raise Conflict("consent.needed", "agree to the newest text first")
        time_zone = str(db.run(ZONE).scalar_one())
        row = {"person_id": person_id, "practitioner_id": _whom(person_id, wish, now)} | opened(wish, time_zone, now)
        if db.run(LIVE, {"now": now}).scalar_one() >= MOST_OPEN:
            raise Conflict("grant.too_many", f"{MOST_OPEN} are open: close one first")
        db.run(OPEN, row)
        introductions.remove(person_id, wish["invitation"])
    return row


def _whom(person_id: UUID, wish: Mapping[str, Any], now: datetime) -> UUID:
    """Return to whom something is opened: who took the code, or whom the person opened something to before."""
    if wish["again"] is not None:
        found = db.run(KNOWN, {"of_id": wish["again"]}).scalar()
    else:
        found = introductions.taker(person_id, wish["invitation"], now)
    if found is None:
        raise NotFound("invitation.useless", "nobody took this code, or it is too long ago: make a new one")
    return found  # type: ignore[no-any-return]


def opened(wish: Mapping[str, Any], time_zone: str, now: datetime) -> dict[str, Any]:
    """Return `wish` as a grant of a person who lives in `time_zone`.

    Raises Invalid, with the fields that cannot be.
    """
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    wish = {**wish, "until_on": wish["until_on"] or choice.months_after(today, choice.DEFAULT_MONTHS)}
    if faults := choice.faults(wish, now, zone):
        raise Invalid("request.invalid", "some fields are not right", faults)
    columns = ("called", "scope", "instruments", "data_from", "until_on", "note")
    return {name: wish[name] for name in columns} | {
        "id": uuid4(),
        "opens_at": max(wish["opens_at"] or now, now),
        "expires_at": choice.ends_at(wish["until_on"], zone),
        "created_at": now,
        "closed_at": None,
    }


def close(id: UUID, now: datetime) -> None:
    """Close what the viewer opened. From the end of this call nobody reads through it.

    Raises NotFound when the viewer did not open it.
    """
    with db.writing():
        if db.run(CLOSE, {"of_id": id, "now": now}).rowcount == 0 and db.run(IS_MINE, {"of_id": id}).first() is None:
            raise NotFound("not_found", "there is nothing here")
