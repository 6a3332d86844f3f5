"""Where a practitioner is logged in, what is stored of them, and leaving."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.accounts.passkeys.authenticator import Authenticator
from tests.accounts.practitioners.conftest import (
    HERE,
    ME,
    add_passkey,
    age_sessions,
    first,
    is_in,
    second,
    use_passkey,
)
from tests.accounts.test_leaving import traces
from tests.opening import SHARING, introduced, opened, summary_of
from tests.practising import PASSWORD, SECRET, SESSIONS, code, enter
from welnu import clock
from welnu.accounts.practitioners.models import Practitioner
from welnu.db import Base
from welnu.errors import NotFound
from welnu.sharing import jobs, reading
from welnu.sharing.reading import Reader

END = {"confirm": "erase"}
EXPORT = f"{ME}/export"
REFERS = {  # tables that refer to a practitioner: of persons, or kept against guessing, until they are over
    *("grant", "guess", "invitation"),
    *("practitioner_code", "practitioner_passkey", "practitioner_session"),
}


def sessions(client):
    return client.get(f"{HERE}/sessions").json["sessions"]


def end(client):
    return client.delete(ME, json=END)


def purge(app, later):
    with app.app_context():
        jobs.purge(clock.now() + later)


def rows_of(app, name):
    with app.extensions["engine"].connect() as connection:
        return connection.execute(select(Base.metadata.tables[name])).all()


def test_browsers_are_listed_and_can_be_logged_out(app, dora, emil):
    other, halfway = app.test_client(), app.test_client()
    enter(other, dora.practitioner["email"], later=1)
    first(halfway, dora.practitioner["email"])
    mine, theirs, started = sessions(dora)

    dora.delete(f"{HERE}/sessions/{theirs['id']}")
    emil.delete(f"{HERE}/sessions/{mine['id']}")  # of somebody else: as if it did not exist

    assert [(each["current"], each["whole"]) for each in (mine, theirs, started)] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    assert [is_in(client) for client in (dora, other, emil)] == [True, False, True]
    dora.delete(f"{HERE}/sessions")
    assert [each["id"] for each in sessions(dora)] == [mine["id"]]
    assert halfway.get(f"{SESSIONS}/current").status_code == 401


def test_a_browser_that_was_idle_for_half_an_hour_is_not_listed(app, dora):
    age_sessions(app, last_seen_at=clock.now() - timedelta(minutes=30))
    again = app.test_client()
    enter(again, dora.practitioner["email"], later=1)

    assert [each["current"] for each in sessions(again)] == [True]


def test_logging_in_anew_leaves_no_session_behind_in_the_same_browser(dora):
    device = Authenticator()
    add_passkey(dora, device)
    (before,) = sessions(dora)

    use_passkey(dora, device)

    (now,) = sessions(dora)
    assert now["current"]
    assert now["id"] != before["id"]


def test_the_export_holds_everything_of_the_practitioner_and_nothing_of_persons(app, dora, emil, alice):
    add_passkey(dora)
    dora.post(f"{HERE}/password-resets", json={"email": dora.practitioner["email"]})
    dora.post(f"{SHARING}/invitations/take", json={"code": "wrong"})
    grant = opened(alice, dora)
    summary_of(dora, grant["id"])
    summary_of(emil, grant["id"])

    reply = dora.get(EXPORT)

    everything = json.loads(reply.data)
    assert reply.headers["Content-Disposition"] == 'attachment; filename="welnu-work.json"'
    own = {table.name for table in Base.metadata.sorted_tables if table.name.startswith("practitioner")}
    assert set(everything) == own - {"practitioner_code"} | {"guess", "access", "exported_at"}
    assert all(everything.values())
    assert everything["practitioner"][0]["registration"] == "19012345601"
    assert [(each["event"], each["grant"]) for each in everything["access"]] == [("summary", grant["id"])]
    for hidden in ("argon2", SECRET, grant["called"], grant["note"], "Emil", alice.account["person"]["id"]):
        assert hidden not in reply.text


def test_the_export_is_limited_for_each_practitioner(dora, emil):
    statuses = [dora.get(EXPORT).status_code for _ in range(21)]

    assert statuses == [200] * 20 + [429]
    assert emil.get(EXPORT).status_code == 200


def test_leaving_closes_everything_at_once(app, dora, nobody, alice, mailbox):
    device, email, other = Authenticator(), dora.practitioner["email"], app.test_client()
    add_passkey(dora, device)
    enter(other, email, later=1)
    grant = opened(alice, dora)["id"]

    reply = end(dora)

    assert (reply.status_code, reply.headers["Clear-Site-Data"]) == (204, '"cache"')
    assert dora.get_cookie("welnu-practitioner") is None
    assert not is_in(other)
    assert first(nobody, email, PASSWORD).status_code == 401
    assert use_passkey(nobody, device).status_code == 401
    assert summary_of(other, grant).status_code == 401
    assert [mail["To"] for mail in mailbox.read()][-1] == email
    (told,) = alice.get(f"{SHARING}/grants").json["grants"]
    assert (told["state"], told["practitioner"]["name"], told["closed_at"]) == ("ended", "Dora de Wit", None)
    assert alice.post(f"{SHARING}/grants", json={**told_anew(told), "again": told["id"]}).status_code == 404


def told_anew(grant):
    return {name: grant[name] for name in ("called", "scope", "instruments", "note")}


def test_a_read_that_was_under_way_gives_nothing_once_the_reader_left(app, dora, alice):
    grant, reader = opened(alice, dora)["id"], Reader(UUID(dora.practitioner["id"]), "Dora", "De Linde")
    end(dora)

    with app.app_context(), pytest.raises(NotFound):
        reading.read(UUID(grant), reader, "summary", clock.now())
    assert alice.get(f"{SHARING}/accesses").json["accesses"][0]["outcome"] == "ended"


def test_who_left_stays_readable_as_long_as_a_person_can_read_of_them(app, dora, alice):
    add_passkey(dora)
    summary_of(dora, opened(alice, dora)["id"])
    marks = dora.practitioner["email"], dora.practitioner["registration"]
    end(dora)
    purge(app, timedelta(days=2))
    kept, looks = rows_of(app, "practitioner"), alice.get(f"{SHARING}/accesses").json["accesses"]

    alice.delete("/api/accounts/me", json=END)
    purge(app, timedelta(days=2))

    (row,) = kept
    assert (row.name, row.organisation, row.email, row.password_hash, row.totp_secret) == (
        "Dora de Wit",
        "Praktijk De Linde",
        *(None,) * 3,
    )
    assert [look["name"] for look in looks] == ["Dora de Wit"]
    assert rows_of(app, "practitioner") == []
    assert set(traces(app, *marks)) <= {"outgoing_mail"}  # the one that tells of it
    assert [row.actor_name for row in rows_of(app, "access")] == ["Dora de Wit"]  # the log is only added to


def test_nothing_that_refers_to_who_left_outlives_its_own_time(app, dora, emil, alice):
    add_passkey(dora)
    introduced(alice, dora)
    dora.post(f"{SHARING}/invitations/take", json={"code": "wrong"})
    key = Practitioner.__table__.c.id
    refer = {table.name for table in Base.metadata.sorted_tables if any(column.references(key) for column in table.c)}

    end(dora)
    at_once = {
        name for name in refer for row in rows_of(app, name) if str(row.practitioner_id) != emil.practitioner["id"]
    }
    purge(app, timedelta(days=5))

    assert refer == REFERS
    assert at_once == {"guess", "invitation"}
    assert [row.name for row in rows_of(app, "practitioner")] == ["Emil Smit"]


def test_the_row_waits_a_day_and_for_every_grant(app, dora, alice):
    end(dora)
    purge(app, timedelta(hours=23))
    assert len(rows_of(app, "practitioner")) == 1

    purge(app, timedelta(hours=25))

    assert rows_of(app, "practitioner") == []


@pytest.mark.parametrize("body", [{}, {"confirm": "yes"}, {"confirm": "erase", "sure": 1}])
def test_nobody_leaves_by_accident(dora, body):
    assert dora.delete(ME, json=body).status_code == 422
    assert is_in(dora)


def test_a_browser_that_someone_left_open_cannot_end_an_account(app, dora):
    age_sessions(app, proven_at=clock.now() - timedelta(minutes=16))

    refused = end(dora)
    again = second(dora, code(clock.now(), later=1))

    assert (refused.status_code, refused.json["error"]) == (403, "login.stale")
    assert again.status_code == 200
    assert end(dora).status_code == 204


def test_who_begins_again_with_the_address_is_someone_else(dora, operator, nobody):
    end(dora)

    token = operator.token(dora.practitioner["email"])

    assert nobody.post(f"{HERE}/invitations", json={"token": token}).json["name"] is None
