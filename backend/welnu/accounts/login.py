"""Who is logged in: Flask-Login over our own sessions, in cookies of our own."""

from contextlib import suppress
from typing import Final
from uuid import UUID

from flask import Flask, Request, current_app
from flask_login import LoginManager, UserMixin
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from welnu import clock, db, policy
from welnu.accounts import cookies, lifetimes, service, tokens
from welnu.accounts.limits import limiter
from welnu.accounts.models import LoginSession
from welnu.accounts.practitioners import login as practitioners

FIND: Final = db.own(  # type: ignore[type-var]
    select(LoginSession.id, LoginSession.created_at, LoginSession.last_seen_on).where(
        LoginSession.token_hash == bindparam("hash_of_token")
    )
)


class LoggedIn(UserMixin, policy.Person):  # type: ignore[misc]
    """The person who makes this request, on one of their devices."""

    def __init__(self, person_id: UUID, session_id: UUID) -> None:
        self.person_id, self.session_id = person_id, session_id

    def get_id(self) -> str:
        return str(self.session_id)


def register(app: Flask) -> None:
    """Let `app` know who is logged in, and limit how often someone may try."""
    app.config["REMEMBER_COOKIE_NAME"] = "__Host-no-such-cookie"  # Flask-Login's own would go before ours
    manager = LoginManager(app)
    manager.session_protection = None  # it hashes the network address into Flask's session
    manager.request_loader(_who)
    limiter.init_app(app)
    app.before_request_funcs[None].remove(limiter._check_request_limit)  # for limits on all; ours check themselves


def _who(request: Request) -> UserMixin | None:
    """Return who asks, by the cookie of those whom the endpoint is for: one browser may hold both."""
    principal = policy.allowed(current_app.view_functions.get(request.endpoint or ""))
    if policy.is_for_practitioners(principal):
        return practitioners.who(request)
    return _person(request)


def _person(request: Request) -> LoggedIn | None:
    """Return the person whose session is in the cookie, and bind the database session to them."""
    found = tokens.read_cookie(request.cookies.get(cookies.name(cookies.PERSON)))
    if found is None:
        return None
    person_id, token = found
    now = clock.now()
    db.view_as(person_id)
    row = db.run(FIND, {"hash_of_token": tokens.fingerprint(token)}).one_or_none()
    if row is None or not lifetimes.is_live(row.created_at, row.last_seen_on, now):
        db.view_as(None)
        return None
    if row.last_seen_on < now.date():
        with suppress(DBAPIError):  # a full disk must not keep someone from reading
            service.note_seen(row.id, now.date())
    return LoggedIn(person_id, row.id)


def keep(person_id: UUID, token: str) -> None:
    """Give the browser this session with the answer to this request."""
    cookies.keep(cookies.PERSON, tokens.cookie(person_id, token), lifetimes.ABSOLUTE)


def forget() -> None:
    """Take the session from the browser with the answer to this request."""
    cookies.forget(cookies.PERSON)
