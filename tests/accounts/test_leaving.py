"""Taking everything along, and leaving without a trace."""

import csv
import json
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from tests.accounts.conftest import DANA, PASSWORD
from tests.opening import WISH, opened, summary_of
from tests.practising import new_practitioner
from tests.reminders.engine import SUBSCRIPTION
from welnu import clock, db
from welnu.accounts.models import Person, RecoveryCode
from welnu.accounts.passkeys.models import Passkey
from welnu.db import Base

ERASE = {"confirm": "erase"}
CHECKIN = {
    "completed_at": "2026-03-01T09:00:00+01:00",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7, "sleep": 0}}],
    "tags": ["study"],
    "note": "=een gewone dag",
}
UPTAKE = {
    "intervention": "grip-op-je-dip",
    "status": "done",
    "started_on": "2026-03-01",
    "ended_on": "2026-04-01",
    "helped": 7,
    "note": "het hielp",
    "changed_at": "2026-04-01T09:00:00+00:00",
}


REMINDER = {
    "kind": "daily",
    "schedule": {"at": ["20:30"], "starts_on": "2026-03-01", "time_zone": "Europe/Amsterdam"},
    "changed_at": "2026-03-01T09:00:00+00:00",
}


@pytest.fixture
def full(app, dana):
    """Dana, with a row of her own in every table that can hold one."""
    dana.put(f"/api/checkins/{uuid4()}", json=CHECKIN)
    dana.put(f"/api/interventions/uptakes/{uuid4()}", json=UPTAKE)
    dana.put(f"/api/reminders/{uuid4()}", json=REMINDER)
    dana.put(f"/api/reminders/subscriptions/{uuid4()}", json=SUBSCRIPTION)
    dana.post("/api/reminders/trial", json={"channel": "push"})
    dana.post("/api/reminders/feed")
    practitioner = new_practitioner(app)
    summary_of(practitioner, opened(dana, practitioner)["id"])
    dana.post("/api/sharing/invitations", json={"by": "code"})
    dana.post("/api/accounts/password-resets", json={"email": DANA})
    code = insert(RecoveryCode.__table__).values(code_hash=bytes(32), person_id=UUID(dana.account["person"]["id"]))
    passkey = insert(Passkey.__table__).values(
        person_id=UUID(dana.account["person"]["id"]), credential_id=b"1", id=uuid4(), public_key=b"2", sign_count=0,
        device="Chrome · Android", created_at=clock.now(),
    )  # fmt: skip
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(code)
        connection.execute(passkey)
    return dana


def traces(app, *marks):
    """Return table -> number of rows in which any column holds one of the marks."""
    found = {}
    with app.extensions["engine"].connect() as connection:
        for table in Base.metadata.sorted_tables:
            rows = [" ".join(written(value) for value in row) for row in connection.execute(select(table))]
            found[table.name] = sum(any(mark in row for mark in marks) for row in rows)
    return {name: count for name, count in found.items() if count}


def written(value):
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else f"{value} {str(value).replace('-', '')}"


def tables_of_persons():
    person = Person.__table__.c.person_id
    return {
        table.name
        for table in Base.metadata.sorted_tables
        if not table.info.get("of_others")
        and (table is Person.__table__ or "email" in table.c or any(column.references(person) for column in table.c))
    }


def marks_of(client):
    id = client.account["person"]["id"]
    return id, id.replace("-", ""), client.account["person"]["email"] or id


def test_no_table_holds_a_trace_of_someone_who_left(app, full, bob):
    bob.put(f"/api/checkins/{uuid4()}", json=CHECKIN)
    before, bobs = traces(app, *marks_of(full)), traces(app, *marks_of(bob))

    reply = full.delete("/api/accounts/me", json=ERASE)

    assert reply.status_code == 204
    assert set(before) == tables_of_persons(), "let the fixture `full` give Dana a row in every table"
    assert traces(app, *marks_of(full)) == {}
    assert traces(app, *marks_of(bob)) == bobs


