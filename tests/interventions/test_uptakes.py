"""Recording, amending, deleting and reading what a person does with interventions, over HTTP."""

from uuid import uuid4

import pytest

URL = "/api/interventions/uptakes"
BODY = {
    "intervention": "grip-op-je-dip",
    "status": "trying",
    "started_on": "2026-03-01",
    "ended_on": None,
    "helped": None,
    "note": "Op dinsdagavond.",
    "for_child": False,
    "changed_at": "2026-03-01T09:00:00+01:00",
}


def put(client, id=None, **changes):
    return client.put(f"{URL}/{id or uuid4()}", json=BODY | changes)


def uptakes(client, query=""):
    return client.get(f"{URL}{query}").json["uptakes"]


def test_an_uptake_is_stored_and_read_back_as_it_was_sent(alice):
    id = uuid4()

    sent = put(alice, id)

    assert sent.status_code == 200
    (read,) = uptakes(alice)
    assert read == sent.json
    assert read == BODY | {
        "id": str(id),
        "changed_at": "2026-03-01T08:00:00Z",
        "revision": 0,
        "received_at": read["received_at"],
    }


def test_sending_the_same_once_more_changes_nothing(alice):
    id = uuid4()

    first, second = put(alice, id), put(alice, id, changed_at="2026-03-02T09:00:00+01:00")

    assert (second.status_code, second.json) == (200, first.json)
    assert uptakes(alice) == [first.json]


@pytest.mark.parametrize(
    "changes",
    [
        {"intervention": "mosaic"},
        {"status": "saved"},
        {"started_on": "2026-03-02"},
        {"started_on": None},
        {"ended_on": "2026-03-09"},
        {"helped": 0},
        {"note": None},
        {"for_child": True},
    ],
)
def test_an_uptake_cannot_be_replaced_by_other_contents(alice, changes):
    id = uuid4()
    stored = put(alice, id).json

    reply = put(alice, id, **changes)

    assert (reply.status_code, reply.json["error"]) == (409, "uptake.exists")
    assert uptakes(alice) == [stored]


def test_from_saved_to_done_and_back_again(alice):
    id = uuid4()
    steps = [
        {"status": "saved", "started_on": None},
        {"status": "trying"},
        {"status": "done", "ended_on": "2026-04-01", "helped": 8},
        {"status": "trying", "helped": 8},
    ]

    replies = [put(alice, id, revision=n, **step) for n, step in enumerate(steps)]

    assert [reply.status_code for reply in replies] == [200] * 4
    assert uptakes(alice) == [replies[-1].json]


def test_an_older_revision_is_refused(alice):
    id = uuid4()
    amended = put(alice, id, revision=3, status="done").json

    late = put(alice, id, revision=2)

    assert (late.status_code, late.json["error"]) == (409, "uptake.exists")
    assert uptakes(alice) == [amended]


def test_an_intervention_that_no_catalogue_here_has_is_kept(alice):
    assert put(alice, intervention="of-tomorrow-2").status_code == 200


def test_a_deleted_uptake_does_not_come_back_from_another_outbox(alice):
    id = uuid4()
    put(alice, id)

    assert alice.delete(f"{URL}/{id}").status_code == 204

    for revision in (0, 1, 7):
        reply = put(alice, id, revision=revision)
        assert (reply.status_code, reply.json["error"]) == (410, "uptake.deleted")


def test_nothing_of_a_deleted_uptake_remains_but_its_id(alice, app):
    id = uuid4()
    put(alice, id)

    alice.delete(f"{URL}/{id}")

    (left,) = uptakes(alice)
    assert set(left) == {"id", "deleted_at"}
    with app.extensions["engine"].connect() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM uptake").all())
    assert "dinsdag" not in rows
    assert "grip" not in rows
    assert "2026-03-01" not in rows


def test_a_deletion_that_arrives_first_wins(alice):
    id = uuid4()

    assert [alice.delete(f"{URL}/{id}").status_code for _ in range(2)] == [204, 204]

    assert put(alice, id).status_code == 410


