"""Registering, accepting an invitation, a new password, and changing what one says of oneself.

As for persons, addresses with and without an account get the same answers and the same work.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, delete, select
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts import tokens
from welnu.accounts.passkeys import challenges
from welnu.accounts.passkeys import service as passkeys
from welnu.accounts.passkeys.ceremony import Document
from welnu.accounts.practitioners import details, posting, reading
from welnu.accounts.practitioners.entering import Entry, new_entry
from welnu.accounts.practitioners.factors import to_make
from welnu.accounts.practitioners.models import (
    Practitioner,
    PractitionerLink,
    PractitionerPasskey,
    PractitionerSession,
)
from welnu.accounts.service import accepted
from welnu.errors import Invalid

Details = Mapping[str, Any]


def register(email: str, password: str, said: Details, language: str, now: datetime) -> None:
    """Send a link that ends the registration; to an address that has an account, word that it has.

    Raises Invalid when the password is not accepted.
    """
    kept = dict(said) | {"password_hash": accepted(password, email), "language": language}
    with db.transaction() as session:
        kind = "known" if reading.by_address(session, email) else "confirm"
        link = posting.new_link(session, "confirm", uuid4(), email, now, kept)
        posting.post(session, email, kind, language, now, link)


def confirm(token: str, now: datetime, device: str) -> Entry:
    """End the registration that the link in a mail belongs to: from now on there is an account.

    Raises Invalid when the link is unknown, used or too old, or the address has got an account meanwhile.
    """
    with db.transaction() as session:
        link = _taken(session, "confirm", token, now)
        practitioner = _new(session, link, link.details, link.details["language"], now)
        practitioner.password_hash = link.details["password_hash"]
        return new_entry(session, practitioner.id, False, now, device)


def read_invitation(token: str, now: datetime) -> dict[str, Any]:
    """Return whom an invitation is for, and what a device needs to make a passkey for them.

    Raises Invalid when the link is unknown, used or too old.
    """
    session = db.session()
    link = _opened(session, "invitation", token, now)
    row = session.get(Practitioner, link.practitioner_id)
    known = {name: getattr(row, name) for name in details.DETAILS} if row else link.details
    challenge = challenges.new(_accepting(link.practitioner_id), now)
    return known | {"email": link.email, "options": to_make(link.practitioner_id, link.email, challenge, [])}


def accept_with_password(token: str, password: str, said: Details, language: str, now: datetime, device: str) -> Entry:
    """Take an invitation up with a password; the second factor comes next.

    Raises Invalid as `read_invitation` does, and when the password is not accepted (the link stays good then).
    """
    password_hash = accepted(password, _opened(db.session(), "invitation", token, now).email)
    with db.transaction() as session:
        practitioner = _invited(session, token, said, language, now)
        practitioner.password_hash = password_hash
        return new_entry(session, practitioner.id, False, now, device)


def accept_with_passkey(
    token: str, answer: Document, said: Details, language: str, now: datetime, device: str
) -> Entry:
    """Take an invitation up with a passkey: both factors in one.

    Raises Invalid as `read_invitation` does, and when the answer proves nothing (the link stays good then).
    """
    link = _opened(db.session(), "invitation", token, now)
    made = passkeys.made_for(_accepting(link.practitioner_id), answer, now)
    with db.transaction() as session:
        practitioner = _invited(session, token, said, language, now)
        passkeys.keep(session, PractitionerPasskey(practitioner_id=practitioner.id), made, now, device)
        return new_entry(session, practitioner.id, True, now, device)


def ask_reset(email: str, language: str, now: datetime) -> None:
    """Send a link that sets a new password; to an address without one, word that there is none."""
    with db.transaction() as session:
        found = reading.by_address(session, email)
        has_password = found is not None and found.password_hash is not None
        link = posting.new_link(session, "reset", found.id if found else uuid4(), email, now)
        posting.post(session, email, "reset" if has_password else "unknown", language, now, link)


def reset(token: str, password: str, now: datetime, device: str) -> Entry:
    """Set a new password and end all sessions. It is the first factor alone: the second one is still asked.

    Raises Invalid when the link is unknown, used or too old, or the password is not accepted (it stays good then).
    """
    password_hash = accepted(password, _opened(db.session(), "reset", token, now).email)
    with db.transaction() as session:
        link = _taken(session, "reset", token, now)
        practitioner = reading.locked(session, link.practitioner_id)
        if practitioner is None or practitioner.password_hash is None:
            raise _useless_link()
        practitioner.password_hash, practitioner.misses = password_hash, 0
        session.execute(delete(PractitionerSession).where(PractitionerSession.practitioner_id == practitioner.id))
        return new_entry(session, practitioner.id, False, now, device)


def change(practitioner_id: UUID, changes: Mapping[str, Any]) -> None:
    """Change what one says of oneself: the operator did not confirm that."""
    with db.transaction() as session:
        if practitioner := reading.locked(session, practitioner_id):
            _say(practitioner, changes)


def _invited(session: Session, token: str, said: Details, language: str, now: datetime) -> Practitioner:
    """Return the practitioner whose invitation it is: a new one, or one who lost the factors."""
    link = _taken(session, "invitation", token, now)
    practitioner = reading.locked(session, link.practitioner_id)
    if practitioner is None:
        practitioner = _new(session, link, said, language, now)
        if details.are_confirmed(said, link.details):
            practitioner.confirmed_at = now
    else:
        _say(practitioner, dict(said) | {"language": language})
    return practitioner


def _new(session: Session, link: Row[Any], said: Details, language: str, now: datetime) -> Practitioner:
    if reading.by_address(session, link.email):
        raise _useless_link()
    practitioner = Practitioner(
        id=link.practitioner_id,
        email=link.email,
        language=language,
        created_at=now,
        **{name: said[name] for name in details.DETAILS},
    )
    session.add(practitioner)
    session.flush()  # what follows refers to it
    return practitioner


def _say(practitioner: Practitioner, said: Details) -> None:
    before = {name: getattr(practitioner, name) for name in details.DETAILS}
    if not details.are_confirmed(said, before):
        practitioner.confirmed_at = None
    for name, value in said.items():
        setattr(practitioner, name, value)


def _accepting(practitioner_id: UUID) -> str:
    return f"accept {practitioner_id}"


def _opened(session: Session, purpose: str, token: str, now: datetime) -> Row[Any]:
    """Return what the link would open; it stays good."""
    columns = (PractitionerLink.practitioner_id, PractitionerLink.email, PractitionerLink.details)
    link = session.execute(select(*columns).where(*_opens(purpose, token, now))).one_or_none()
    if link is None:
        raise _useless_link()
    return link


def _taken(session: Session, purpose: str, token: str, now: datetime) -> Row[Any]:
    """Return what the link opens; it and all others that were made for the address stop working."""
    columns = (PractitionerLink.practitioner_id, PractitionerLink.email, PractitionerLink.details)
    used = delete(PractitionerLink).where(*_opens(purpose, token, now)).returning(*columns)
    link = session.execute(used).one_or_none()
    if link is None:
        raise _useless_link()
    session.execute(delete(PractitionerLink).where(PractitionerLink.email == link.email))
    return link


def _opens(purpose: str, token: str, now: datetime) -> list[ColumnElement[bool]]:
    return [
        PractitionerLink.token_hash == tokens.fingerprint(token),
        PractitionerLink.purpose == purpose,
        PractitionerLink.expires_at > now,
    ]


def _useless_link() -> Invalid:
    return Invalid("token.invalid", "this link does not work any more: ask for a new one")
