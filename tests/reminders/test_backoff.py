"""Trying again: later each time, never outside the window, and once more just before it ends."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welnu.reminders.backoff import next_attempt

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
DAY = NOW + timedelta(days=1)


def after(seconds):
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("attempt", "chance", "expires_at", "asked", "expected"),
    [
        (1, 1, DAY, None, after(15)),
        (1, 0, DAY, None, after(7.5)),
        (2, 1, DAY, None, after(30)),
        (7, 1, DAY, None, after(900)),  # never more than a quarter of an hour
        (400, 1, DAY, None, after(900)),
        (7, 1, after(600), None, after(555)),  # the last chance, before the window ends
        (7, 1, after(45), None, None),
        (1, 0, DAY, 120, after(120)),  # Retry-After
        (1, 1, DAY, 120, after(135)),
        (1, 0, after(119), 120, None),  # asked to stay away until it is too late
    ],
)
def test_when_to_try_again(attempt, chance, expires_at, asked, expected):
    asked = None if asked is None else timedelta(seconds=asked)
    assert next_attempt(attempt, NOW, expires_at, chance, asked) == expected


@given(st.integers(1, 500), st.floats(0, 1), st.integers(0, 86_400), st.none() | st.integers(0, 200_000))
def test_the_next_attempt_is_later_within_the_window_and_not_before_it_is_asked(attempt, chance, window, asked):
    expires_at = after(window)
    at = next_attempt(attempt, NOW, expires_at, chance, None if asked is None else timedelta(seconds=asked))

    if at is not None:
        assert NOW < at < expires_at
        assert asked is None or at >= after(asked)


@given(st.integers(300, 86_400), st.floats(0, 1))
def test_whatever_fails_is_tried_in_the_last_minute_of_its_window(window, chance):
    expires_at, at, attempt = after(window), NOW, 0
    while (later := next_attempt(attempt := attempt + 1, at, expires_at, chance)) is not None:
        at = later

    assert expires_at - at < timedelta(minutes=1)
