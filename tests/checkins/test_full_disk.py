"""A full disk: writing says so, reading goes on, nothing is half-written."""

from uuid import uuid4

import pytest

BODY = {
    "completed_at": "2026-03-01T09:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7}}],
    "note": "n" * 2000,
}


@pytest.fixture
def full(app):
    """SQLite with no page left, neither to grow by nor freed earlier; its one pooled connection gets the limit."""
    if app.extensions["engine"].dialect.name != "sqlite":
        pytest.skip("PostgreSQL tells a full disk by SQLSTATE 53100, which no test can bring about here")
    app.extensions["engine"].dispose()
    with app.extensions["engine"].connect() as connection:
        connection.exec_driver_sql("VACUUM")

    def limit(pages):
        with app.extensions["engine"].connect() as connection:
            return connection.exec_driver_sql(f"PRAGMA max_page_count={pages}").scalar()

    yield limit
    limit(1_000_000)


def test_a_full_disk_is_507_and_reading_goes_on_and_nothing_is_half_written(alice, full):
    kept = [str(uuid4()) for _ in range(3)]
    for id in kept:
        assert alice.put(f"/api/checkins/{id}", json=BODY).status_code == 200
    full(1)  # SQLite takes the present size as the least

    replies = [alice.put(f"/api/checkins/{uuid4()}", json=BODY) for _ in range(40)]

    refused = [reply for reply in replies if reply.status_code == 507]
    assert refused
    assert all(reply.json["error"] == "storage.full" for reply in refused)
    stored = alice.get("/api/checkins").json["checkins"]
    assert len(stored) == 3 + sum(reply.status_code == 200 for reply in replies)
    assert all(each["administrations"] for each in stored)

    full(1_000_000)

    assert alice.put(f"/api/checkins/{uuid4()}", json=BODY).status_code == 200
