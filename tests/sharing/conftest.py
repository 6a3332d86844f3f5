"""What is asked of the database, and Alice with something to open."""

from uuid import uuid4

import pytest
from sqlalchemy import event

from tests.canaries import CANARIES

CHECKIN = {
    "completed_at": "2026-03-01T09:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7, "sleep": 0}}],
    "note": CANARIES["checkin.note"],
    "tags": ["family", CANARIES["checkin.tags"]],
}
UPTAKE = {
    "intervention": "moodpep",
    "status": "trying",
    "started_on": "2026-03-01",
    "note": CANARIES["uptake.note"],
    "changed_at": "2026-03-01T09:00:00Z",
}


@pytest.fixture
def statements(app):
    """Every statement that the app sends to the database from here on."""
    engine, found = app.extensions["engine"], []

    def keep(_connection, _cursor, statement, _parameters, _context, _many):
        found.append(statement)

    event.listen(engine, "before_cursor_execute", keep)
    yield found
    event.remove(engine, "before_cursor_execute", keep)


@pytest.fixture
def record(alice):
    """Alice, with a check-in and something that she tries."""
    alice.put(f"/api/checkins/{uuid4()}", json=CHECKIN)
    alice.put(f"/api/interventions/uptakes/{uuid4()}", json=UPTAKE)
    return alice
