"""a summary over ten years, rows read and scored, and the same as files, against the aim

3,650 days of five sliders, 130 times the fourteen items, and a questionnaire a week.
"""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from tests import node
from tests.benchmarks.show import show
from tests.conftest import new_person
from welnu import db, migration
from welnu.accounts.limits import limiter
from welnu.app import create_app
from welnu.checkins import service
from welnu.config import load
from welnu.instruments import library
from welnu.instruments.schemas import InstrumentSchema

AIM = 150.0  # ms
DAYS = 3650
TIMES = 15
EVERY = {"daily": 1, "weekly": 7, "wellbeing-14": 28}  # days
WHOLE = "scope=summary,trend,uptakes"


def measure(folder: Path) -> None:
    app = create_app(load({"WELNU_HOME": str(folder / "reports")}))
    migration.upgrade(app.extensions["engine"])
    client = new_person(app)
    _fill(app, UUID(client.account["person"]["id"]))
    show(f"a summary of {DAYS:,} days, ms", _milliseconds(client, f"summary?{WHOLE}"), "aim", AIM, at_most=1)
    for name in ("summary.csv", "fhir.json"):
        size = len(client.get(f"/api/reports/{name}").data) / 1e6
        print(f"  the same as {name}, {size:.1f} MB: {_milliseconds(client, name, 3):,.0f} ms")
    print(f"  the same on the phone (Node): {_on_the_phone(folder / 'reports.json', client):,.0f} ms")


def contents() -> Iterator[dict[str, Any]]:
    """Yield ten years of check-ins."""
    begin = datetime.now(UTC) - timedelta(days=DAYS)
    for day in range(DAYS):
        for id, every in EVERY.items():
            if day % every == 0:
                items = library.shipped().get(id).items
                responses = {item.id: item.minimum + (day * 7 + n) % item.maximum for n, item in enumerate(items)}
                yield {
                    "completed_at": begin + timedelta(days=day), "time_zone": "Europe/Amsterdam", "revision": 0,
                    "tags": ["work"], "note": None,
                    "administrations": [{"instrument": id, "version": 1, "responses": responses}],
                }  # fmt: skip


def _fill(app: Flask, person_id: UUID) -> None:
    with app.app_context():
        db.view_as(person_id)
        for each in contents():
            service.record(person_id, uuid4(), each, each["completed_at"])


def _milliseconds(client: FlaskClient, path: str, times: int = TIMES) -> float:
    """Return the median CPU time of a request, which other work on the machine does not lengthen."""
    taken = []
    for _ in range(times):
        limiter.reset()
        begun = time.process_time()
        assert client.get(f"/api/reports/{path}").status_code == 200
        taken.append(1000 * (time.process_time() - begun))
    return median(taken)


def _on_the_phone(work: Path, client: FlaskClient) -> float:
    checkins = client.get("/api/checkins").json["checkins"]
    choice = {"scope": ["summary", "trend"], "instruments": list(EVERY), "from": None, "to": None}
    record = {
        "life_phase": None,
        "time_zone": "Europe/Amsterdam",
        "checkins": checkins,
        "uptakes": [],
        "choice": choice,
    }
    instruments = InstrumentSchema(exclude=["texts"]).dump(library.shipped(), many=True)
    work.write_text(json.dumps({"instruments": instruments, "record": record, "times": TIMES}))
    found: float = node.run("tests/benchmarks/reports.mjs", work)
    return found
