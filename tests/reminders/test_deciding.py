"""Still wanted, at the moment of sending?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.reminders.schedules import schedule
from welnu.reminders.deciding import Due, Wish, counts_from, state_for, why_not

SUNDAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 19, 30, tzinfo=UTC)  # 20:30 in Amsterdam
EVERY_DAY = schedule(time_zone="Europe/Amsterdam")
WISH = Wish("daily", 3, ("push", "email"), True, EVERY_DAY)
DUE = Due(3, SUNDAY, "push", datetime(2026, 3, 1, 22, 30, tzinfo=UTC))
POSTPONED = replace(DUE, was_postponed=True)
MIDNIGHT = datetime(2026, 2, 28, 23, tzinfo=UTC)


def at(text):
    return datetime.fromisoformat(f"{text}+00:00")


def wish(kind="daily", **changes):
    return replace(WISH, kind=kind, schedule=replace(EVERY_DAY, **changes))


@pytest.mark.parametrize(
    ("wish", "due", "done_at", "reason"),
    [
        (WISH, DUE, None, None),
        (None, DUE, None, "edited"),
        (replace(WISH, revision=4), DUE, None, "edited"),
        (replace(WISH, revision=4), POSTPONED, None, None),
        (replace(WISH, channels=("email",)), POSTPONED, None, "edited"),
        (replace(WISH, channels=("email",)), DUE, None, "edited"),
        (WISH, replace(DUE, expires_at=NOW), None, "expired"),  # a window ends before its last moment
        (wish(paused_until=date(2026, 3, 2)), DUE, None, "paused"),
        (wish(paused_until=SUNDAY), DUE, None, None),
        (WISH, DUE, MIDNIGHT, "already_done"),  # the first moment of the day, by the person's clock
        (WISH, DUE, at("2026-02-28T22:59:59"), None),
        (replace(WISH, only_if_not_done=False), DUE, MIDNIGHT, None),
        (wish("weekly"), DUE, at("2026-02-26T12:00"), "already_done"),
        (wish("weekly"), DUE, at("2026-02-25T12:00"), None),  # nearer to the week before
        (wish("wellbeing", every_weeks=4), DUE, at("2026-02-16T12:00"), "already_done"),
        (wish("wellbeing", every_weeks=4), DUE, at("2026-02-15T12:00"), None),
        (wish("wellbeing", every_weeks=1), DUE, at("2026-02-26T12:00"), "already_done"),
        (wish("wellbeing", every_weeks=1), DUE, at("2026-02-25T12:00"), None),  # for the week before
        (wish("wellbeing", days_after=7), DUE, at("2026-02-22T22:00"), None),  # from then it counts
        (wish("wellbeing", days_after=7), DUE, at("2026-02-22T23:00"), "already_done"),  # puts it off
        (wish("daily", days_after=3), DUE, at("2026-02-27T12:00"), "already_done"),
        (wish("daily", days_after=3), DUE, at("2026-02-26T12:00"), None),
    ],
)
def test_why_it_is_not_sent(wish, due, done_at, reason):
    assert why_not(due, wish, done_at, NOW) == reason


def test_a_day_begins_by_the_clock_of_the_reminder():
    assert counts_from("daily", SUNDAY, EVERY_DAY) == MIDNIGHT
    assert counts_from("daily", SUNDAY, replace(EVERY_DAY, time_zone="America/New_York")) == at("2026-03-01T05:00")


@pytest.mark.parametrize(
    ("reason", "state"),
    [("expired", "expired"), ("endpoint_gone", "failed"), ("already_done", "cancelled"), ("edited", "cancelled")],
)
def test_what_becomes_of_it(reason, state):
    assert state_for(reason) == state
