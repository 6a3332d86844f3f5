"""Trying again: later each time, never outside the window, and once more just before it ends."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welnu.reminders.backoff import next_attempt

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
DAY = NOW + timedelta(days=1)


def seconds(count):
    return timedelta(seconds=count)


def after(count):
    return NOW + seconds(count)


@pytest.mark.parametrize(
    ("attempt", "chance", "expires_at", "expected"),
    [
        (1, 1, DAY, after(15)),
        (1, 0, DAY, after(7.5)),
        (2, 1, DAY, after(30)),
        (7, 1, DAY, after(900)),  # never more than a quarter of an hour
        (400, 1, DAY, after(900)),
        (7, 1, after(600), after(300)),  # halfway through what is left
        (7, 1, after(20), after(10)),
        (7, 1, after(14), None),
    ],
)
def test_when_to_try_again(attempt, chance, expires_at, expected):
    assert next_attempt(attempt, NOW, expires_at, chance) == expected


@pytest.mark.parametrize(
    ("asked", "expires_at", "expected"),
    [
        (120, DAY, after(127.5)),
        (0, DAY, after(7.5)),
        (120, after(127), None),
    ],  # asked to stay away until it is too late
)
def test_a_wait_that_is_asked_for_is_kept(asked, expires_at, expected):
    assert next_attempt(1, NOW, expires_at, 0, asked=seconds(asked)) == expected


@pytest.mark.parametrize(("rest", "expected"), [(20, after(20)), (300, after(115))])
def test_a_rest_of_our_own_is_kept_but_misses_no_window(rest, expected):
    assert next_attempt(1, NOW, after(120), 0, rest=seconds(rest)) == expected


@given(
    st.integers(1, 500),
    st.floats(0, 1),
    st.integers(0, 86_400),
    st.none() | st.integers(0, 200_000),
    st.integers(0, 300),
)
def test_the_next_attempt_is_later_within_the_window_and_not_before_it_is_asked(attempt, chance, window, asked, rest):
    expires_at, wait = after(window), None if asked is None else seconds(asked)
    at = next_attempt(attempt, NOW, expires_at, chance, asked=wait, rest=seconds(rest))

    if at is not None:
        assert NOW < at < expires_at
        assert asked is None or at >= after(asked)


@given(st.integers(300, 86_400), st.floats(0, 1))
def test_whatever_fails_is_tried_in_the_last_seconds_of_its_window(window, chance):
    expires_at, at, attempt = after(window), NOW, 0
    while (later := next_attempt(attempt := attempt + 1, at, expires_at, chance)) is not None:
        at = later

    assert expires_at - at < seconds(16)
    assert attempt < 220
