"""Practitioners for tests: with an account, a password and a program that makes codes, logged in by the front door."""

from datetime import datetime
from functools import cache
from itertools import count
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from pyotp import TOTP

from tests.canaries import CANARIES, PASSWORD, SECRET
from welnu import clock, db
from welnu.accounts import hashing
from welnu.accounts.practitioners import sealing, totp
from welnu.accounts.practitioners.models import Practitioner

SESSIONS = "/api/accounts/practitioners/sessions"
numbers = count(1)


@cache
def password_hash() -> str:
    """The slow hash, made once a run; needs an app context."""
    return hashing.hashed(PASSWORD)


def register(app: Flask, **changes: Any) -> dict[str, Any]:
    """Add a practitioner with both factors; return who it is."""
    number = next(numbers)
    row = {
        "id": uuid4(),
        "email": CANARIES["practitioner.email"].format(number),
        "name": CANARIES["practitioner.name"].format(number),
        "organisation": "Praktijk De Linde",
        "profession": "psychologist",
        "registration": None,
        "language": "nl",
        "created_at": clock.now(),
        "confirmed_at": clock.now(),
    } | changes
    with app.app_context():
        factors = {
            "password_hash": password_hash(),
            "totp_secret": sealing.sealed(SECRET, app.config["WELNU"].secret_key),
        }
        with db.transaction() as session:
            session.add(Practitioner(**factors | row))
    return row | {"id": str(row["id"])}


def code(now: datetime, later: int = 0) -> str:
    """Return the six digits that the program shows, or will show so many half minutes later."""
    return TOTP(SECRET).generate_otp(int(now.timestamp()) // totp.PERIOD + later)


def enter(client: FlaskClient, email: str, later: int = 0) -> None:
    """Log in with both factors; the code is in `client.typed`. later: 1 where the code of now was used already."""
    first = client.post(SESSIONS, json={"email": email, "password": PASSWORD})
    assert first.json == {"step": "second"}, first.text
    client.typed = code(clock.now(), later)
    second = client.post(f"{SESSIONS}/second", json={"code": client.typed})
    assert second.json == {"step": "done"}, second.text


def new_practitioner(app: Flask, **changes: Any) -> FlaskClient:
    """Return a client logged in as a new practitioner; who it is, is in `client.practitioner`."""
    client = app.test_client()
    client.practitioner = register(app, **changes)
    enter(client, client.practitioner["email"])
    return client
