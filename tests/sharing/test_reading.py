"""What a practitioner sees through a grant."""

import csv
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from tests.conftest import new_person
from tests.opening import SHARING, WISH, add_grant, opened, summary_of
from tests.sharing.conftest import CHECKIN, UPTAKE
from welnu import clock, db
from welnu.accounts.practitioners.models import Practitioner
from welnu.errors import NotFound
from welnu.sharing import people, reading

PEOPLE = f"{SHARING}/people"
PARTS = {
    "summary": {"life_phase", "checkins", "instruments"},
    "trend": {"instruments"},
    "answers": {"answers"},
    "notes": {"notes"},
    "uptakes": {"uptakes"},
}
ALWAYS = {"version", "made_at", "period", "open_until", "scope", "called", "note"}


def told(reply):
    """Return a summary without the moment at which it was made."""
    assert reply.status_code == 200, reply.text
    return {name: value for name, value in reply.json.items() if name != "made_at"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"scope": ["summary"]},
        {"scope": ["uptakes"], "instruments": []},
        {"scope": ["summary", "notes", "uptakes"], "instruments": ["daily", "weekly"], "note": None},
        {"scope": ["answers"], "data_from": "2026-03-02"},
        {"scope": ["trend"], "instruments": ["wellbeing-14"]},
    ],
    ids=str,
)
def test_the_preview_is_exactly_what_the_practitioner_sees(record, dora, changes):
    preview = record.post(f"{SHARING}/preview", json=WISH | changes)

    grant = opened(record, dora, **changes)

    assert told(preview) == told(summary_of(dora, grant["id"]))


@pytest.mark.parametrize("scope", PARTS)
def test_it_holds_what_was_ticked_and_nothing_else(record, dora, scope):
    found = summary_of(dora, opened(record, dora, scope=[scope])["id"])

    assert set(found.json) == ALWAYS | PARTS[scope]
    assert (CHECKIN["note"] in found.text) == (scope == "notes")
    assert UPTAKE["note"] not in found.text
    assert ("family" in found.text) == (scope == "answers")


def test_what_was_written_at_a_try_takes_both_scopes(record, dora):
    found = summary_of(dora, opened(record, dora, scope=["uptakes", "notes"])["id"]).json

    assert found["uptakes"][0]["note"] == UPTAKE["note"]


def test_it_holds_nothing_of_other_instruments_and_of_before(record, dora):
    weekly = {"instrument": "weekly", "version": 1, "responses": {}}
    record.put(f"/api/checkins/{uuid4()}", json=CHECKIN | {"administrations": [weekly], "note": "van de week"})
    record.put(f"/api/checkins/{uuid4()}", json=CHECKIN | {"completed_at": "2026-02-01T09:00:00Z", "note": "eerder"})

    found = summary_of(dora, opened(record, dora, data_from="2026-03-01")["id"])

    assert [note["note"] for note in found.json["notes"]] == [CHECKIN["note"]]
    assert found.json["checkins"]["count"] == 1
    assert {answer["instrument"] for answer in found.json["answers"]} == {"daily"}


def test_it_holds_nothing_of_others(record, bob, dora):
    bob.put(f"/api/checkins/{uuid4()}", json=CHECKIN | {"note": "van Bob"})
    opened(bob, dora, called="Bob")

    found = summary_of(dora, opened(record, dora)["id"])

    assert found.json["checkins"]["count"] == 1
    assert "Bob" not in found.text


def test_what_is_added_later_is_open_too(record, dora):
    grant = opened(record, dora)["id"]
    record.put(f"/api/checkins/{uuid4()}", json=CHECKIN | {"completed_at": "2026-03-02T09:00:00Z"})

    assert summary_of(dora, grant).json["checkins"]["count"] == 2


def test_files_hold_the_same(record, dora):
    grant = opened(record, dora)["id"]

    sheet = dora.get(f"{PEOPLE}/{grant}/summary.csv")
    bundle = dora.get(f"{PEOPLE}/{grant}/fhir.json?language=en")

    rows = list(csv.DictReader(sheet.text.splitlines()))
    assert {row["name"]: row["value"] for row in rows if row["part"] == "response"} == {"mood": "7", "sleep": "0"}
    assert sheet.headers["Content-Disposition"] == 'attachment; filename="welnu-summary.csv"'
    assert bundle.mimetype == "application/fhir+json"
    assert "QuestionnaireResponse" in {entry["resource"]["resourceType"] for entry in bundle.json["entry"]}


