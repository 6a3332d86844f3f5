"""Cost per person stays the same as persons grow: each query on a request's path searches by an index."""

from uuid import uuid4

import pytest
from sqlalchemy import event

BODY = {
    "completed_at": "2026-03-01T09:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7}}],
}
UPTAKE = {"intervention": "grip-op-je-dip", "status": "saved", "changed_at": "2026-03-01T09:00:00Z"}


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


def test_no_request_of_a_person_reads_through_a_whole_table(app, alice, asked):
    id = uuid4()
    alice.put(f"/api/checkins/{id}", json=BODY)
    alice.put(f"/api/checkins/{id}", json=BODY | {"revision": 1})
    alice.get("/api/checkins")
    alice.get("/api/trends/daily")
    alice.put(f"/api/interventions/uptakes/{id}", json=UPTAKE)
    alice.put(f"/api/interventions/uptakes/{id}", json=UPTAKE | {"revision": 1})
    alice.get("/api/interventions/uptakes")
    alice.get("/api/accounts/me/export.csv?sheet=uptakes")
    alice.delete(f"/api/interventions/uptakes/{id}")
    alice.get("/api/accounts/me")
    alice.get("/api/accounts/sessions")
    alice.patch("/api/accounts/me", json={"language": "en"})
    alice.delete(f"/api/checkins/{id}")
    statements = [each for each in asked if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]

    with app.extensions["engine"].connect() as connection:
        for statement, parameters in statements:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            assert not any("SCAN" in step.detail for step in plan), (statement, plan)
            searches = [step.detail for step in plan if step.detail.startswith("SEARCH")]
            assert all("person_id=?" in each for each in searches), (statement, plan)
    assert len(statements) > 25
