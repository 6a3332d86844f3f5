"""Setting up and changing what one logs in with."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import current_app
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts import recovery, tokens
from welnu.accounts.passkeys import ceremony, challenges
from welnu.accounts.passkeys import service as passkeys
from welnu.accounts.passkeys.ceremony import Document
from welnu.accounts.practitioners import lifetimes, posting, reading, sealing, steps, totp, ways
from welnu.accounts.practitioners.entering import CODE, Entry, Sitting, end_others, whole_entry
from welnu.accounts.practitioners.models import (
    Practitioner,
    PractitionerCode,
    PractitionerPasskey,
    PractitionerSession,
)
from welnu.errors import Conflict, Forbidden, Invalid, LoginRequired

CODES: Final = 10


def offer_totp(sitting: Sitting, now: datetime) -> dict[str, str]:
    """Return a new secret for a program that makes codes, shown this once; it counts when a code was shown.

    Raises Forbidden and Conflict, as all here do, when it cannot be changed now.
    """
    secret = totp.new_secret()
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now, needs_password=True)
        practitioner.totp_offered = sealing.sealed(secret, _key())
    return {"secret": secret, "address": totp.address(secret, practitioner.email or "")}


def confirm_totp(sitting: Sitting, code: str, now: datetime, device: str) -> Entry:
    """Take the offered secret into use, in the place of the one before.

    Raises Invalid when the code is not of that secret.
    """
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now, needs_password=True)
        step = _step_of_offered(practitioner, code, now)
        if step is None:
            raise Invalid("code.wrong", "the code does not fit", {"code": "Not the code that the program shows now."})
        practitioner.totp_secret, practitioner.totp_offered = practitioner.totp_offered, None
        practitioner.totp_step = step
        return _changed(session, practitioner, sitting, now, device)


def passkey_to_add(sitting: Sitting, now: datetime) -> Document:
    """Return what a device needs to make a passkey."""
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now)
        known = [passkey.credential_id for passkey in reading.passkeys(session, sitting.practitioner_id)]
    return to_make(practitioner.id, practitioner.email or "", challenges.new(_adding(sitting), now), known)


def to_make(practitioner_id: UUID, email: str, challenge: str, known: list[bytes]) -> Document:
    """Return what a device is asked; it lists the passkey apart from one of the same person's own record."""
    return ceremony.to_make(passkeys.site(), challenge, practitioner_id, f"{email} (work)", known)


def add_passkey(sitting: Sitting, answer: Document, now: datetime, device: str) -> Entry:
    """Keep the passkey that a device made.

    Raises Invalid when the answer proves nothing, Conflict when there are too many.
    """
    made = passkeys.made_for(_adding(sitting), answer, now)
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now)
        passkeys.check_room(len(reading.passkeys(session, practitioner.id)))
        passkeys.keep(session, PractitionerPasskey(practitioner_id=practitioner.id), made, now, device)
        return _changed(session, practitioner, sitting, now, device)


def remove_passkey(sitting: Sitting, id: UUID, now: datetime) -> None:
    """Remove a passkey; one that is not there is removed already.

    Raises Conflict when there would be no way in.
    """
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now)
        mine = PractitionerPasskey.practitioner_id == practitioner.id
        removed = delete(PractitionerPasskey).where(mine, PractitionerPasskey.id == id)
        if session.scalar(removed.returning(PractitionerPasskey.id)) is None:
            return
        left = len(reading.passkeys(session, practitioner.id))
        if not ways.stays_open(left, practitioner.password_hash is not None, practitioner.totp_secret is not None):
            raise Conflict("passkey.last", "this is the only way in: add another one first")
        _tell(session, practitioner, sitting, now)


def new_codes(sitting: Sitting, now: datetime) -> tuple[str, ...]:
    """Return ten new recovery codes, shown this once; older ones work no more."""
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now, needs_password=True)
        _tell(session, practitioner, sitting, now)
        return _replaced_codes(session, practitioner.id)


def changeable(session: Session, sitting: Sitting, now: datetime, *, needs_password: bool = False) -> Practitioner:
    """Return the practitioner, locked, when their factors may be changed in this sitting."""
    practitioner = reading.locked(session, sitting.practitioner_id)
    still_in = select(PractitionerSession.id).where(PractitionerSession.id == sitting.session_id)
    if practitioner is None or session.scalar(still_in) is None:  # ended since this request began
        raise LoginRequired("login.required", "log in first")
    if not steps.may_set_up(sitting.is_whole, reading.has_second(session, practitioner.id)):
        raise Forbidden("second.required", "give the second factor first")
    if sitting.proven_at is not None and not lifetimes.is_fresh(sitting.proven_at, now):
        raise Forbidden("login.stale", "log in again first: this can be changed only just after")
    if needs_password and practitioner.password_hash is None:
        raise Conflict("password.missing", "codes belong to a password: there is none")
    return practitioner


def _changed(session: Session, practitioner: Practitioner, sitting: Sitting, now: datetime, device: str) -> Entry:
    """Let someone in who set up a second factor; tell someone who had one that it was changed."""
    practitioner.misses = 0
    codes: tuple[str, ...] = ()
    if practitioner.password_hash is not None and not reading.codes_left(session, practitioner.id):
        codes = _replaced_codes(session, practitioner.id)
    if sitting.is_whole:
        _tell(session, practitioner, sitting, now)
        return Entry(practitioner.id, True, None, codes)
    end_others(session, sitting)
    entry = whole_entry(session, sitting, now, device)
    return Entry(practitioner.id, True, entry.token, codes)


def _tell(session: Session, practitioner: Practitioner, sitting: Sitting, now: datetime) -> None:
    """Mail that factors were changed, and log out everywhere else."""
    end_others(session, sitting)
    if practitioner.email:
        posting.post(session, practitioner.email, "changed", practitioner.language, now)


def _replaced_codes(session: Session, practitioner_id: UUID) -> tuple[str, ...]:
    session.execute(delete(PractitionerCode).where(PractitionerCode.practitioner_id == practitioner_id))
    codes = tuple(recovery.written(secrets.randbits(5 * CODE), CODE) for _ in range(CODES))
    hashes = [tokens.fingerprint(code.replace("-", "")) for code in codes]
    session.add_all(PractitionerCode(code_hash=each, practitioner_id=practitioner_id) for each in hashes)
    return codes


def _step_of_offered(practitioner: Practitioner, code: str, now: datetime) -> int | None:
    digits = totp.digits(code)
    if practitioner.totp_offered is None or digits is None:
        return None
    return totp.step(sealing.opened(practitioner.totp_offered, _key()), digits, now, None)


def _adding(sitting: Sitting) -> str:
    return f"add {sitting.practitioner_id}"


def _key() -> bytes:
    return bytes(current_app.config["WELNU"].secret_key)