@pytest.mark.parametrize("file", ["summary.csv", "fhir.json"])
def test_files_take_the_scope_answers(record, dora, file):
    grant = opened(record, dora, scope=["summary", "trend", "notes", "uptakes"])["id"]

    reply = dora.get(f"{PEOPLE}/{grant}/{file}")

    assert (reply.status_code, reply.json["error"]) == (403, "grant.narrower")


@pytest.mark.parametrize("what", ["summary", "summary?for=print", "summary.csv", "fhir.json"])
def test_after_closing_the_next_click_is_refused(record, dora, what):
    grant = opened(record, dora)["id"]
    assert dora.get(f"{PEOPLE}/{grant}/{what}").status_code == 200

    record.delete(f"{SHARING}/grants/{grant}")

    reply = dora.get(f"{PEOPLE}/{grant}/{what}")
    assert (reply.status_code, reply.json["error"]) == (404, "grant.closed")
    assert dora.get(PEOPLE).json == {"people": []}


def end(app):
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(Practitioner).values(ended_at=clock.now()))


def test_a_practitioner_who_was_ended_sees_nothing(app, record, dora):
    grant = opened(record, dora)["id"]

    end(app)

    assert dora.get(PEOPLE).status_code == 401
    assert summary_of(dora, grant).status_code == 401


def test_the_statement_itself_asks_whether_the_practitioner_is_there(app, record, dora):
    """Also where someone was let in a moment before."""
    grant = opened(record, dora)["id"]
    reader = reading.Reader(UUID(dora.practitioner["id"]), "Dora", "")
    end(app)

    with app.app_context():
        assert people.listed(reader, clock.now()) == []
        with pytest.raises(NotFound):
            reading.read(UUID(grant), reader, "summary", clock.now())


def test_people_stand_in_the_list_by_the_name_they_are_known_by(app, dora):
    for name in ("zoë", "Anna", "Émile", "bram"):
        add_grant(new_person(app), dora, called=name)

    assert [person["called"] for person in dora.get(PEOPLE).json["people"]] == ["Anna", "bram", "Émile", "zoë"]


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2026-03-05"),
        ({"instruments": ["weekly"]}, "2026-03-03"),
        ({"instruments": ["weekly", "daily"]}, "2026-03-05"),
        ({"instruments": ["wellbeing-14"]}, None),
        ({"scope": ["uptakes", "notes"]}, None),
        ({"data_from": "2026-03-05"}, "2026-03-05"),
        ({"data_from": "2026-03-06"}, None),
    ],
    ids=str,
)
def test_the_list_tells_of_the_last_check_in_within_what_is_open(alice, dora, changes, day):
    for moment, instrument in (("2026-03-03T09:00:00Z", "weekly"), ("2026-03-04T23:30:00Z", "daily")):
        one = {"instrument": instrument, "version": 1, "responses": {}}
        alice.put(f"/api/checkins/{uuid4()}", json=CHECKIN | {"completed_at": moment, "administrations": [one]})
    opened(alice, dora, **changes)

    (person,) = dora.get(PEOPLE).json["people"]

    assert person["last_on"] == day  # 00:30 on the fifth, in Amsterdam


def test_what_was_deleted_is_not_told(alice, dora):
    id = uuid4()
    alice.put(f"/api/checkins/{id}", json=CHECKIN)
    opened(alice, dora)
    alice.delete(f"/api/checkins/{id}")

    assert dora.get(PEOPLE).json["people"][0]["last_on"] is None


def test_who_has_just_expired_is_gone(app, record, dora):
    grant = add_grant(record, dora, expires_at=clock.now() - timedelta(microseconds=1))

    assert summary_of(dora, grant).status_code == 404
    assert dora.get(PEOPLE).json == {"people": []}


def test_one_browser_may_be_a_persons_and_a_practitioners(record, dora):
    grant = opened(record, dora)["id"]
    record.set_cookie("welnu-practitioner", dora.get_cookie("welnu-practitioner").value)

    assert summary_of(record, grant).status_code == 200
    assert record.get("/api/accounts/me").status_code == 200


@pytest.mark.parametrize(
    ("url", "field"), [("summary?for=fun", "for"), ("summary?x=1", "x"), ("fhir.json?language=de", "language")]
)
def test_what_is_asked_wrongly_is_named(record, dora, url, field):
    reply = dora.get(f"{PEOPLE}/{opened(record, dora)['id']}/{url}")

    assert (reply.status_code, set(reply.json["fields"])) == (422, {field})
