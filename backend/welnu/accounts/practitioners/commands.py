"""What the operator does with practitioners; there is no route to any of this."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from flask import current_app
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts.practitioners import details, leaving, posting, reading
from welnu.accounts.practitioners.models import Practitioner, PractitionerLink
from welnu.errors import Conflict, NotFound


def invite(email: str, known: Mapping[str, Any], language: str, now: datetime) -> str:
    """Return a link with which a practitioner makes an account; it is mailed too where there is a mail server.

    known: what the operator vouches for; told in the same words, it is confirmed at once
    Raises Conflict when the address has an account.
    """
    with db.transaction() as session:
        if reading.by_address(session, email):
            raise Conflict("practitioner.exists", f"{email} has an account: `reset` lets its owner in again")
        return _invitation(session, uuid4(), email, {name: known.get(name) for name in details.DETAILS}, language, now)


def confirm(email: str, now: datetime) -> str:
    """Say that what a practitioner says of themselves is true; return what that is.

    Raises NotFound, as all here do, when no practitioner has that address.
    """
    with db.transaction() as session:
        practitioner = _found(session, email)
        practitioner.confirmed_at = now
        return ", ".join(value for name in details.DETAILS if (value := getattr(practitioner, name)))


def reset(email: str, now: datetime) -> str:
    """Take all factors from a practitioner who lost them, log out everywhere, and return a link that sets new ones."""
    with db.transaction() as session:
        practitioner = _found(session, email)
        leaving.close(session, practitioner)
        return _invitation(session, practitioner.id, email, {}, practitioner.language, now)


def end(email: str, now: datetime) -> None:
    """Close an account for good: all that persons opened to it closes with it. The address is free again."""
    with db.transaction() as session:
        practitioner = _found(session, email)
        leaving.end(session, practitioner, now)


def lines() -> Iterator[str]:
    """Yield a line for each practitioner, those who came first first."""
    session = db.session()
    for row in session.scalars(select(Practitioner).order_by(Practitioner.created_at)):
        said = ", ".join(value for name in details.DETAILS if (value := getattr(row, name)))
        factors = "two factors" if reading.has_second(session, row.id) else "no second factor yet"
        yield f"{row.email or '-'}: {said}; {_standing(row)}" + ("" if row.ended_at else f"; {factors}")


def _standing(row: Practitioner) -> str:
    if row.ended_at:
        return f"ended {row.ended_at:%Y-%m-%d}"
    return f"confirmed {row.confirmed_at:%Y-%m-%d}" if row.confirmed_at else "claimed"


def _found(session: Session, email: str) -> Practitioner:
    found = reading.by_address(session, email)
    practitioner = reading.locked(session, found.id) if found else None
    if practitioner is None:
        raise NotFound("practitioner.unknown", f"no practitioner logs in with {email}")
    return practitioner


def _invitation(session: Session, id: UUID, email: str, known: Any, language: str, now: datetime) -> str:
    session.execute(delete(PractitionerLink).where(PractitionerLink.email == email))
    link = posting.new_link(session, "invitation", id, email, now, known)
    if current_app.config["WELNU"].smtp_url:
        posting.post(session, email, "invitation", language, now, link)
    return link
