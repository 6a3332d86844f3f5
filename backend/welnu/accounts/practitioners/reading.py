"""Questions to the database that routes and use cases share."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from welnu.accounts.practitioners import lifetimes
from welnu.accounts.practitioners.models import (
    Practitioner,
    PractitionerCode,
    PractitionerPasskey,
    PractitionerSession,
)


def by_address(session: Session, email: str) -> Practitioner | None:
    """Return the practitioner who logs in with an address."""
    return session.scalar(select(Practitioner).where(Practitioner.email == email))


def locked(session: Session, practitioner_id: UUID) -> Practitioner | None:
    """Return a practitioner as they are now; whoever else wants to change them waits for this transaction."""
    return session.get(Practitioner, practitioner_id, populate_existing=True, with_for_update=True)


def has_second(session: Session, practitioner_id: UUID) -> bool:
    """Whether the account has a second factor: a program that makes codes, or a passkey."""
    passkey = exists().where(PractitionerPasskey.practitioner_id == practitioner_id)
    found = select(Practitioner.totp_secret.is_not(None) | passkey).where(Practitioner.id == practitioner_id)
    return bool(session.scalar(found))


def passkeys(session: Session, practitioner_id: UUID) -> list[PractitionerPasskey]:
    """Return a practitioner's passkeys, oldest first."""
    theirs = select(PractitionerPasskey).where(PractitionerPasskey.practitioner_id == practitioner_id)
    return list(session.scalars(theirs.order_by(PractitionerPasskey.created_at)))


def sessions(session: Session, practitioner_id: UUID, now: datetime) -> list[PractitionerSession]:
    """Return where a practitioner is logged in, or halfway there, oldest first."""
    theirs = select(PractitionerSession).where(PractitionerSession.practitioner_id == practitioner_id)
    found = session.scalars(theirs.order_by(PractitionerSession.created_at))
    return [each for each in found if lifetimes.is_live(each.created_at, each.last_seen_at, each.is_whole, now)]


def codes_left(session: Session, practitioner_id: UUID) -> int:
    """Return how many recovery codes were not used yet."""
    theirs = (
        select(func.count()).select_from(PractitionerCode).where(PractitionerCode.practitioner_id == practitioner_id)
    )
    return session.scalar(theirs) or 0


def profile(session: Session, practitioner_id: UUID) -> dict[str, Any]:
    """Return what a practitioner sees of themselves."""
    row = session.get_one(Practitioner, practitioner_id)
    shown = ("id", "email", "name", "organisation", "profession", "registration", "language", "created_at")
    return {name: getattr(row, name) for name in shown} | {
        "confirmed": row.confirmed_at is not None,
        "has_password": row.password_hash is not None,
        "has_totp": row.totp_secret is not None,
        "passkeys": len(passkeys(session, practitioner_id)),
        "codes_left": codes_left(session, practitioner_id),
    }