def test_a_cursor_gives_every_change_once_and_then_what_is_new(alice):
    ids = [str(uuid4()) for _ in range(7)]
    for id in ids:
        put(alice, id)

    first = alice.get(f"{URL}?limit=5").json
    second = alice.get(f"{URL}?after={first['cursor']}&limit=5").json
    put(alice, ids[0], revision=1, note="anders")
    third = alice.get(f"{URL}?after={second['cursor']}").json

    assert [each["id"] for each in first["uptakes"] + second["uptakes"]] == ids
    assert (first["more"], second["more"], third["more"]) == (True, False, False)
    assert [each["note"] for each in third["uptakes"]] == ["anders"]
    assert uptakes(alice, f"?after={third['cursor']}") == []


def test_changes_of_uptakes_and_of_checkins_are_counted_apart(alice):
    put(alice)
    checkin = {
        "completed_at": "2026-03-01T09:00:00Z",
        "time_zone": "Europe/Amsterdam",
        "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7}}],
    }
    alice.put(f"/api/checkins/{uuid4()}", json=checkin)

    assert len(uptakes(alice)) == len(alice.get("/api/checkins").json["checkins"]) == 1


def test_two_persons_may_use_the_same_id_and_never_meet(alice, bob):
    id = uuid4()
    put(alice, id, note="van Alice")

    assert put(bob, id, note="van Bob").status_code == 200
    assert bob.delete(f"{URL}/{id}").status_code == 204
    assert [each["note"] for each in uptakes(alice)] == ["van Alice"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"intervention": "Grip op je dip"}, "intervention"),
        ({"intervention": "../etc"}, "intervention"),
        ({"intervention": "a" * 101}, "intervention"),
        ({"intervention": "a\n"}, "intervention"),
        ({"intervention": None}, "intervention"),
        ({"status": "stopped"}, "status"),
        ({"started_on": "2026-02-30"}, "started_on"),
        ({"started_on": "1999-12-31"}, "started_on"),
        ({"started_on": "2026-03-01T00:00:00Z"}, "started_on"),
        ({"ended_on": "2200-01-01"}, "ended_on"),
        ({"ended_on": "2026-02-28"}, "ended_on"),
        ({"helped": 11}, "helped"),
        ({"helped": -1}, "helped"),
        ({"helped": 7.0}, "helped"),
        ({"helped": True}, "helped"),
        ({"helped": "7"}, "helped"),
        ({"note": "n" * 2001}, "note"),
        ({"note": "a\x00b"}, "note"),
        ({"for_child": "yes"}, "for_child"),
        ({"for_child": None}, "for_child"),
        ({"changed_at": "2026-03-01T09:00:00"}, "changed_at"),
        ({"changed_at": "9999-12-31T23:59:59-12:00"}, "changed_at"),
        ({"changed_at": "0001-01-01T00:00:00+14:00"}, "changed_at"),
        ({"revision": -1}, "revision"),
        ({"needs": ["low_mood"]}, "needs"),
    ],
)
def test_wrong_contents_are_refused_by_field_and_nothing_is_stored(alice, changes, field):
    reply = put(alice, **changes)

    assert reply.status_code == 422, reply.json
    assert field in reply.json["fields"]
    assert uptakes(alice) == []


@pytest.mark.parametrize("query", ["after=x", "after=-1", "limit=0", "limit=5001", "sort=asc"])
def test_a_wrong_page_is_refused(alice, query):
    assert alice.get(f"{URL}?{query}").status_code == 422


def test_the_file_for_spreadsheets_has_a_row_an_uptake(alice, bob):
    id = str(uuid4())
    put(alice, id, note="=een formule", helped=0)
    put(bob)
    gone = uuid4()
    put(alice, gone)
    alice.delete(f"{URL}/{gone}")

    reply = alice.get("/api/accounts/me/export.csv?sheet=uptakes")

    assert reply.headers["Content-Disposition"] == 'attachment; filename="welnu-uptakes.csv"'
    assert reply.data.decode("utf-8-sig").splitlines() == [
        "uptake,intervention,status,started_on,ended_on,helped,note,for_child,changed_at",
        f"{id},grip-op-je-dip,trying,2026-03-01,,0,'=een formule,false,2026-03-01T08:00:00+00:00",
    ]


def test_a_sheet_that_nobody_has_is_refused(alice):
    assert alice.get("/api/accounts/me/export.csv?sheet=persons").status_code == 422
