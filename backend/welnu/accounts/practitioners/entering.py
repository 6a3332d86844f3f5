"""Getting in: one factor, the other one, and out again."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import current_app
from sqlalchemy import ColumnElement, delete, update
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts import hashing, recovery, tokens
from welnu.accounts.passkeys import service as passkeys
from welnu.accounts.passkeys.ceremony import Document
from welnu.accounts.practitioners import posting, reading, sealing, totp
from welnu.accounts.practitioners.models import (
    Practitioner,
    PractitionerCode,
    PractitionerPasskey,
    PractitionerSession,
)
from welnu.accounts.service import LoginFailed
from welnu.errors import Forbidden, LoginRequired

ENTER: Final = "enter as practitioner"
MOST_MISSES: Final = 10  # wrong codes in a row; with three good ones of a million, a chance of 1 in 33,000
CODE: Final = 16  # symbols of a recovery code: 80 bits, out of reach of guessing, offline too


@dataclass(frozen=True)
class Sitting:
    """A practitioner in one browser."""

    practitioner_id: UUID
    session_id: UUID
    created_at: datetime
    proven_at: datetime | None  # as in PractitionerSession

    @property
    def is_whole(self) -> bool:
        """Whether both factors were given."""
        return self.proven_at is not None


@dataclass(frozen=True)
class Entry:
    """What came of giving or changing a factor."""

    practitioner_id: UUID
    is_whole: bool
    token: str | None = None  # for the cookie, when it is another one
    codes: tuple[str, ...] = ()  # recovery codes, shown once


def log_in(email: str, password: str, now: datetime, device: str) -> Entry:
    """Take the first factor, a password.

    Raises LoginFailed, alike for unknown addresses and wrong passwords.
    """
    found = reading.by_address(db.session(), email)
    password_hash = found.password_hash if found else None
    if not hashing.fits(password, password_hash) or found is None:
        raise LoginFailed
    with db.transaction() as session:
        practitioner = reading.locked(session, found.id)
        if practitioner is None or practitioner.password_hash != password_hash:  # changed meanwhile
            raise LoginFailed
        return new_entry(session, found.id, False, now, device)


def give_second(sitting: Sitting, code: str, now: datetime, device: str) -> Entry:
    """Take the second factor, a code: from now on the practitioner is let in, under another token.

    A try is counted before it is judged, also when it fails, so that many at once are counted too.
    Raises LoginFailed when the code is wrong or used, Forbidden after too many wrong ones.
    """
    with db.transaction() as session:
        practitioner = _one_more_try(session, sitting.practitioner_id)
        if fits := _takes_code(session, practitioner, code, now):
            practitioner.misses = 0
            entry = whole_entry(session, sitting, now, device)
        elif practitioner.misses == MOST_MISSES and practitioner.email:
            posting.post(session, practitioner.email, "locked", practitioner.language, now)
    if not fits:
        raise LoginFailed
    return entry


def enter_with_passkey(answer: Document, now: datetime, device: str) -> Entry:
    """Let a practitioner in whose device signed, having made sure of its owner: both factors in one.

    Raises LoginFailed, alike for whatever is wrong.
    """
    passkey, count = passkeys.proven(ENTER, answer, _passkey_of, now)
    with db.transaction() as session:
        passkeys.note_use(session, passkey, count, now)
        return new_entry(session, passkey.practitioner_id, True, now, device)


def note_seen(session_id: UUID, now: datetime) -> None:
    """Store when a session was last used."""
    with db.transaction() as session:
        used = update(PractitionerSession).where(PractitionerSession.id == session_id)
        session.execute(used.values(last_seen_at=now))


def end_session(practitioner_id: UUID, id: UUID) -> None:
    """Log one browser of a practitioner out; one that is not there is logged out already."""
    with db.transaction() as session:
        session.execute(delete(PractitionerSession).where(_theirs(practitioner_id), PractitionerSession.id == id))


def end_token(token: str) -> None:
    """End the session that a token opens, if any."""
    with db.transaction() as session:
        ended = PractitionerSession.token_hash == tokens.fingerprint(token)
        session.execute(delete(PractitionerSession).where(ended))


def end_other_sessions(sitting: Sitting) -> None:
    """Log all browsers of a practitioner out but this one."""
    with db.transaction() as session:
        end_others(session, sitting)


def end_others(session: Session, sitting: Sitting) -> None:
    others = PractitionerSession.id != sitting.session_id
    session.execute(delete(PractitionerSession).where(_theirs(sitting.practitioner_id), others))


def _theirs(practitioner_id: UUID) -> ColumnElement[bool]:
    return PractitionerSession.practitioner_id == practitioner_id


def new_entry(
    session: Session,
    practitioner_id: UUID,
    is_whole: bool,
    now: datetime,
    device: str,
    since: datetime | None = None,
) -> Entry:
    """Start a session. since: when one that it goes on was started, so that it ends no later."""
    token = secrets.token_urlsafe(tokens.BYTES)
    session.add(
        PractitionerSession(
            token_hash=tokens.fingerprint(token),
            practitioner_id=practitioner_id,
            created_at=since or now,
            last_seen_at=now,
            proven_at=now if is_whole else None,
            device=device,
        )
    )
    return Entry(practitioner_id, is_whole, token)


def whole_entry(session: Session, sitting: Sitting, now: datetime, device: str) -> Entry:
    """Put a session in which the second factor was given now in the place of the one before.

    A code given again makes a whole session fresh, not longer: it is one factor.
    Raises LoginRequired when that one was ended meanwhile.
    """
    ended = delete(PractitionerSession).where(PractitionerSession.id == sitting.session_id)
    if session.scalar(ended.returning(PractitionerSession.id)) is None:
        raise LoginRequired("login.required", "log in first")
    since = sitting.created_at if sitting.is_whole else None
    return new_entry(session, sitting.practitioner_id, True, now, device, since)


def _one_more_try(session: Session, practitioner_id: UUID) -> Practitioner:
    tried = (
        update(Practitioner)
        .where(Practitioner.id == practitioner_id, Practitioner.misses < MOST_MISSES)
        .values(misses=Practitioner.misses + 1)
        .returning(Practitioner)
    )
    practitioner = session.scalar(tried, execution_options={"populate_existing": True})
    if practitioner is None:
        raise Forbidden("second.locked", "too many wrong codes: choose a new password first")
    return practitioner


def _takes_code(session: Session, practitioner: Practitioner, code: str, now: datetime) -> bool:
    """Whether `code` is one of the program's or a recovery code; it is used up."""
    if (digits := totp.digits(code)) is not None:
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
    secret = sealing.opened(practitioner.totp_secret, current_app.config["WELNU"].secret_key)
    step = totp.step(secret, digits, now, practitioner.totp_step)
    practitioner.totp_step = practitioner.totp_step if step is None else step
    return step is not None


def _passkey_of(practitioner_id: UUID, credential_id: bytes) -> PractitionerPasskey | None:
    return db.session().get(PractitionerPasskey, (practitioner_id, credential_id))
