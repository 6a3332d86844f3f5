"""The demo practitioner: let in by two factors as every other, and what the demo persons opened to her."""

import secrets
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select

from welnu import db
from welnu.accounts.practitioners import entering, factors, posting, service
from welnu.accounts.practitioners.entering import Entry, Sitting
from welnu.accounts.practitioners.models import PractitionerSession
from welnu.demo.days import ZONE
from welnu.demo.persons import Demonstrated
from welnu.errors import NotFound
from welnu.sharing import introductions, people, reading
from welnu.sharing import service as sharing
from welnu.sharing.reading import Reader
from welnu.sharing.schemas import NewGrantSchema

DETAILS: Final = {  # whoever meets her on a real server sees that she is made up
    "name": "Vera Voorbeeld",
    "organisation": "Praktijk Die Niet Bestaat",
    "profession": "psycholoog",
    "registration": None,
}
DEVICE: Final = "welnu demo"
SOME: Final = {"scope": ["summary", "trend"], "instruments": ["wellbeing-14"]}
MUCH: Final = {
    "scope": ["summary", "trend", "notes", "uptakes"],
    "instruments": ["daily", "weekly", "wellbeing-14"],
    "note": "Ik wil het graag hebben over slapen, en over hoe ik mijn werk beter verdeel.",
}


class Way(NamedTuple):
    """How to log in as her. All of it was made for this one alone, and is kept nowhere."""

    email: str
    password: str
    codes: tuple[str, ...]  # each of them once, as the second factor
    secret: str  # for a program that makes such codes


def join(now: datetime) -> tuple[Reader, Way]:
    """Add the practitioner, half a year ago: invited, and confirmed by the operator."""
    at, email, password = (
        _on(now, 150, "09:00"),
        f"vera-{secrets.token_hex(3)}@welnu.example",
        secrets.token_urlsafe(15),
    )
    with db.transaction() as session:
        link = posting.new_link(session, "invitation", uuid4(), email, at, DETAILS)  # and no mail: nobody reads it
    token = link.partition("token=")[2]
    first = service.accept_with_password(token, password, DETAILS, "nl", at, DEVICE)
    secret, both = _second(first, at)
    sitting = _sitting(both, at)
    entering.end_session(sitting.practitioner_id, sitting.session_id)
    reader = Reader(both.practitioner_id, str(DETAILS["name"]), str(DETAILS["organisation"]))
    return reader, Way(email, password, both.codes, secret)


def _second(first: Entry, at: datetime) -> tuple[str, Entry]:
    """Set up the second factor; return its secret, and what came of it."""
    from pyotp import TOTP

    sitting = _sitting(first, at)
    secret = factors.offer_totp(sitting, at)["secret"]
    return secret, factors.confirm_totp(sitting, TOTP(secret).at(int(at.timestamp())), at, DEVICE)


def _sitting(entry: Entry, at: datetime) -> Sitting:
    """Return the one sitting of a practitioner."""
    mine = PractitionerSession.practitioner_id == entry.practitioner_id
    session_id = db.session().scalars(select(PractitionerSession.id).where(mine)).one()
    return Sitting(entry.practitioner_id, session_id, at, at if entry.is_whole else None)


def let_see(robin: Demonstrated, noor: Demonstrated, vera: Reader, now: datetime) -> None:
    """Let the practitioner see along and look, by the same code as everyone, as it went in the last months.

    What Robin opened first was closed after a month, and she tried once more. One of her looks was in the evening.
    """
    first = _open(robin, vera, SOME, _on(now, 120, "10:00"))
    _look(vera, first, _on(now, 120, "10:20"))
    _look(vera, first, _on(now, 106, "15:30"))
    _close(robin, first, _on(now, 90, "19:00"))
    _look(vera, first, _on(now, 88, "09:10"))
    second = _open(robin, vera, MUCH, _on(now, 23, "11:00"))
    _look(vera, second, _on(now, 23, "11:10"), "summary", "print")
    third = _open(noor, vera, SOME, _on(now, 12, "14:00"))
    _look(vera, third, _on(now, 12, "14:10"))
    _look(vera, second, _on(now, 5, "20:40"))
    _look(vera, second, _on(now, 2, "09:00"), "summary", "print")
    db.view_as(None)


def _open(person: Demonstrated, vera: Reader, wish: dict[str, Any], at: datetime) -> UUID:
    """Open something in the room: a code is made and taken, and then the person agrees. Return the grant."""
    db.view_as(person.id)
    invitation, code = introductions.invite(person.id, "code", at)
    introductions.take(vera.id, code, DEVICE, at)
    whole = NewGrantSchema().load(wish | {"called": person.name, "invitation": str(invitation["id"])})
    id: UUID = sharing.open_to(person.id, whole, at)["id"]
    return id


def _close(person: Demonstrated, grant: UUID, at: datetime) -> None:
    db.view_as(person.id)
    sharing.close(grant, at)


def _look(vera: Reader, grant: UUID, at: datetime, *events: str) -> None:
    """Look as the practitioner's screens do: at the list, then at what one person opened."""
    db.view_as(None)
    people.listed(vera, at)
    for event in events or ("summary",):
        with suppress(NotFound):  # it was closed
            reading.read(grant, vera, event, at)


def _on(now: datetime, days: int, clock: str) -> datetime:
    """Return that time on a working day so many days ago, or just before it."""
    day = now.astimezone(ZoneInfo(ZONE)).date() - timedelta(days=days)
    day -= timedelta(days=max(0, day.weekday() - 4))
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(ZONE)).astimezone(UTC)
