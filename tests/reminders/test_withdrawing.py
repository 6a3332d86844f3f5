"""Done elsewhere: what phones still show goes away, once, quietly, and counts nowhere."""

from uuid import uuid4

import pytest

from tests.reminders.engine import DUE, HOUR, MINUTE, SECOND, Wisher, no_deliveries_left
from welnu import db
from welnu.reminders import jobs, leasing
from welnu.reminders.models import Delivery, PushSubscription, Reminder
from welnu.reminders.outcome import WITHDRAWAL, Outcome, later

APPLE = "web.push.apple.com"


@pytest.fixture
def told(engine, wisher):
    """Alice, who was told on two browsers; the reminder."""
    wisher.subscribes("second")
    wisher.wishes()
    engine.tick(DUE)
    return wisher


def names(attempts):
    return sorted(each.address.rpartition("/")[2] for each in attempts)


@pytest.mark.parametrize("answer", ["checks in", "done"])
def test_what_is_done_is_shown_no_longer_on_any_device(engine, told, answer):
    topic = engine.sent[0].topic

    if answer == "done":
        told.has_done(topic, DUE + MINUTE)
    else:
        told.checks_in(DUE + MINUTE)
    engine.run(DUE + MINUTE, DUE + 10 * MINUTE)

    assert names(engine.withdrawn) == ["alice", "second"]
    assert {each.topic for each in engine.withdrawn} == {topic}
    assert len(engine.sent) == 2


@pytest.mark.parametrize("answer", ["checks in", "done"])
def test_what_is_done_when_its_window_is_over_is_shown_no_longer_either(engine, told, answer):
    late = DUE + 26 * HOUR

    if answer == "done":
        told.has_done(engine.sent[0].topic, late)
    else:
        told.checks_in(late)
    engine.deliver(late + MINUTE)

    assert names(engine.withdrawn) == ["alice", "second"]
    assert {each.letter.expires_at for each in engine.withdrawn} == {late + 3 * HOUR}  # who is away for so long, too


