"""Recording, amending, deleting and reading check-ins over HTTP."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

BODY = {
    "completed_at": "2026-03-01T09:00:00+01:00",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7, "sleep": 0}}],
    "tags": ["study"],
    "note": "Een gewone dag.",
}


def a_checkin(**changes):
    return BODY | changes


def daily(responses, version=1):
    return [{"instrument": "daily", "version": version, "responses": responses}]


def put(client, id=None, **changes):
    return client.put(f"/api/checkins/{id or uuid4()}", json=a_checkin(**changes))


def test_a_checkin_is_stored_and_read_back_as_it_was_sent(alice):
    id = uuid4()

    sent = put(alice, id)
    (read,) = alice.get("/api/checkins").json["checkins"]

    assert sent.status_code == 200
    assert read == sent.json
    assert read["id"] == str(id)
    assert read["completed_at"] == "2026-03-01T08:00:00Z"
    assert read["administrations"] == BODY["administrations"]
    assert read["note"] == BODY["note"]


def test_sending_the_same_once_more_changes_nothing(alice):
    id = uuid4()

    first, second = put(alice, id), put(alice, id, sent_at="2026-03-01T09:00:10+01:00")

    assert second.status_code == 200
    assert second.json == first.json
    assert len(alice.get("/api/checkins").json["checkins"]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"completed_at": "2026-03-01T09:00:01+01:00"},
        {"time_zone": "Europe/Lisbon"},
        {"note": None},
        {"tags": []},
        {"administrations": daily({"mood": 7})},
        {"administrations": daily({"mood": 7, "sleep": 1})},
    ],
)
def test_a_checkin_cannot_be_replaced_by_other_contents(alice, changes):
    id = uuid4()
    stored = put(alice, id).json

    reply = put(alice, id, **changes)

    assert reply.status_code == 409
    assert reply.json["error"] == "checkin.exists"
    assert alice.get("/api/checkins").json["checkins"] == [stored]


def test_the_same_contents_in_another_order_are_the_same(alice):
    id = uuid4()
    put(alice, id)

    reply = put(alice, id, completed_at="2026-03-01T08:00:00Z", administrations=daily({"sleep": 0, "mood": 7}))

    assert reply.status_code == 200


def test_a_newer_revision_amends_and_an_older_one_is_refused(alice):
    id = uuid4()
    put(alice, id)

    amended = put(alice, id, revision=1, administrations=daily({"mood": 5}))
    late = put(alice, id)

    assert amended.status_code == 200
    assert late.status_code == 409
    assert alice.get("/api/checkins").json["checkins"] == [amended.json]


def test_a_deleted_checkin_does_not_come_back_from_another_outbox(alice):
    id = uuid4()
    put(alice, id)

    assert alice.delete(f"/api/checkins/{id}").status_code == 204

    for revision in (0, 1, 7):
        reply = put(alice, id, revision=revision)
        assert reply.status_code == 410
        assert reply.json["error"] == "checkin.deleted"


def test_nothing_of_a_deleted_checkin_remains_but_its_id(alice, app):
    id = uuid4()
    put(alice, id)

    alice.delete(f"/api/checkins/{id}")

    (left,) = alice.get("/api/checkins").json["checkins"]
    assert set(left) == {"id", "deleted_at"}
    with app.extensions["engine"].connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM checkin").all()
        assert "gewone" not in str(rows)
        assert connection.exec_driver_sql("SELECT count(*) FROM administration").scalar() == 0


def test_a_deletion_that_arrives_first_wins(alice):
    id = uuid4()

    assert alice.delete(f"/api/checkins/{id}").status_code == 204
    assert alice.delete(f"/api/checkins/{id}").status_code == 204

    assert put(alice, id).status_code == 410


def test_an_unknown_version_is_kept_and_answered_202(alice):
    reply = put(alice, administrations=daily({"mood": 7, "of_the_future": 12}, version=99))

    assert reply.status_code == 202
    assert alice.get("/api/checkins").json["checkins"] == [reply.json]


def test_an_instrument_that_is_not_known_here_is_kept_and_answered_202(alice):
    reply = put(alice, administrations=[{"instrument": "of-tomorrow", "version": 1, "responses": {"a": 1}}])

    assert reply.status_code == 202


def test_the_skew_of_the_phones_clock_is_recorded_and_told(alice):
    fast = (datetime.now(UTC) + timedelta(days=400)).isoformat()

    reply = put(alice, completed_at=fast, sent_at=fast)

    assert reply.status_code == 200
    assert reply.json["clock_skew_seconds"] == pytest.approx(-400 * 86400, abs=60)


def test_a_cursor_gives_every_change_once_and_then_what_is_new(alice):
    ids = [str(uuid4()) for _ in range(7)]
    for id in ids:
        put(alice, id)

    first = alice.get("/api/checkins?limit=5").json
    second = alice.get(f"/api/checkins?after={first['cursor']}&limit=5").json
    put(alice, ids[0], revision=1, note="anders")
    third = alice.get(f"/api/checkins?after={second['cursor']}").json

    assert [c["id"] for c in first["checkins"] + second["checkins"]] == ids
    assert (first["more"], second["more"], third["more"]) == (True, False, False)
    assert [c["note"] for c in third["checkins"]] == ["anders"]
    assert alice.get(f"/api/checkins?after={third['cursor']}").json["checkins"] == []


def test_several_thousand_checkins_come_in_one_page(alice, app):
    from welnu import clock, db
    from welnu.checkins import service
    from welnu.checkins.schemas import CheckInSchema

    person_id = alice.account["person"]["id"]
    with app.app_context():
        from uuid import UUID

        db.view_as(UUID(person_id))
        contents = CheckInSchema().load(BODY)
        for _ in range(3000):
            service.record(UUID(person_id), uuid4(), contents, clock.now())

    page = alice.get("/api/checkins").json

    assert len(page["checkins"]) == 3000
    assert page["more"] is False


def test_two_persons_may_use_the_same_id_and_never_meet(alice, bob):
    id = uuid4()
    put(alice, id, note="van Alice")

    assert put(bob, id, note="van Bob").status_code == 200
    assert bob.delete(f"/api/checkins/{id}").status_code == 204
    assert [c["note"] for c in alice.get("/api/checkins").json["checkins"]] == ["van Alice"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"administrations": daily({"moood": 7})}, "administrations.0.responses.moood"),
        ({"administrations": daily({"mood": 11})}, "administrations.0.responses.mood"),
        ({"administrations": daily({"mood": -1})}, "administrations.0.responses.mood"),
        ({"administrations": daily({"mood": "7"})}, "administrations.0.responses.mood.value"),
        ({"administrations": daily({"mood": 7.0})}, "administrations.0.responses.mood.value"),
        ({"administrations": daily({"mood": True})}, "administrations.0.responses.mood.value"),
        ({"administrations": daily({"mood": None})}, "administrations.0.responses.mood.value"),
        ({"administrations": []}, "administrations"),
        ({"administrations": daily({"mood": 7}) * 2}, "administrations"),
        ({"administrations": daily({}, version=0)}, "administrations.0.version"),
        ({"completed_at": "2099-01-01T00:00:00Z"}, "completed_at"),
        ({"completed_at": "1999-12-31T00:00:00Z"}, "completed_at"),
        ({"completed_at": "2026-03-01T09:00:00"}, "completed_at"),
        ({"completed_at": "gisteren"}, "completed_at"),
        ({"completed_at": "2026-03-01T09:10:00Z", "sent_at": "2026-03-01T09:00:00Z"}, "completed_at"),
        ({"sent_at": "9999-12-31T23:59:59-12:00"}, "sent_at"),
        ({"time_zone": "Europe/Welnu"}, "time_zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone"),
        ({"note": "n" * 2001}, "note"),
        ({"note": "a\x00b"}, "note"),
        ({"tags": ["t"] * 21}, "tags"),
        ({"tags": [""]}, "tags.0"),
        ({"revision": -1}, "revision"),
        ({"mood": 7}, "mood"),
    ],
)
def test_wrong_contents_are_refused_by_field_and_nothing_is_stored(alice, changes, field):
    reply = put(alice, **changes)

    assert reply.status_code in (400, 422), reply.json
    assert field in reply.json.get("fields", {"body": reply.json["message"]})
    assert alice.get("/api/checkins").json["checkins"] == []


@pytest.mark.parametrize("query", ["after=x", "after=-1", "limit=0", "limit=5001", "limit=1e3", "sort=asc"])
def test_a_wrong_page_is_refused(alice, query):
    assert alice.get(f"/api/checkins?{query}").status_code == 422
