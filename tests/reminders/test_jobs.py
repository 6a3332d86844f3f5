"""From a wish to a nudge: once, in its window, while it is still wanted."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from tests.reminders.engine import DAY, DUE, HOUR, MINUTE, SECOND, SUNDAY, Engine, Wisher
from welnu import db
from welnu.reminders import jobs, leasing
from welnu.reminders.models import Delivery, PushSubscription, Reminder
from welnu.reminders.outcome import Outcome, later

MONDAY = datetime(2026, 3, 2, 19, 30, tzinfo=UTC)


def at(text):
    return datetime.fromisoformat(f"{text}+00:00")


def test_a_reminder_arrives_once_at_its_time(engine, wisher):
    wisher.wishes()

    engine.tick(DUE - SECOND)
    assert engine.sent == []
    engine.run(DUE, DUE + 5 * HOUR, HOUR)

    assert [each.address for each in engine.sent] == ["https://fcm.googleapis.com/fcm/send/alice"]
    assert wisher.history() == [("03-01", "push", "sent", None)]
    assert wisher.next_due() == [DUE + DAY]


def test_what_is_done_already_is_not_asked_for(engine, wisher):
    wisher.wishes()
    wisher.checks_in(DUE - HOUR)

    engine.tick(DUE)

    assert engine.sent == []
    assert wisher.history() == [("03-01", "push", "cancelled", "already_done")]


def test_what_was_done_yesterday_or_is_something_else_is_asked_for(engine, wisher):
    wisher.wishes()
    wisher.checks_in(at("2026-02-28T22:59:00"))
    wisher.checks_in(DUE - HOUR, "weekly")

    engine.tick(DUE)

    assert len(engine.sent) == 1


def test_whoever_wants_it_is_asked_although_it_is_done(engine, wisher):
    wisher.wishes(only_if_not_done=False)
    wisher.checks_in(DUE - HOUR)

    engine.tick(DUE)

    assert len(engine.sent) == 1


def test_each_browser_is_told_and_one_that_is_away_is_told_later(engine, wisher):
    wisher.subscribes("second")
    wisher.wishes()
    engine.script.extend([later("http_503"), later("http_503")])
    engine.tick(DUE)
    engine.script.extend([Outcome("sent"), later("http_503")])
    engine.tick(DUE + MINUTE)
    engine.run(DUE + 2 * MINUTE, DUE + 10 * MINUTE)

    assert sorted(each.address[-5:] for each in engine.sent) == ["alice", "econd"]
    assert len({each.topic for each in engine.sent}) == 1
    assert wisher.history() == [("03-01", "push", "sent", None)]


def test_a_subscription_that_is_gone_is_not_used_again_and_its_person_sees_it(engine, wisher):
    wisher.wishes()
    engine.script.append(Outcome("gone", "http_410"))

    engine.tick(DUE)
    engine.tick(DUE + DAY)

    assert engine.sent == []
    assert wisher.history() == [("03-01", "push", "failed", "endpoint_gone"), ("03-02", "push", "failed", "no_channel")]
    (subscription,) = wisher.overview()["subscriptions"]
    assert DUE <= subscription["gone_at"] < DUE + SECOND


def test_a_letter_that_can_never_go_is_not_tried_again(engine, wisher):
    wisher.wishes()
    engine.script.append(Outcome("impossible", "http_400"))

    engine.run(DUE, DUE + HOUR)

    assert len(engine.tried) == 1
    assert wisher.history() == [("03-01", "push", "failed", "impossible")]


def test_after_our_own_outage_what_is_still_in_its_window_arrives_and_the_rest_is_told(engine, wisher):
    wisher.wishes()

    engine.tick(at("2026-03-04T20:00:00"))

    assert [each.at.day for each in engine.sent] == [4]
    expired = [(f"03-0{day}", "push", "expired", "expired") for day in (1, 2, 3)]
    assert wisher.history() == [*expired, ("03-04", "push", "sent", None)]


def test_after_months_the_past_is_not_told_day_by_day(engine, wisher):
    wisher.wishes()

    engine.tick(at("2026-09-04T20:00:00"))

    assert len(wisher.history()) <= 9
    assert wisher.next_due() == [at("2026-09-05T18:30:00")]


def test_planning_again_changes_nothing(engine, wisher):
    wisher.wishes()
    assert engine.plan(DUE) == 1
    before = wisher.history()

    assert engine.plan(DUE) == 0
    assert engine.plan(DUE + MINUTE) == 0

    assert wisher.history() == before


def test_a_lease_that_ended_is_taken_over(app, engine, wisher):
    wisher.wishes()
    engine.plan(DUE)
    take_and_crash(app, DUE)

    engine.run(DUE, DUE + MINUTE, 10 * SECOND)
    assert engine.sent == []
    engine.run(DUE + MINUTE, DUE + 2 * MINUTE, 10 * SECOND)

    assert len(engine.sent) == 1
    assert wisher.stored(Delivery, "attempt") == [2]


def take_and_crash(app, now):
    with app.app_context(), db.across_persons(), db.transaction() as session:
        assert len(leasing.take(session, now, 10)) == 1


def test_whoever_was_too_slow_changes_nothing(app, engine, wisher):
    wisher.wishes()
    engine.plan(DUE)
    with app.app_context(), db.across_persons():
        with db.transaction() as session:
            rows = leasing.take(session, DUE, 10)
        ((slow,), _) = leasing.sorted_out(db.session(), rows, DUE)
        with db.transaction() as session:
            assert len(leasing.take(session, DUE + 2 * MINUTE, 10)) == 1
        with db.transaction() as session:
            session.execute(leasing.SETTLE, slow.this_attempt | leasing.settlement(slow, "impossible"))

    assert wisher.history() == [("03-01", "push", "leased", None)]


def test_editing_sends_nothing_for_the_past_and_cancels_what_was_under_way(engine, wisher):
    id = wisher.wishes()
    engine.plan(DUE)

    wisher.wishes(DUE + MINUTE, id, revision=1, schedule={"at": ["20:30", "20:31", "21:00"]})
    engine.run(DUE + MINUTE, DUE + 29 * MINUTE)
    assert engine.sent == []
    engine.run(DUE + 30 * MINUTE, DUE + 35 * MINUTE)

    assert len(engine.sent) == 1
    assert wisher.history() == [("03-01", "push", "cancelled", "edited"), ("03-01", "push", "sent", None)]


def test_a_deleted_reminder_sends_nothing_any_more(engine, wisher):
    id = wisher.wishes()
    engine.plan(DUE)

    wisher.drops(id, DUE)
    engine.run(DUE, DUE + 2 * DAY, 6 * HOUR)

    assert engine.tried == []
    assert wisher.history() == [("03-01", "push", "cancelled", "edited")]


def test_done_on_one_device_is_done_on_all(engine, wisher):
    wisher.wishes(channels=["push", "email"])
    wisher.subscribes("second")
    engine.script.extend([later("timeout")] * 2)
    engine.tick(DUE)
    (topic,) = set(wisher.stored(Delivery, "topic"))

    wisher.has_done(topic, DUE + SECOND)
    engine.run(DUE + SECOND, DUE + HOUR)

    assert engine.sent == []
    assert ("03-01", "push", "cancelled", "already_done") in wisher.history()


def test_after_four_days_without_an_answer_it_asks_every_other_day(engine, wisher):
    wisher.wishes()

    for day in range(8):
        engine.tick(DUE + day * DAY)

    assert [each.at.day for each in engine.sent] == [1, 2, 3, 4, 6, 8]
    assert ("03-05", "push", "cancelled", "asked_less_often") in wisher.history()
    assert wisher.overview()["reminders"][0]["less_often"]


@pytest.mark.parametrize(
    ("schedule", "thinned"),
    [
        ({"weekdays": [6]}, False),
        ({"weekdays": [6], "every_weeks": 4}, False),
        ({"weekdays": [2, 6]}, False),
        ({"weekdays": [5, 6]}, True),
        ({"weekdays": [6], "at": ["09:00", "20:30"]}, True),  # the second of a day is left out
        ({"days_after": 3}, False),
    ],
)
def test_only_whom_it_asks_less_often_is_told_so(app, engine, wisher, schedule, thinned):
    wisher.wishes(schedule=schedule)
    with app.app_context(), db.across_persons(), db.transaction() as session:
        session.execute(update(Reminder).values(unanswered=4))

    (told,) = wisher.overview()["reminders"]

    assert (told["less_often"] is not None) == thinned


@pytest.mark.parametrize("answers", ["opens", "checks in"])
def test_an_answer_makes_it_ask_as_before(engine, wisher, answers):
    wisher.wishes()
    for day in range(4):
        engine.tick(DUE + day * DAY)

    if answers == "opens":
        wisher.opens(engine.sent[-1].topic, DUE + 3 * DAY + MINUTE)
    else:
        wisher.checks_in(DUE + 3 * DAY + MINUTE)
    engine.tick(DUE + 4 * DAY)

    assert [each.at.day for each in engine.sent] == [1, 2, 3, 4, 5]


def test_after_five_that_nobody_opened_e_mail_is_suggested(engine, wisher):
    wisher.wishes()
    for day in (0, 1, 2, 3):
        engine.tick(DUE + day * DAY)
    assert not wisher.overview()["suggest_email"]

    engine.run(DUE + 4 * DAY, DUE + 8 * DAY, DAY)
    assert wisher.overview()["suggest_email"]
    wisher.opens(engine.sent[-1].topic, DUE + 9 * DAY)

    assert not wisher.overview()["suggest_email"]
    assert wisher.stored(PushSubscription, "unopened") == [0]


def test_so_many_days_after_the_last_checkin(engine, wisher):
    wisher.checks_in(SUNDAY)
    wisher.wishes(SUNDAY, schedule={"days_after": 3})
    assert wisher.next_due() == [DUE + 3 * DAY]

    wisher.checks_in(SUNDAY + 2 * DAY)
    engine.run(DUE, DUE + 4 * DAY, HOUR)
    assert engine.sent == []
    engine.tick(DUE + 5 * DAY)

    assert len(engine.sent) == 1


def test_a_review_hangs_on_what_it_is_about(engine, wisher):
    tried, left = wisher.takes_up(SUNDAY - 7 * DAY), wisher.takes_up(SUNDAY - 7 * DAY)
    for uptake in (tried, left):
        wisher.wishes(kind="review", uptake_id=str(uptake))
    wisher.takes_up(SUNDAY, left, 1, "done")

    engine.tick(DUE)

    assert len(engine.sent) == 1
    assert sorted(wisher.history()) == [("03-01", "push", "cancelled", "already_done"), ("03-01", "push", "sent", None)]


@pytest.mark.parametrize(
    ("zone", "moved_at", "arrive"),
    [
        ("America/New_York", DUE + HOUR, ["2026-03-01T19:30", "2026-03-03T01:30"]),  # told today already: not again
        ("America/New_York", DUE - HOUR, ["2026-03-02T01:30", "2026-03-03T01:30"]),  # 20:30 comes six hours later
        ("Asia/Tokyo", DUE - 10 * HOUR, ["2026-03-01T11:30", "2026-03-02T11:30"]),
        ("Europe/Athens", DUE - MINUTE, ["2026-03-01T19:30", "2026-03-02T18:30"]),  # jumped over: not skipped
    ],
)
def test_moving_neither_skips_nor_doubles_a_day(engine, wisher, zone, moved_at, arrive):
    wisher.wishes(SUNDAY - 5 * HOUR, only_if_not_done=False)
    engine.run(moved_at - 3 * HOUR, moved_at, 10 * MINUTE)

    wisher.travels(zone, moved_at)
    engine.run(moved_at, at(arrive[1]) + HOUR, MINUTE * 10)

    days = wisher.stored(Delivery, "local_date")
    assert sorted(days) == [date(2026, 3, 1), date(2026, 3, 2)]
    assert [f"{due_at:%Y-%m-%dT%H:%M}" for due_at in sorted(wisher.stored(Delivery, "due_at"))] == arrive


def test_a_reminder_at_home_stays_at_home(engine, wisher):
    wisher.wishes(follow_phone=False)

    wisher.travels("America/New_York", SUNDAY)

    assert wisher.next_due() == [DUE]


def test_e_mail_goes_to_the_address_of_the_account(app, engine, dana):
    someone = Wisher(app, dana)
    someone.wishes(channels=["email", "push"])

    engine.tick(DUE)

    assert [(each.channel, each.address) for each in engine.sent] == [("email", "dana@example.org")]
    assert someone.history() == [("03-01", "email", "sent", None), ("03-01", "push", "failed", "no_channel")]


def test_old_history_is_forgotten(app, engine, wisher):
    wisher.wishes()
    engine.tick(DUE)
    with app.app_context():
        jobs.purge(DUE + 89 * DAY)
        assert len(wisher.history()) == 1
        jobs.purge(DUE + 91 * DAY)

    assert wisher.history() == []


def test_what_hangs_holds_up_no_tick(app, wisher):
    import threading

    wisher.wishes()
    free = threading.Event()
    engine = Engine(app)
    engine.app.extensions["office"].sends = {"push": lambda *_: free.wait(20) and Outcome("sent")}
    engine.plan(DUE)

    with app.app_context():
        assert jobs.deliver(DUE, 0.1) == 0
        free.set()
        jobs.finish(DUE + SECOND)

    assert wisher.history() == [("03-01", "push", "sent", None)]
    app.extensions.pop("office")
    assert wisher.stored(Reminder, "unanswered") == [1]


def test_what_waited_too_long_for_its_turn_is_taken_again_at_once(app, wisher):
    wisher.wishes()
    engine = Engine(app, lease=5 * SECOND, longest_try=5 * SECOND)  # no time is left to send

    engine.tick(DUE)
    assert engine.tried == []
    engine.options = {}
    engine.restart()
    engine.tick(DUE + 2 * SECOND)

    assert len(engine.sent) == 1
    app.extensions.pop("office")
