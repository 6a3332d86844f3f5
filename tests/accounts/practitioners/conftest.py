"""A practice: what practitioners and their operator do, in a few words."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.accounts.passkeys.authenticator import Authenticator
from tests.practising import PASSWORD, SESSIONS
from welnu import clock, db
from welnu.accounts.practitioners import commands
from welnu.accounts.practitioners.models import Practitioner, PractitionerSession

HERE = "/api/accounts/practitioners"
ME = f"{HERE}/me"
SAID = {
    "name": "Fenna Bos",
    "organisation": "Praktijk De Linde",
    "profession": "psychologist",
    "registration": None,
    "language": "nl",
}
FENNA = "fenna@example.org"


def is_in(client):
    return client.get(ME).status_code == 200


def step(client):
    return client.get(f"{SESSIONS}/current").json.get("step")


def first(client, email, password=PASSWORD):
    return client.post(SESSIONS, json={"email": email, "password": password})


def second(client, code):
    return client.post(f"{SESSIONS}/second", json={"code": code})


def add_passkey(client, device=None):
    options = client.post(f"{HERE}/passkeys/options").json["options"]
    return client.post(f"{HERE}/passkeys", json={"passkey": (device or Authenticator()).make(options)})


def use_passkey(client, device):
    options = client.post(f"{SESSIONS}/passkey/options").json["options"]
    return client.post(f"{SESSIONS}/passkey", json={"passkey": device.use(options)})


@dataclass
class Operator:
    """Whoever runs Welnu, at the command line."""

    app: Flask

    def __getattr__(self, name: str) -> Any:
        def command(*arguments):
            with self.app.app_context():
                found = getattr(commands, name)(*arguments, *([] if name == "lines" else [clock.now()]))
                return list(found) if name == "lines" else found

        return command

    def token(self, email=FENNA, **known):
        """Invite someone, and return what the link holds."""
        return self.invite(email, known, "nl").partition("?token=")[2]


@pytest.fixture
def operator(app):
    return Operator(app)


def change_rows(app, table, **values):
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(table.__table__).values(**values))


def age_sessions(app, **values):
    change_rows(app, PractitionerSession, **values)


def forget_used_code(app):
    """Let the code of now be good again, as it would be half a minute later."""
    change_rows(app, Practitioner, totp_step=None)