def test_what_belongs_to_a_person_can_be_found_by_their_id_or_address():
    """A table that belongs to nobody has to say so here."""
    nobodys = {"refusing_host", "challenge"}  # what push services and mail servers say to us; what devices sign
    practitioners = {f"practitioner{of}" for of in ("", "_session", "_passkey", "_code", "_link")} | {"guess"}
    nobodys |= {"access", "access_head"}  # the log outlives whom it is about, and names them by a digest
    assert {table.name for table in Base.metadata.sorted_tables} - tables_of_persons() == nobodys | practitioners


def test_someone_who_left_cannot_come_back(app, full):
    cookie = full.get_cookie("welnu").value
    full.delete("/api/accounts/me", json=ERASE)
    full.set_cookie("welnu", cookie)

    assert full.get("/api/accounts/me").status_code == 401
    assert full.post("/api/accounts/sessions", json={"email": DANA, "password": PASSWORD}).status_code == 401


def test_leaving_takes_the_session_from_the_browser(alice):
    reply = alice.delete("/api/accounts/me", json=ERASE)

    assert alice.get_cookie("welnu") is None
    assert reply.headers["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize("body", [{}, {"confirm": "yes"}, {"confirm": True}, {"confirm": "erase", "sure": 1}])
def test_nothing_is_erased_by_accident(alice, body):
    reply = alice.delete("/api/accounts/me", json=body)

    assert (reply.status_code, reply.json["error"]) == (422, "request.invalid")
    assert alice.get("/api/accounts/me").status_code == 200


def test_the_export_holds_every_table_and_no_secret(full):
    reply = full.get("/api/accounts/me/export")

    assert reply.headers["Content-Disposition"] == 'attachment; filename="welnu.json"'
    everything = json.loads(reply.data)
    without_secrets = tables_of_persons() - {"recovery_code"}
    assert set(everything) == without_secrets | {"access", "exported_at"}  # "access": who looked
    assert all(everything.values())
    assert everything["email_login"] == [{"email": DANA}]
    assert everything["checkin"][0]["note"] == CHECKIN["note"]
    assert everything["administration"][0]["responses"] == CHECKIN["administrations"][0]["responses"]
    assert UPTAKE.items() <= everything["uptake"][0].items()
    assert everything["reminder"][0]["schedule"]["at"] == ["20:30"]
    assert everything["grant"][0]["called"] == WISH["called"]
    assert everything["grant"][0]["scope"] == WISH["scope"]
    assert [row["event"] for row in everything["access"]] == ["summary"]
    assert "argon2" not in reply.text
    assert SUBSCRIPTION["endpoint"] not in reply.text
    assert "token" not in json.dumps(everything["mail_token"] + everything["outgoing_mail"])


def test_the_export_holds_nothing_of_others(alice, full):
    full.put(f"/api/checkins/{uuid4()}", json=CHECKIN)

    everything = alice.get("/api/accounts/me/export").json

    assert everything["checkin"] == []
    assert DANA not in json.dumps(everything)


def test_the_file_for_spreadsheets_has_a_row_a_response(alice, bob):
    id = str(uuid4())
    alice.put(f"/api/checkins/{id}", json=CHECKIN)
    bob.put(f"/api/checkins/{uuid4()}", json=CHECKIN)

    reply = alice.get("/api/accounts/me/export.csv")

    assert reply.mimetype == "text/csv"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="welnu-responses.csv"'
    assert list(csv.reader(reply.data.decode("utf-8-sig").splitlines())) == [
        ["checkin", "completed_at", "instrument", "version", "item", "value"],
        [id, "2026-03-01T08:00:00+00:00", "daily", "1", "mood", "7"],
        [id, "2026-03-01T08:00:00+00:00", "daily", "1", "sleep", "0"],
    ]


def test_what_was_deleted_is_not_in_the_export(alice):
    id = uuid4()
    alice.put(f"/api/checkins/{id}", json=CHECKIN)
    alice.delete(f"/api/checkins/{id}")

    assert CHECKIN["note"] not in alice.get("/api/accounts/me/export").text
    assert len(alice.get("/api/accounts/me/export.csv").text.splitlines()) == 1
