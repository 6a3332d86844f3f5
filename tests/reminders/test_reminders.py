"""Setting reminders, over HTTP."""

from uuid import uuid4

import pytest

from tests.reminders.engine import BODY, SCHEDULE

URL = "/api/reminders"


def put(client, id=None, *, schedule=None, **changes):
    return client.put(f"{URL}/{id or uuid4()}", json=BODY | {"schedule": SCHEDULE | (schedule or {})} | changes)


def test_a_reminder_is_kept_with_its_next_three_times(alice):
    id = str(uuid4())

    reply = put(alice, id, schedule={"time_zone": "Europe/Amsterdam", "weekdays": [4, 0], "at": ["20:30", "08:00"]})

    assert reply.status_code == 200
    assert reply.json["schedule"]["at"] == ["08:00", "20:30"]
    assert len(reply.json["next"]) == 3
    assert reply.json["next"] == sorted(reply.json["next"], key=lambda each: each["due_at"])
    assert alice.get(URL).json["reminders"] == [reply.json]


def test_what_is_not_said_has_a_value_that_suits_most(alice):
    found = put(alice).json

    assert found["only_if_not_done"] is True
    assert found["window_minutes"] == 180
    assert found["follow_phone"] is True
    assert found["schedule"]["weekdays"] == [0, 1, 2, 3, 4, 5, 6]


def test_sending_the_same_again_changes_nothing(alice):
    id = uuid4()
    first = put(alice, id).json

    assert put(alice, id, changed_at="2026-03-01T10:00:00Z").json == first


def test_a_newer_revision_replaces_and_another_of_the_same_is_refused(alice):
    id = uuid4()
    put(alice, id)

    assert put(alice, id, schedule={"at": ["21:00"]}).json["error"] == "reminder.exists"
    assert put(alice, id, revision=1, schedule={"at": ["21:00"]}).json["schedule"]["at"] == ["21:00"]
    assert put(alice, id, window_minutes=60).status_code == 409
    assert len(alice.get(URL).json["reminders"]) == 1


def test_a_deleted_reminder_does_not_come_back(alice):
    id = uuid4()
    put(alice, id)

    assert alice.delete(f"{URL}/{id}").status_code == 204
    assert alice.delete(f"{URL}/{id}").status_code == 204

    assert (put(alice, id).status_code, put(alice, id, revision=5).json["error"]) == (410, "reminder.deleted")
    assert alice.get(URL).json["reminders"] == []


def test_nobody_sees_anothers(alice, bob):
    put(alice)

    assert bob.get(URL).json["reminders"] == []


def test_twenty_is_enough(alice):
    replies = [put(alice) for _ in range(21)]

    assert [reply.status_code for reply in replies] == [200] * 20 + [409]
    assert replies[-1].json["error"] == "reminder.too_many"


def test_one_that_is_over_has_no_next_time(alice):
    assert put(alice, schedule={"ends_on": "2026-03-02"}).json["next"] == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "hourly"}, "kind"),
        ({"kind": "review"}, "uptake_id"),
        ({"uptake_id": str(uuid4())}, "uptake_id"),
        ({"channels": ["sms"]}, "channels.0"),
        ({"channels": ["push", "push", "push"]}, "channels"),
        ({"window_minutes": 4}, "window_minutes"),
        ({"window_minutes": 1441}, "window_minutes"),
        ({"only_if_not_done": "yes"}, "only_if_not_done"),
        ({"revision": -1}, "revision"),
        ({"title": "Neem je pillen"}, "title"),
        ({"schedule": {"at": ["25:00"]}}, "schedule.at.0"),
        ({"schedule": {"at": ["8:00"]}}, "schedule.at.0"),
        ({"schedule": {"at": [2030]}}, "schedule.at.0"),
        ({"schedule": {"at": []}}, "schedule.at"),
        ({"schedule": {"at": ["08:00"] * 7}}, "schedule.at"),
        ({"schedule": {"time_zone": "Europe/Utrecht"}}, "schedule.time_zone"),
        ({"schedule": {"weekdays": []}}, "schedule.weekdays"),
        ({"schedule": {"weekdays": [7]}}, "schedule.weekdays.0"),
        ({"schedule": {"every_weeks": 0}}, "schedule.every_weeks"),
        ({"schedule": {"days_after": 367}}, "schedule.days_after"),
        ({"schedule": {"starts_on": "2026-02-30"}}, "schedule.starts_on"),
        ({"schedule": {"ends_on": "2026-02-28"}}, "schedule.ends_on"),
        ({"schedule": {"quiet": {"from": "22:00", "until": "22:00"}}}, "schedule.quiet.until"),
        ({"schedule": {"quiet": {"from": "22:00"}}}, "schedule.quiet.until"),
    ],
)
def test_what_cannot_be_is_named(alice, changes, field):
    reply = put(alice, **changes)

    assert (reply.status_code, reply.json["error"]) == (422, "request.invalid")
    assert field in reply.json["fields"]


def test_quiet_hours_and_a_pause_are_kept(alice):
    quiet = {"from": "22:00", "until": "07:30"}

    found = put(alice, schedule={"quiet": quiet, "paused_until": "2027-01-01", "days_after": 14}).json["schedule"]

    assert (found["quiet"], found["paused_until"], found["days_after"]) == (quiet, "2027-01-01", 14)