def test_taking_back_counts_nowhere_and_history_stays(engine, told):
    before = [told.history(), told.stored(Reminder, "asked_on", "asked_at", "unanswered")]
    unopened = told.stored(PushSubscription, "unopened")

    told.checks_in(DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    assert len(engine.withdrawn) == 2
    assert [told.history(), told.stored(Reminder, "asked_on", "asked_at", "unanswered")] == before
    assert told.stored(PushSubscription, "unopened") == unopened


def test_it_is_taken_back_once_however_often_it_is_done(engine, told):
    for minute in (1, 2, 3):
        told.checks_in(DUE + minute * MINUTE)
        told.has_done(engine.sent[0].topic, DUE + minute * MINUTE)
        engine.tick(DUE + minute * MINUTE)

    assert names(engine.withdrawn) == ["alice", "second"]


@pytest.mark.parametrize(
    ("when", "instrument"),
    [
        (DUE + MINUTE, "weekly"),  # another one
        (DUE - 24 * HOUR, "daily"),  # yesterday's, from a phone that was offline
        (DUE + 27 * HOUR, "daily"),  # its window was over a day ago
    ],
)
def test_what_answers_it_not_takes_nothing_back(engine, told, when, instrument):
    told.checks_in(when, instrument)
    engine.deliver(max(when, DUE) + MINUTE)

    assert engine.withdrawn == []


def test_what_was_done_offline_before_it_came_takes_it_back_too(engine, told):
    told.checks_in(DUE - MINUTE)
    engine.tick(DUE + MINUTE)

    assert len(engine.withdrawn) == 2


def test_whoever_wants_it_also_when_it_is_done_keeps_it_until_it_is_done_again(engine, wisher):
    wisher.wishes(only_if_not_done=False)
    wisher.checks_in(DUE - HOUR)
    engine.tick(DUE)

    wisher.checks_in(DUE - HOUR)
    engine.tick(DUE + MINUTE)
    assert engine.withdrawn == []
    wisher.checks_in(DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    assert len(engine.withdrawn) == 1


def test_a_word_about_an_uptake_takes_back_what_asked_for_it(engine, wisher):
    uptake = wisher.takes_up(DUE - 24 * 7 * HOUR)
    other = wisher.takes_up(DUE - 24 * 7 * HOUR)
    wisher.wishes(kind="review", uptake_id=str(uptake))
    engine.tick(DUE)

    wisher.takes_up(DUE + MINUTE, other, 1)
    engine.tick(DUE + MINUTE)
    assert engine.withdrawn == []
    wisher.takes_up(DUE + MINUTE, uptake, 1)
    engine.tick(DUE + MINUTE)

    assert len(engine.withdrawn) == 1


def test_where_nothing_was_sent_there_is_nothing_to_take_back(app, engine, wisher, dana):
    mailed = Wisher(app, dana)
    mailed.wishes(channels=["email"])
    wisher.wishes()
    engine.script.extend([Outcome("sent"), later("http_503")])
    engine.tick(DUE)

    for someone in (wisher, mailed):
        someone.checks_in(DUE + SECOND)
    engine.run(DUE + SECOND, DUE + HOUR)

    assert [each.channel for each in engine.sent] in (["email"], ["push"])
    assert len(engine.withdrawn) == [each.channel for each in engine.sent].count("push")


def test_safari_is_not_asked_to_show_nothing(engine, wisher):
    wisher.subscribes("safari", host=APPLE)
    wisher.wishes()
    engine.tick(DUE)

    wisher.checks_in(DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    assert names(engine.sent) == ["alice", "safari"]
    assert names(engine.withdrawn) == ["alice"]


def test_with_safari_alone_nothing_is_sent_and_nothing_is_wrong(engine, new_wisher):
    someone = new_wisher()
    someone.subscribes("safari", host=APPLE)
    someone.wishes()
    engine.tick(DUE)

    someone.checks_in(DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    assert engine.withdrawn == []
    assert sorted(someone.stored(Delivery, "channel", "state")) == [("push", "sent"), (WITHDRAWAL, "cancelled")]


def test_it_is_tried_again_and_dropped_quietly_after_three_hours(app, engine, told):
    told.checks_in(DUE + MINUTE)
    engine.script.extend([later("http_503")] * 500)

    engine.run(DUE + MINUTE, DUE + 3 * HOUR + MINUTE)
    tried = len(engine.tried)
    engine.script.clear()
    engine.run(DUE + 3 * HOUR + MINUTE, DUE + 4 * HOUR)

    assert tried > 6
    assert engine.withdrawn == []
    assert told.history() == [("03-01", "push", "sent", None)]
    assert no_deliveries_left(app)


def test_an_outage_that_ends_in_time_keeps_nothing_on_the_screen(engine, told):
    told.checks_in(DUE + MINUTE)
    engine.script.extend([later("http_503")] * 8)

    engine.run(DUE + MINUTE, DUE + 2 * HOUR)

    assert names(engine.withdrawn) == ["alice", "second"]


def test_whoever_takes_it_back_and_is_killed_leaves_it_to_another(app, engine, told):
    told.checks_in(DUE + MINUTE)
    with app.app_context(), db.across_persons(), db.transaction() as session:
        assert len(leasing.take(session, DUE + MINUTE, 10)) == 1

    engine.run(DUE + 2 * MINUTE, DUE + 5 * MINUTE, 30 * SECOND)

    assert names(engine.withdrawn) == ["alice", "second"]


def test_what_is_on_its_way_when_it_is_done_is_taken_back_after_it(app, engine, wisher):
    wisher.wishes()
    engine.plan(DUE)
    with app.app_context(), db.across_persons(), db.transaction() as session:
        leasing.take(session, DUE, 10)  # and hands it in, and is killed before it can say so

    wisher.checks_in(DUE + SECOND)
    engine.run(DUE + SECOND, DUE + 5 * MINUTE, 10 * SECOND)

    assert engine.sent == []
    assert [each.at >= DUE + leasing.LEASE for each in engine.withdrawn] == [True]


def test_later_shows_it_again_and_then_it_can_be_taken_back_again(engine, wisher):
    wisher.wishes(only_if_not_done=False)
    engine.tick(DUE)
    topic = engine.sent[0].topic
    wisher.has_done(topic, DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    wisher.postpones(topic, DUE + 2 * MINUTE)
    engine.run(DUE + 2 * MINUTE, DUE + HOUR)
    wisher.has_done(topic, DUE + HOUR)
    engine.tick(DUE + HOUR)

    assert len(engine.sent) == len(engine.withdrawn) == 2


def test_editing_what_was_done_still_takes_it_back(engine, wisher):
    id = wisher.wishes()
    engine.tick(DUE)

    wisher.checks_in(DUE + MINUTE)
    wisher.wishes(DUE + MINUTE, id, revision=1, schedule={"at": ["08:00"]})
    engine.tick(DUE + 2 * MINUTE)

    assert len(engine.withdrawn) == 1


def test_nobody_takes_back_what_anothers_phone_shows(engine, told, new_wisher):
    stranger = new_wisher()

    stranger.has_done(engine.sent[0].topic, DUE + MINUTE)
    stranger.checks_in(DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    assert engine.withdrawn == []


def test_a_checkin_that_is_refused_takes_nothing_back(app, engine, told, alice):
    body = {
        "completed_at": DUE.isoformat(), "time_zone": "Europe/Amsterdam",
        "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 99}}],
    }  # fmt: skip

    assert alice.put(f"/api/checkins/{uuid4()}", json=body).status_code == 422

    assert told.stored(Delivery, "channel") == ["push"]


def test_it_is_forgotten_with_the_rest(app, engine, told):
    told.checks_in(DUE + MINUTE)
    engine.tick(DUE + MINUTE)

    with app.app_context():
        jobs.purge(DUE + 91 * 24 * HOUR)

    assert told.stored(Delivery, "channel") == []
