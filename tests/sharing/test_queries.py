"""Nobody waits longer as others join: each query of sharing searches by an index."""

import pytest
from sqlalchemy import event

from tests.opening import SHARING, WISH, introduced
from welnu import clock
from welnu.sharing import jobs

A_VALUE = "SCAN CONSTANT ROW"  # of the statement itself: no table is read
END = "SCAN access_head"  # one row


@pytest.fixture
def asked(app):
    """Every statement that is sent to SQLite, with its parameters."""
    engine, statements = app.extensions["engine"], []
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by table size, and these tables are empty; the indexes are the same")

    def keep(_connection, _cursor, statement, parameters, _context, many):
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            statements.append((statement, parameters[0] if many else parameters))

    event.listen(engine, "before_cursor_execute", keep)
    yield statements
    event.remove(engine, "before_cursor_execute", keep)


def test_no_request_reads_through_a_whole_table(app, record, dora, asked):
    person, practitioner = record, dora
    invitation = introduced(person, practitioner)
    practitioner.post(f"{SHARING}/invitations/take", json={"code": "wrong"})
    person.get(f"{SHARING}/invitations/{invitation}")
    person.post(f"{SHARING}/preview", json=WISH)
    grant = person.post(f"{SHARING}/grants", json=WISH | {"invitation": invitation}).json["id"]
    person.post(f"{SHARING}/grants", json=WISH | {"again": grant})
    person.delete(f"{SHARING}/invitations/{invitation}")
    for what in ("", f"/{grant}/summary", f"/{grant}/summary.csv", f"/{grant}/fhir.json"):
        practitioner.get(f"{SHARING}/people{what}")
    person.get(f"{SHARING}/grants")
    person.delete(f"{SHARING}/grants/{grant}")
    practitioner.get(f"{SHARING}/people/{grant}/summary")
    person.get(f"{SHARING}/accesses")
    with app.app_context():
        jobs.purge(clock.now())

    with app.extensions["engine"].connect() as connection:
        for statement, parameters in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            scans = {step.detail for step in plan if "SCAN" in step.detail} - {A_VALUE, END}
            assert not scans, (statement, plan)
    assert len(asked) > 40
