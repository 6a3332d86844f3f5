"""ten years of daily check-ins, read and scored, against the raw rows and against ready-made JSON"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID, uuid4

import orjson
from flask import Flask

from tests.benchmarks.show import show
from tests.conftest import new_person
from welnu import db, migration
from welnu.app import create_app
from welnu.checkins import service
from welnu.config import load

DAYS = 3650
RAW = (
    "SELECT c.completed_at, c.time_zone, a.responses FROM checkin c JOIN administration a "
    "ON a.person_id = c.person_id AND a.checkin_id = c.id WHERE c.person_id = ? AND a.instrument_id = 'daily'"
)


def measure(folder: Path) -> None:
    home = folder / "trends"
    app = create_app(load({"WELNU_HOME": str(home)}))
    migration.upgrade(app.extensions["engine"])
    client = new_person(app)
    person_id = UUID(client.account["person"]["id"])
    _fill(app, person_id)
    connection = db.sqlite.connect(home / "welnu.sqlite3")
    ready = client.get("/api/trends/daily").data
    bare = Flask("ready")
    bare.add_url_rule("/", "ready", lambda: bare.response_class(ready, mimetype="application/json"))

    scored = _cpu(lambda: client.get("/api/trends/daily").data)
    raw = _cpu(lambda: orjson.dumps(connection.execute(RAW, (person_id.hex,)).fetchall()))
    same = _cpu(lambda: bare.test_client().get("/").data)
    show(f"{DAYS} days read and scored, ms", scored, "raw rows fetched and dumped, ms", raw, at_most=10)
    print(f"  the same {len(ready) / 1000:,.0f} kB ready-made: {same:.2f} ms")


def _fill(app: Flask, person_id: UUID) -> None:
    begin = datetime.now(UTC) - timedelta(days=DAYS + 1)
    with app.app_context():
        db.view_as(person_id)
        for day in range(DAYS):
            moment = begin + timedelta(days=day)
            responses = {name: (day * 7 + n) % 11 for n, name in enumerate(("mood", "energy", "sleep", "stress"))}
            contents = {
                "completed_at": moment, "time_zone": "Europe/Amsterdam", "revision": 0, "tags": [], "note": None,
                "administrations": [{"instrument": "daily", "version": 1, "responses": responses}],
            }  # fmt: skip
            service.record(person_id, uuid4(), contents, moment)


def _cpu(work: Callable[[], object]) -> float:
    """Return the median CPU time of `work`, in milliseconds."""
    times = []
    for _ in range(25):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return 1000 * median(times)
