"""Who does not answer is asked less often, and as before after one answer."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welnu.reminders.fatigue import STEPS, counted, is_let_go, step

FIRST = date(2026, 11, 1)


def asked(days, answered_on=(), times=1):
    """Return on which of `days` (numbers of days) someone is asked who answers on `answered_on` alone."""
    unanswered, asked_on, told = 0, None, []
    for day in days:
        for _ in range(times):
            on = FIRST + timedelta(day)
            if not is_let_go(unanswered, asked_on, on):
                unanswered, asked_on = counted(unanswered, asked_on, on), on
                told.append(day)
        if day in answered_on:
            unanswered = 0
    return told


def test_a_daily_reminder_that_nobody_answers_comes_less_and_less_often():
    assert asked(range(30)) == [0, 1, 2, 3, 5, 7, 9, 11, 15, 19, 23, 27]


def test_one_answer_and_it_comes_every_day_again():
    assert asked(range(16), answered_on={9}) == [0, 1, 2, 3, 5, 7, 9, 10, 11, 12, 13, 15]


def test_an_answer_that_was_not_asked_for_counts_as_well():
    assert asked(range(12), answered_on={4}) == [0, 1, 2, 3, 5, 6, 7, 8, 10]


def test_several_times_on_one_day_count_as_one():
    assert asked(range(8), times=3) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 5, 7]


def test_who_answers_and_is_asked_again_that_day_has_one_to_answer():
    assert counted(0, FIRST, FIRST) == 1
    assert counted(1, FIRST, FIRST) == 1


@pytest.mark.parametrize("every", [4, 7, 28])
def test_what_comes_seldom_keeps_coming(every):
    days = range(0, 100 * every, every)

    assert asked(days) == list(days)


@pytest.mark.parametrize(
    ("unanswered", "days", "text"),
    [
        (0, None, None),
        (3, None, None),
        (4, 2, "reminders.every-other-day"),
        (7, 2, "reminders.every-other-day"),
        (8, 4, "reminders.every-fourth-day"),
        (1000, 4, "reminders.every-fourth-day"),
    ],
)
def test_the_person_is_told_how_much_less(unanswered, days, text):
    found = step(unanswered)

    assert (found and found.days, found and found.text) == (days, text)


@given(st.lists(st.integers(0, 300), unique=True).map(sorted), st.sets(st.integers(0, 300)))
def test_nobody_waits_longer_than_the_largest_step_for_the_next_time(days, answered_on):
    told = asked(days, answered_on)

    assert set(told) <= set(days)
    for before, after in pairwise([*told, 1000]):
        let_go = [day for day in days if before < day < after]
        assert all(day - before < STEPS[0].days for day in let_go)


@given(st.lists(st.integers(0, 300), unique=True).map(sorted))
def test_who_answers_each_time_misses_none(days):
    assert asked(days, answered_on=set(days)) == days
