"""Persons and practitioners who leave a canary wherever they can."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.accounts.conftest import dana, mailbox  # noqa: F401
from tests.canaries import BROWSER, CANARIES, NETWORK, PASSWORD
from tests.opening import SHARING, opened
from tests.practising import new_practitioner
from tests.reminders.engine import SUBSCRIPTION

PRACTITIONERS = "/api/accounts/practitioners"
SAID = {name: CANARIES[f"practitioner.{name}"] for name in ("organisation", "profession", "registration")}
REGISTRATION = SAID | {
    "name": "Kanarie",
    "language": "nl",
    "email": "kanarie-nieuw@example.org",
    "password": PASSWORD,
}
FROM_HERE = {"REMOTE_ADDR": NETWORK, "HTTP_USER_AGENT": BROWSER}
MOMENT = "2026-03-01T09:00:00Z"
ANSWERS = {"daily": {"mood": 7}, CANARIES["administration.instrument_id"]: {CANARIES["administration.responses"]: 3}}
WRITTEN = {  # by a person, where
    "/api/checkins": {
        "completed_at": MOMENT,
        "time_zone": "Europe/Amsterdam",
        "administrations": [{"instrument": name, "version": 1, "responses": given} for name, given in ANSWERS.items()],
        "note": CANARIES["checkin.note"],
        "tags": [CANARIES["checkin.tags"]],
    },
    "/api/interventions/uptakes": {
        "intervention": CANARIES["uptake.intervention"],
        "status": "trying",
        "note": CANARIES["uptake.note"],
        "changed_at": MOMENT,
    },
    "/api/reminders/subscriptions": SUBSCRIPTION,
}


@pytest.fixture(name="alice")
def a_person(dana: FlaskClient) -> FlaskClient:  # noqa: F811
    """Alice, who logs in with an address."""
    dana.environ_base |= FROM_HERE
    for path, body in WRITTEN.items():
        reply = dana.put(f"{path}/{uuid4()}", json=body)
        assert reply.status_code < 300, reply.text
    return dana


@pytest.fixture(name="fenna")
def a_practitioner(app: Flask) -> FlaskClient:
    """A practitioner."""
    client = new_practitioner(app, **SAID)
    client.environ_base |= FROM_HERE
    return client


@pytest.fixture(name="looked")
def a_look(alice: FlaskClient, fenna: FlaskClient) -> str:
    """What Alice opened to Fenna, who looked at all of it."""
    grant: str = opened(alice, fenna)["id"]
    for what in ("summary", "summary.csv", "fhir.json"):
        assert fenna.get(f"{SHARING}/people/{grant}/{what}").status_code == 200
    return grant


def ask_for_mail(nobody: FlaskClient) -> None:
    """Leave what waits for a link in a mail: a new password of Alice's, and a practitioner's registration."""
    for path, body in (
        ("password-resets", {"email": CANARIES["email_login.email"]}),
        ("practitioners", REGISTRATION),
    ):
        reply = nobody.post(f"/api/accounts/{path}", json=body)
        assert reply.status_code == 202, reply.text
