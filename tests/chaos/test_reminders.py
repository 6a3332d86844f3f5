"""Several schedulers that are killed at random deliver everything, and hardly anything twice."""

import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select
from tests.reminders.engine import SUBSCRIPTION

from welnu import clock, db
from welnu.accounts.models import Person
from welnu.reminders.models import Delivery, PushSubscription, Reminder

SCHEDULERS, KILLS = 4, 30
OCCURRENCES = int(os.environ.get("WELNU_CHAOS_OCCURRENCES", "5000"))


def many(engine, count):
    """Give `count` persons a reminder that is due now, and a browser each."""
    now = clock.now()
    due = now.replace(microsecond=0) - timedelta(seconds=1)
    schedule = {
        "at": [f"{due:%H:%M}"], "weekdays": list(range(7)), "every_weeks": 1, "days_after": None, "quiet": None,
        "starts_on": "2026-01-01", "ends_on": None, "paused_until": None, "time_zone": "UTC",
    }  # fmt: skip
    persons = [uuid4() for _ in range(count)]
    rows = {
        Person: {"created_at": now, "language": "nl", "life_phase": None, "time_zone": "UTC", "birth_years": None},
        Reminder: {
            "seq": 1, "revision": 0, "received_at": now, "kind": "daily", "schedule": schedule, "channels": ["push"],
            "only_if_not_done": True, "window_minutes": 60, "follow_phone": False, "changed_at": now, "unanswered": 0,
            "next_due_at": due, "next_local_date": due.date(), "next_slot": 0,
        },
        PushSubscription: {**SUBSCRIPTION["keys"], "device": "Chrome", "created_at": now, "unopened": 0},
    }  # fmt: skip
    with db.begin(engine) as connection:
        for table, values in rows.items():
            connection.execute(
                insert(table.__table__), [values | named(table, number, id) for number, id in enumerate(persons)]
            )


def named(table, number, person_id):
    if table is Person:
        return {"person_id": person_id}
    row = {"person_id": person_id, "id": uuid4()}
    return row | ({"endpoint": f"https://push.example/{number}"} if table is PushSubscription else {})


@pytest.mark.chaos
def test_whoever_is_killed_nothing_is_lost_and_hardly_anything_comes_twice(app, tmp_path):
    engine, log = app.extensions["engine"], tmp_path / "accepted"
    many(engine, OCCURRENCES)
    url = engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=False)
    environment = os.environ | {"WELNU_HOME": str(tmp_path / "home"), "WELNU_DATABASE_URL": url}
    begun = time.monotonic()

    subprocess.run(
        [sys.executable, "-m", "tests.chaos.storm", *map(str, (SCHEDULERS, KILLS, OCCURRENCES, log))],
        env=environment,
        check=True,
        timeout=180,
    )

    accepted = Counter(log.read_text().splitlines())
    topics = defaultdict(set)
    for line in accepted:
        endpoint, topic = line.split()
        topics[endpoint].add(topic)
    repeats = sum(accepted.values()) - len(accepted)
    with engine.connect() as connection:
        states = dict(connection.execute(select(Delivery.state, func.count()).group_by(Delivery.state)).all())
    print(f"{engine.dialect.name}: {repeats} repeats after {KILLS} kills, {time.monotonic() - begun:.0f} s")
    assert states == {"sent": OCCURRENCES}
    assert len(topics) == OCCURRENCES
    assert all(
        len(each) == 1 for each in topics.values()
    )  # a repeat has the same topic: it takes the first one's place
    assert repeats <= KILLS
