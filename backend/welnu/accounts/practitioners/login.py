"""Which practitioner asks, by a session and a cookie of their own. No person's row is in reach here."""

from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from flask import Request, request
from flask_login import UserMixin
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from welnu import clock, db, policy
from welnu.accounts import cookies, tokens
from welnu.accounts.practitioners import entering, lifetimes
from welnu.accounts.practitioners.models import Practitioner, PractitionerSession

FIND: Final = (
    select(
        PractitionerSession.id,
        PractitionerSession.practitioner_id,
        PractitionerSession.created_at,
        PractitionerSession.last_seen_at,
        PractitionerSession.proven_at,
        Practitioner.name,
        Practitioner.organisation,
    )
    .join(Practitioner, Practitioner.id == PractitionerSession.practitioner_id)
    .where(PractitionerSession.token_hash == bindparam("hash_of_token"), Practitioner.ended_at.is_(None))
)


class Entering(UserMixin, policy.EnteringPractitioner):  # type: ignore[misc]
    """Someone who gave one factor: not let in yet."""

    def __init__(self, session: Any) -> None:
        self.practitioner_id: UUID = session.practitioner_id
        self.session_id: UUID = session.id
        self.sitting = entering.Sitting(session.practitioner_id, session.id, session.created_at, session.proven_at)
        self.name: str = session.name
        self.organisation: str = session.organisation

    def get_id(self) -> str:
        return str(self.session_id)


class LoggedIn(Entering, policy.Practitioner):
    """The practitioner who makes this request."""


def who(request: Request) -> Entering | None:
    """Return who holds the session in the cookie."""
    token = request.cookies.get(cookies.name(cookies.PRACTITIONER))
    if not token:
        return None
    row = db.session().execute(FIND, {"hash_of_token": tokens.fingerprint(token)}).one_or_none()
    now = clock.now()
    if row is None or not lifetimes.is_live(row.created_at, row.last_seen_at, row.proven_at is not None, now):
        return None
    if lifetimes.is_seen_anew(row.last_seen_at, now):
        with suppress(DBAPIError):  # a full disk must not keep someone from reading
            entering.note_seen(row.id, now)
    return Entering(row) if row.proven_at is None else LoggedIn(row)


def keep(token: str) -> None:
    """Give the browser this session with the answer to this request; it forgets it when it is closed.

    A session that it held until now is ended: nobody could log out of it any more.
    """
    if before := request.cookies.get(cookies.name(cookies.PRACTITIONER)):
        entering.end_token(before)
    cookies.keep(cookies.PRACTITIONER, token, None)


def forget() -> None:
    """Take the session from the browser with the answer to this request."""
    cookies.forget(cookies.PRACTITIONER)
