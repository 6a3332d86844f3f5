"""Adding, using and removing passkeys.

A challenge is used up in a transaction of its own, so that no answer can be tried again; the signature is
checked outside of any.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from flask import current_app
from sqlalchemy import delete, func, inspect, select, update
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts import service as accounts
from welnu.accounts.models import Person
from welnu.accounts.passkeys import ceremony, challenges
from welnu.accounts.passkeys.ceremony import Document, Made, Unproven
from welnu.accounts.passkeys.models import MOST, Credential, Passkey
from welnu.accounts.service import Entry, LoginFailed
from welnu.errors import Conflict, Invalid

ENTER = "enter as person"

C = TypeVar("C", bound=Credential)


def to_add(person_id: UUID, now: datetime) -> Document:
    """Return what a device needs to make a passkey for the viewer."""
    session = db.session()
    person = session.get_one(Person, person_id)
    name = person.email_login.email if person.email_login else f"Welnu {person.created_at:%Y-%m-%d}"
    known = session.scalars(select(Passkey.credential_id)).all()
    return ceremony.to_make(site(), challenges.new(f"add {person_id}", now), person_id, name, known)


def add(person_id: UUID, answer: Document, now: datetime, device: str) -> Passkey:
    """Keep the passkey that a device made.

    Raises Invalid when the answer proves nothing, Conflict when there are too many.
    """
    made = made_for(f"add {person_id}", answer, now)
    with db.transaction() as session:
        check_room(session.scalar(select(func.count()).select_from(Passkey)))
        return keep(session, Passkey(person_id=person_id), made, now, device)


def remove(id: UUID) -> None:
    """Remove one passkey of the viewer; one that is not there is removed already."""
    with db.transaction() as session:
        session.execute(delete(Passkey).where(Passkey.id == id))


def to_enter(purpose: str, now: datetime) -> Document:
    """Return what a device needs to use a passkey, whoever's it is."""
    return ceremony.to_use(site(), challenges.new(purpose, now))


def enter(answer: Document, now: datetime, device: str) -> Entry:
    """Let a person in whose device signed.

    Raises LoginFailed, alike for whatever is wrong.
    """
    try:
        passkey, count = proven(ENTER, answer, _of_person, now)
    except LoginFailed:
        db.view_as(None)
        raise
    with db.transaction() as session:
        note_use(session, passkey, count, now)
        return accounts.enter(session, passkey.person_id, now, device)


def _of_person(person_id: UUID, credential_id: bytes) -> Passkey | None:
    db.view_as(person_id)
    return db.session().scalar(select(Passkey).where(Passkey.credential_id == credential_id))


def made_for(purpose: str, answer: Document, now: datetime) -> Made:
    """Return the passkey that a device made for this purpose.

    Raises Invalid.
    """
    try:
        return ceremony.made(site(), challenges.take(purpose, answer, now), answer)
    except Unproven:
        raise Invalid("passkey.refused", "this passkey cannot be used: try again") from None


def check_room(count: int | None) -> None:
    """Raise Conflict when someone who has `count` passkeys cannot have another."""
    if (count or 0) >= MOST:
        raise Conflict("passkey.too_many", f"there are {MOST} passkeys: remove one first")


def keep(session: Session, row: C, made: Made, now: datetime, device: str) -> C:
    """Store what was made in `row`, which says whose it is."""
    row.credential_id, row.public_key, row.sign_count = made.credential_id, made.public_key, made.sign_count
    row.device, row.created_at = device, now
    return session.merge(row)  # a device that makes it anew gives it the same id


def proven(purpose: str, answer: Document, find: Callable[[UUID, bytes], C | None], now: datetime) -> tuple[C, int]:
    """Return the passkey that signed the answer, and how often it says it did.

    find: gives the passkey by its holder and its id
    Raises LoginFailed.
    """
    try:
        challenge = challenges.take(purpose, answer, now)
        found = find(*ceremony.holder(answer))
        if found is None:
            raise Unproven
        return found, ceremony.sign_count(site(), challenge, answer, found.public_key, found.sign_count)
    except Unproven:
        raise LoginFailed from None


def note_use(session: Session, passkey: Credential, count: int, now: datetime) -> None:
    """Write down that the passkey was used.

    Raises LoginFailed when it was used somewhere else at the same moment, or removed.
    """
    kind: Any = type(passkey)
    key = zip(inspect(kind).primary_key, inspect(passkey).identity, strict=True)
    unchanged = update(kind).where(*(column == value for column, value in key), kind.sign_count == passkey.sign_count)
    used = session.execute(unchanged.values(sign_count=count, last_used_at=now).returning(kind.id))
    if used.first() is None:
        raise LoginFailed


def site() -> ceremony.Site:
    """Return where passkeys work."""
    return ceremony.site(current_app.config["WELNU"].public_url)
