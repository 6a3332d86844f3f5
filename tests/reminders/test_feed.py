"""The calendar at a secret address."""

import json
from datetime import timedelta

import icalendar
import pytest

from tests.reminders.engine import Wisher
from tests.reminders.test_reminders import put
from welnu import clock


@pytest.fixture
def feed(alice):
    return alice.post("/api/reminders/feed").json["url"].removeprefix("http://localhost:8000")


def test_it_shows_when_and_nothing_more(alice, nobody, feed):
    put(alice, kind="wellbeing")

    reply = nobody.get(feed)

    assert (reply.status_code, reply.mimetype) == (200, "text/calendar")
    assert reply.headers["Cache-Control"] == "no-store"
    events = icalendar.Calendar.from_ical(reply.data).walk("VEVENT")
    assert len(events) > 50
    assert {str(event["SUMMARY"]) for event in events} == {"Seintje"}
    assert "wellbeing" not in reply.text
    assert alice.account["person"]["id"] not in reply.text


def test_an_address_that_was_revoked_replaced_or_never_was_answers_alike(alice, nobody, feed):
    never = nobody.get(f"/feeds/{'x' * 43}.ics")
    second = alice.post("/api/reminders/feed").json["url"].removeprefix("http://localhost:8000")
    replaced = nobody.get(feed)
    assert nobody.get(second).status_code == 200

    alice.delete("/api/reminders/feed")
    revoked = nobody.get(second)

    assert {reply.status_code for reply in (never, replaced, revoked)} == {404}
    assert never.data == replaced.data == revoked.data
    assert {str(sorted(reply.headers)) for reply in (replaced, revoked)} == {str(sorted(never.headers))}


@pytest.mark.parametrize("also_when_done", [False, True])
def test_what_is_done_already_is_left_out_unless_it_is_wanted_all_the_same(app, alice, nobody, feed, also_when_done):
    now = clock.now()
    Wisher(app, alice).checks_in(now)
    schedule = {"at": ["23:59"], "time_zone": "UTC", "starts_on": "2026-01-01"}
    put(alice, schedule=schedule, follow_phone=False, only_if_not_done=not also_when_done)

    events = icalendar.Calendar.from_ical(nobody.get(feed).data).walk("VEVENT")

    days = {event["DTSTART"].dt.date() for event in events}
    assert (now.date() in days) is also_when_done
    assert now.date() + timedelta(days=1) in days


def test_the_address_is_not_kept(app, alice, feed):
    from tests.accounts.test_leaving import traces

    token = feed.rpartition("/")[2].removesuffix(".ics")

    assert traces(app, token) == {}
    assert token not in json.dumps(alice.get("/api/accounts/me/export").json)
    assert alice.get("/api/reminders").json["feed_since"]


def test_one_calendar_can_be_asked_for_so_often(nobody, feed):
    replies = [nobody.get(feed).status_code for _ in range(31)]

    assert replies == [200] * 30 + [429]


def test_guessing_is_limited(nobody):
    replies = [nobody.get(f"/feeds/{number}.ics").status_code for number in range(61)]

    assert replies == [404] * 60 + [429]


def test_calendars_of_many_people_may_come_from_one_address(app, alice, nobody):
    """A calendar service fetches for all its people."""
    feeds = [alice.post("/api/reminders/feed").json["url"].removeprefix("http://localhost:8000") for _ in range(3)]

    assert [nobody.get(feed).status_code for feed in feeds] == [404, 404, 200]
    assert [nobody.get(feeds[-1]).status_code for _ in range(20)] == [200] * 20
