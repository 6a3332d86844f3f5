"""Several schedulers that are killed at random deliver everything, and hardly anything twice."""

import os
import subprocess
import sys
import time
from collections import Counter, defaultdict

import pytest
from sqlalchemy import func, select
from tests.reminders.crowd import crowd

from welnu.reminders.models import Delivery

SCHEDULERS, KILLS = 4, 30
OCCURRENCES = int(os.environ.get("WELNU_CHAOS_OCCURRENCES", "5000"))


@pytest.mark.chaos
def test_whoever_is_killed_nothing_is_lost_and_hardly_anything_comes_twice(app, tmp_path):
    engine, log = app.extensions["engine"], tmp_path / "accepted"
    crowd(engine, OCCURRENCES)
    url = engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=False)
    environment = os.environ | {"WELNU_HOME": str(tmp_path / "home"), "WELNU_DATABASE_URL": url}
    begun = time.monotonic()

    subprocess.run(
        [sys.executable, "-m", "tests.chaos.storm", *map(str, (SCHEDULERS, KILLS, OCCURRENCES, log))],
        env=environment,
        check=True,
        timeout=900,  # a guard against standing still, not a measure
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
