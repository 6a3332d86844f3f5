"""From when and until when something can be open."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.opening import moment
from welnu.sharing.choice import ends_at, faults, months_after

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)  # 23:30 on 2 March in Amsterdam
WISH = {"data_from": None, "opens_at": None, "until_on": date(2026, 6, 2)}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-03-02", 3, "2026-06-02"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-10-31", 1, "2026-11-30"),
    ],
)
def test_months_later(day, months, expected):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        ("2026-03-02", "Europe/Amsterdam", "2026-03-02T23:00+00:00"),
        ("2026-06-02", "Europe/Amsterdam", "2026-06-02T22:00+00:00"),
        ("2026-06-02", "Pacific/Auckland", "2026-06-02T12:00+00:00"),
        ("2026-03-28", "Europe/Amsterdam", "2026-03-28T23:00+00:00"),  # the clocks change the next night
    ],
)
def test_a_day_ends_where_the_person_lives(day, zone, expected):
    assert ends_at(date.fromisoformat(day), ZoneInfo(zone)) == moment(expected)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until_on": date(2026, 3, 1)}, "until_on"),
        ({"until_on": date(2027, 3, 3)}, "until_on"),
        ({"data_from": date(2026, 3, 3)}, "data_from"),
        ({"opens_at": moment("2026-03-02T22:20+00:00")}, "opens_at"),
        ({"opens_at": moment("2026-06-02T22:00+00:00")}, "opens_at"),
    ],
)
def test_what_cannot_be_is_named(changes, field):
    assert list(faults(WISH | changes, NOW, AMSTERDAM)) == [field]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"until_on": date(2026, 3, 2)},  # today, for half an hour more
        {"until_on": date(2027, 3, 2)},
        {"data_from": date(2026, 3, 2)},
        {"opens_at": moment("2026-03-02T22:26+00:00")},  # by a phone whose clock is behind
        {"opens_at": moment("2026-06-02T21:59+00:00")},
    ],
)
def test_what_can_be_is_not(changes):
    assert faults(WISH | changes, NOW, AMSTERDAM) == {}


def test_today_is_where_the_person_lives():
    past_midnight = moment("2026-03-02T23:30+00:00")

    assert list(faults(WISH | {"until_on": date(2026, 3, 2)}, past_midnight, AMSTERDAM)) == ["until_on"]
    assert faults(WISH | {"until_on": date(2026, 3, 2)}, past_midnight, ZoneInfo("UTC")) == {}
