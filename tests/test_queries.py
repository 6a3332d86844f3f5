"""Cost per person stays the same as persons grow: each query on a request's path searches by an index."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event

from tests.reminders.engine import SUBSCRIPTION, Engine
from tests.reminders.fakes import HOST
from welnu import clock, db
from welnu.reminders import jobs, leasing, measuring
from welnu.reminders.letters import LANE
from welnu.reminders.outcome import Outcome

BODY = {
    "completed_at": "2026-03-01T09:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7}}],
}
UPTAKE = {"intervention": "grip-op-je-dip", "status": "saved", "changed_at": "2026-03-01T09:00:00Z"}
A_VALUE = "SCAN CONSTANT ROW"  # of the statement itself: no table is read
REMINDER = {
    "kind": "daily",
    "schedule": {"at": ["20:30"], "days_after": 3, "starts_on": "2026-03-01", "time_zone": "Europe/Amsterdam"},
    "changed_at": "2026-03-01T09:00:00Z",
}


@pytest.fixture
def asked(app):
    """Every statement that the app sends to SQLite, with its parameters."""
    engine, statements = app.extensions["engine"], []
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by table size, and these tables are empty; the indexes are the same")

    def keep(_connection, _cursor, statement, parameters, _context, _many):
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", keep)
    yield statements
    event.remove(engine, "before_cursor_execute", keep)


SCHEDULERS = {"ix_reminder_next_due_at", "ix_delivery_next_attempt_at", "ix_delivery_due_at"}  # across persons


def test_no_tick_and_no_health_check_reads_through_a_whole_table(app, nobody, alice, asked):
    alice.put(f"/api/reminders/subscriptions/{uuid4()}", json=SUBSCRIPTION)
    alice.put(f"/api/reminders/{uuid4()}", json=REMINDER | {"channels": ["push", "email"]})
    alice.post("/api/reminders/trial", json={"channel": "push"})
    asked.clear()
    with app.app_context():
        jobs.purge(clock.now())
    engine, later = Engine(app), clock.now() + timedelta(days=4)
    engine.script.append(Outcome("refused", "http_403"))
    engine.tick(later)
    app.extensions.pop("office")
    with app.app_context(), db.across_persons():
        for full in ({HOST}, {HOST, LANE}):
            leasing.is_any_waiting(db.session(), later, full)
            with db.transaction() as session:
                leasing.take(session, later, 16, full=full)
    nobody.get("/health/ready")
    with app.app_context(), db.across_persons():
        measuring.standing(db.session(), clock.now())
    statements = [each for each in asked if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]

    with app.extensions["engine"].connect() as connection:
        for statement, parameters in statements:
            if "refusing_host" in statement and "push_subscription" not in statement:  # a few rows at most
                continue
            once = parameters[0] if isinstance(parameters, list) else parameters
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", once)
            for step in (row.detail for row in plan):
                if "SCAN" in step or "SEARCH" in step:
                    ours = step == A_VALUE or "person_id=?" in step
                    assert ours or any(index in step for index in SCHEDULERS), (statement, step)
    assert len(statements) > 20


def test_no_request_of_a_person_reads_through_a_whole_table(app, alice, asked):
    id = uuid4()
    alice.put(f"/api/checkins/{id}", json=BODY)
    alice.put(f"/api/checkins/{id}", json=BODY | {"revision": 1})
    alice.get("/api/checkins")
    alice.get("/api/trends/daily")
    alice.put(f"/api/interventions/uptakes/{id}", json=UPTAKE)
    alice.put(f"/api/interventions/uptakes/{id}", json=UPTAKE | {"revision": 1})
    alice.get("/api/interventions/uptakes")
    alice.get("/api/reports/summary?scope=summary,answers,notes,uptakes")
    alice.get("/api/accounts/me/export.csv?sheet=uptakes")
    alice.delete(f"/api/interventions/uptakes/{id}")
    alice.put(f"/api/reminders/{id}", json=REMINDER)
    alice.put(f"/api/reminders/{id}", json=REMINDER | {"revision": 1, "kind": "review", "uptake_id": str(id)})
    alice.get("/api/reminders")
    alice.put(f"/api/reminders/subscriptions/{id}", json=SUBSCRIPTION)
    topic = alice.post("/api/reminders/trial", json={"channel": "push"}).json
    alice.get("/api/reminders/deliveries")
    ours = len(asked)
    Engine(app).deliver(clock.now())  # a check-in and "done" look for what to take back
    app.extensions.pop("office")
    del asked[ours:]
    for answer in ("opened", "later", "done"):
        alice.post(f"/api/reminders/deliveries/{answer}", json=topic)
    alice.put(f"/api/checkins/{uuid4()}", json=BODY)
    alice.delete(f"/api/reminders/subscriptions/{id}")
    alice.patch("/api/accounts/me", json={"time_zone": "America/New_York"})
    alice.delete(f"/api/reminders/{id}")
    alice.get("/api/accounts/me")
    alice.get("/api/accounts/sessions")
    alice.patch("/api/accounts/me", json={"language": "en"})
    alice.delete(f"/api/checkins/{id}")
    statements = [each for each in asked if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]

    with app.extensions["engine"].connect() as connection:
        for statement, parameters in statements:
            if "FROM refusing_host" in statement:  # a few rows at most
                continue
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            scans = [step.detail for step in plan if "SCAN" in step.detail and step.detail != A_VALUE]
            assert not scans, (statement, plan)
            searches = [step.detail for step in plan if step.detail.startswith("SEARCH")]
            assert all("person_id=?" in each for each in searches), (statement, plan)
    assert len(statements) > 25
