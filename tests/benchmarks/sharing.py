"""what a practitioner waits for, against the aim: 500 people in the list, a summary over ten years

Both databases, each reading written down in the log and durable before it is shown.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert

from tests.benchmarks.reminders import databases, person
from tests.benchmarks.show import show
from tests.opening import SHARING
from tests.practising import new_practitioner
from welnu import db, migration
from welnu.accounts.models import Person
from welnu.app import create_app
from welnu.checkins.models import Administration, CheckIn
from welnu.config import load
from welnu.instruments import library
from welnu.sharing import accesses
from welnu.sharing.models import Grant

PEOPLE, EACH, DAYS, ROUNDS = 500, 60, 3650, 15
LIST_MS, SUMMARY_MS = 100, 150
PAGE = ["summary", "trend", "uptakes"]
EVERY_DAYS = {"daily": 1, "weekly": 7, "wellbeing-14": 28}


def measure(folder: Path) -> None:
    for name, url in databases(folder):
        app = create_app(load({"WELNU_HOME": str(folder / f"sharing-{name}"), "WELNU_DATABASE_URL": url}))
        migration.upgrade(app.extensions["engine"])
        _measure(app, name)
        app.extensions["engine"].dispose()


def _measure(app: Flask, name: str) -> None:
    client, engine = new_practitioner(app), app.extensions["engine"]
    practitioner = UUID(client.practitioner["id"])
    for _ in range(PEOPLE - 2):
        _fill(engine, practitioner, EACH, PAGE)
    page, everything = (_fill(engine, practitioner, DAYS, scope) for scope in (PAGE, [*PAGE, "answers"]))
    assert len(client.get(f"{SHARING}/people").json["people"]) == PEOPLE
    show(f"{name}: {PEOPLE} people, ms", _milliseconds(client, ""), "aim", LIST_MS, at_most=1)
    summary = _milliseconds(client, f"/{page}/summary")
    show(f"{name}: summary of {DAYS:,} days, ms", summary, "aim", SUMMARY_MS, at_most=1)
    for what in ("summary", "summary.csv", "fhir.json"):
        print(f"  {name}: every answer, {what}: {_milliseconds(client, f'/{everything}/{what}', 3):,.0f} ms")
    _verify(app, name)


def _verify(app: Flask, name: str) -> None:
    with app.app_context():
        begun = time.perf_counter()
        assert accesses.verified() is None
        size = accesses.end().size
        print(f"  {name}: {size / (time.perf_counter() - begun):,.0f} rows of the log verified a second")


def _fill(engine: Engine, practitioner: UUID, days: int, scope: list[str]) -> UUID:
    """Add a person who checked in for so many days and opened it; return the grant."""
    id, now = uuid4(), datetime.now(UTC)
    sittings = list(_sittings(id, now, days))
    grant = {
        "person_id": id, "id": uuid4(), "practitioner_id": practitioner, "called": f"Robin {id.hex[:4]}",
        "scope": scope, "instruments": list(EVERY_DAYS),
        "data_from": None, "opens_at": now, "until_on": now.date() + timedelta(days=90),
        "expires_at": now + timedelta(days=90), "note": None, "created_at": now, "closed_at": None,
    }  # fmt: skip
    with db.begin(engine) as connection:
        connection.execute(insert(Person.__table__), person(id))
        connection.execute(insert(CheckIn.__table__), [checkin for checkin, _ in sittings])
        connection.execute(insert(Administration.__table__), [made for _, made in sittings])
        connection.execute(insert(Grant.__table__), grant)
    return grant["id"]


def _sittings(person_id: UUID, now: datetime, days: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    number = 0
    for day in range(days):
        for instrument, every in EVERY_DAYS.items():
            if day % every == 0:
                number += 1
                yield _sitting(person_id, number, now - timedelta(days=day), instrument)


def _sitting(person_id: UUID, number: int, at: datetime, instrument: str) -> tuple[dict[str, Any], dict[str, Any]]:
    id, found = uuid4(), library.shipped().get(instrument)
    checkin = {
        "person_id": person_id, "id": id, "seq": number, "revision": 0, "completed_at": at, "received_at": at,
        "time_zone": "Europe/Amsterdam", "clock_skew_seconds": 0, "tags": [], "note": None, "deleted_at": None,
    }  # fmt: skip
    responses = {item.id: item.minimum + (number + place) % 5 for place, item in enumerate(found.items)}
    made = {
        "person_id": person_id, "checkin_id": id, "instrument_id": instrument,
        "instrument_version": found.version, "responses": responses,
    }  # fmt: skip
    return checkin, made


def _milliseconds(client: FlaskClient, path: str, rounds: int = ROUNDS) -> float:
    """Return how long one waits for an answer, in milliseconds: the best time, as other work only lengthens it."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        assert client.get(f"{SHARING}/people{path}").status_code == 200
        times.append(1000 * (time.perf_counter() - begun))
    return min(times)
