"""Registering, entering with two factors, and leaving.

As for persons, addresses with and without an account get the same work.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import current_app
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts import hashing, recovery, tokens
from welnu.accounts.practitioners import sealing, totp
from welnu.accounts.practitioners.models import Practitioner, PractitionerCode, PractitionerSession
from welnu.accounts.service import LoginFailed
from welnu.errors import Forbidden

MOST_MISSES: Final = 10  # wrong codes in a row; with three good ones of a million, a chance of 1 in 33,000
CODE: Final = 16  # symbols of a recovery code: 80 bits, out of reach of guessing, offline too


@dataclass(frozen=True)
class Entry:
    """A practitioner who gave one factor, or both."""

    practitioner_id: UUID
    token: str  # for the cookie
    is_whole: bool = False
    codes: tuple[str, ...] = ()  # shown once


def log_in(email: str, password: str, now: datetime, device: str) -> Entry:
    """Take the first factor, a password.

    Raises LoginFailed, alike for unknown addresses and wrong passwords.
    """
    found = _by_address(db.session(), email)
    if not hashing.fits(password, found.password_hash if found else None) or found is None:
        raise LoginFailed
    with db.transaction() as session:
        return _entry(session, found.id, False, now, device)


def give_second(practitioner_id: UUID, session_id: UUID, code: str, now: datetime, device: str) -> Entry:
    """Take the second factor, a code: from now on the practitioner is let in, under another token.

    A try is written down before it is judged, also when it fails.
    Raises LoginFailed when the code is wrong or used, Forbidden after too many wrong ones.
    """
    with db.transaction() as session:
        tried = (
            update(Practitioner)
            .where(Practitioner.id == practitioner_id, Practitioner.misses < MOST_MISSES)
            .values(misses=Practitioner.misses + 1)
        )
        practitioner = session.scalar(tried.returning(Practitioner), execution_options={"populate_existing": True})
        if practitioner is None:
            raise Forbidden("second.locked", "too many wrong codes: choose a new password first")
        entry = None
        if _takes_code(session, practitioner, code, now):
            practitioner.misses = 0
            entry = _whole(session, practitioner_id, session_id, now, device)
    if entry is None:
        raise LoginFailed
    return entry


def note_seen(session_id: UUID, now: datetime) -> None:
    """Store when a session was last used."""
    with db.transaction() as session:
        used = update(PractitionerSession).where(PractitionerSession.id == session_id)
        session.execute(used.values(last_seen_at=now))


def end_session(session_id: UUID) -> None:
    """Log out; a session that is not there is logged out already."""
    with db.transaction() as session:
        session.execute(delete(PractitionerSession).where(PractitionerSession.id == session_id))


def _by_address(session: Session, email: str) -> Practitioner | None:
    return session.scalar(select(Practitioner).where(Practitioner.email == email))


def _takes_code(session: Session, practitioner: Practitioner, code: str, now: datetime) -> bool:
    """Whether `code` is one of the program's or a recovery code; it is used up."""
    digits = code.replace(" ", "")
    if len(digits) == totp.DIGITS and digits.isascii() and digits.isdigit():
        return _takes_digits(practitioner, digits, now)
    symbols = recovery.read(code, CODE)
    used = delete(PractitionerCode).where(
        PractitionerCode.code_hash == tokens.fingerprint(symbols or ""),
        PractitionerCode.practitioner_id == practitioner.id,
    )
    return session.scalar(used.returning(PractitionerCode.code_hash)) is not None


def _takes_digits(practitioner: Practitioner, digits: str, now: datetime) -> bool:
    if practitioner.totp_secret is None:
        return False
    secret = sealing.opened(practitioner.totp_secret, _key())
    step = totp.step(secret, digits, now, practitioner.totp_step)
    if step is not None:
        practitioner.totp_step = step
    return step is not None


def _whole(session: Session, practitioner_id: UUID, session_id: UUID, now: datetime, device: str) -> Entry:
    """Put a session in which both factors were given in the place of one in which one was."""
    session.execute(delete(PractitionerSession).where(PractitionerSession.id == session_id))
    return _entry(session, practitioner_id, True, now, device)


def _entry(session: Session, practitioner_id: UUID, is_whole: bool, now: datetime, device: str) -> Entry:
    token = secrets.token_urlsafe(tokens.BYTES)
    session.add(
        PractitionerSession(
            token_hash=tokens.fingerprint(token),
            practitioner_id=practitioner_id,
            created_at=now,
            last_seen_at=now,
            is_whole=is_whole,
            device=device,
        )
    )
    return Entry(practitioner_id, token, is_whole)


def _key() -> bytes:
    return bytes(current_app.config["WELNU"].secret_key)
