"""When reminders are due: chosen days and times, and every change of the clock of ten years."""

import subprocess
import sys
from datetime import UTC, date, datetime, time
from time import thread_time

import pytest

from tests.reminders.schedules import (
    DAY,
    HOUR,
    MINUTE,
    ZONES,
    changes_of_the_clock,
    local,
    minutes,
    offset,
    schedule,
    utc,
)
from welnu.reminders.schedule import LAST_DAY, Occurrence, after_move, next_after, occurrences

MONDAY, FRIDAY, SUNDAY = 0, 4, 6
BEGIN, END = utc("2026-01-01"), utc("2036-01-01")


@pytest.mark.parametrize(
    ("changes", "moment", "local_date", "due_at"),
    [
        ({}, "2026-11-22T12:00", "2026-11-22", "2026-11-22T19:30"),
        ({}, "2026-11-22T19:30", "2026-11-23", "2026-11-23T19:30"),  # strictly after
        ({}, "2026-11-22T19:29:59", "2026-11-22", "2026-11-22T19:30"),
        ({"weekdays": {MONDAY}}, "2026-11-22T12:00", "2026-11-23", "2026-11-23T19:30"),
        ({"starts_on": date(2027, 1, 1)}, "2026-11-22T12:00", "2027-01-01", "2027-01-01T19:30"),
        ({"paused_until": date(2026, 12, 1)}, "2026-11-22T12:00", "2026-12-01", "2026-12-01T19:30"),
        ({"paused_until": date(2026, 11, 1)}, "2026-11-22T12:00", "2026-11-22", "2026-11-22T19:30"),  # long over
        ({"ends_on": date(2026, 11, 22)}, "2026-11-22T12:00", "2026-11-22", "2026-11-22T19:30"),  # the last day counts
        # Every two weeks from Friday 2 January 2026: the Monday of that week is past, the next is in two weeks.
        ({"every_weeks": 2, "weekdays": {MONDAY}, "starts_on": date(2026, 1, 2)},
         "2026-01-02T00:00", "2026-01-12", "2026-01-12T19:30"),
        ({"every_weeks": 52, "weekdays": {FRIDAY}, "starts_on": date(2026, 1, 2)},
         "2026-01-02T19:30", "2027-01-01", "2027-01-01T19:30"),
        # Far from UTC the day there is not the day here.
        ({"time_zone": "Pacific/Kiritimati", "at": (time(1),)}, "2026-05-04T12:00", "2026-05-06", "2026-05-05T11:00"),
        ({"time_zone": "Pacific/Pago_Pago", "at": (time(23),)}, "2026-05-04T09:00", "2026-05-03", "2026-05-04T10:00"),
    ],
)  # fmt: skip
def test_the_next_is_the_first_time_of_a_chosen_day(changes, moment, local_date, due_at):
    found = next_after(schedule(**changes), utc(moment))

    assert found == Occurrence(date.fromisoformat(local_date), 0, utc(due_at))


@pytest.mark.parametrize(
    ("last_done_on", "changes", "days"),
    [
        (None, {}, ["2026-01-15", "2026-01-29"]),  # counted from the start
        ("2026-01-10", {}, ["2026-01-24", "2026-02-07"]),
        ("2025-06-01", {}, ["2026-01-01", "2026-01-15"]),  # it came due before the start: on the first day, then
        ("2025-12-20", {}, ["2026-01-03", "2026-01-17"]),
        ("2025-12-20", {"paused_until": date(2026, 1, 9)}, ["2026-01-09", "2026-01-23"]),  # as soon as the pause ends
        ("2026-01-10", {"paused_until": date(2026, 1, 9)}, ["2026-01-24", "2026-02-07"]),
    ],
)
def test_days_after_the_last_checkin(last_done_on, changes, days):
    fortnightly = schedule(days_after=14, **changes)
    done = last_done_on and date.fromisoformat(last_done_on)

    found = list(occurrences(fortnightly, utc("2025-12-01"), utc("2026-02-08"), done))

    assert [str(one.local_date) for one in found][:2] == days


@pytest.mark.parametrize(
    ("at", "quiet", "due"),
    [
        ("22:59", ("23:00", "07:00"), "2026-11-22T22:59"),
        ("23:00", ("23:00", "07:00"), "2026-11-23T07:00"),
        ("23:59", ("23:00", "07:00"), "2026-11-23T07:00"),
        ("00:00", ("23:00", "07:00"), "2026-11-22T07:00"),
        ("06:59", ("23:00", "07:00"), "2026-11-22T07:00"),
        ("07:00", ("23:00", "07:00"), "2026-11-22T07:00"),
        ("13:00", ("12:30", "14:00"), "2026-11-22T14:00"),
        ("12:30", ("12:30", "14:00"), "2026-11-22T14:00"),
        ("14:00", ("12:30", "14:00"), "2026-11-22T14:00"),
        ("12:00", ("12:30", "14:00"), "2026-11-22T12:00"),
        ("12:00", ("00:00", "23:59"), "2026-11-22T23:59"),
        ("23:30", ("00:00", "07:00"), "2026-11-22T23:30"),
    ],
)
def test_what_falls_in_quiet_hours_comes_at_their_end(at, quiet, due):
    hushed = schedule(at=(time.fromisoformat(at),), quiet=tuple(map(time.fromisoformat, quiet)))

    found = next(one for one in occurrences(hushed, utc("2026-11-20")) if one.local_date == date(2026, 11, 22))

    assert local(found.due_at, "Europe/Amsterdam") == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("zone", "moment", "local_date", "due_at"),
    [
        ("Europe/Amsterdam", "2026-11-23T02:00", "2026-11-22", "2026-11-23T06:00"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-29", "2011-12-30T17:00"),  # the day between was left out
    ],
)
def test_in_the_night_yesterdays_is_still_to_come(zone, moment, local_date, due_at):
    late = schedule(at=(time(23, 30),), quiet=(time(23), time(7)), time_zone=zone, starts_on=date(2010, 1, 1))

    assert next_after(late, utc(moment)) == Occurrence(date.fromisoformat(local_date), 0, utc(due_at))


def test_quiet_hours_until_midnight_meet_the_first_time_of_the_next_day_once():
    hushed = schedule(at=(time(0), time(23, 30)), quiet=(time(23), time(0)))

    found = list(occurrences(hushed, utc("2026-11-22"), utc("2026-11-23T12:00")))

    assert found == [Occurrence(date(2026, 11, 23), 0, utc("2026-11-22T23:00"))]


def test_what_quiet_hours_bring_to_one_moment_comes_once():
    hushed = schedule(at=(time(6), time(22, 30), time(23, 30)), quiet=(time(22), time(7)))

    found = list(occurrences(hushed, utc("2026-11-22T12:00"), utc("2026-11-23T12:00")))

    assert found == [Occurrence(date(2026, 11, 23), 0, utc("2026-11-23T06:00"))]


def test_quiet_hours_carry_nothing_past_the_end():
    late = schedule(at=(time(23, 30),), quiet=(time(23), time(7)), ends_on=date(2026, 11, 22))

    found = list(occurrences(late, utc("2026-11-20T12:00")))

    assert [str(one.local_date) for one in found] == ["2026-11-20", "2026-11-21"]


@pytest.mark.parametrize(
    "changes",
    [
        {"ends_on": date(2025, 12, 31)},  # before the start
        {"ends_on": date(2026, 3, 1), "paused_until": date(2026, 3, 2)},
        {"ends_on": date(2026, 1, 4), "weekdays": {MONDAY}},  # no Monday in between
        {"ends_on": date(2026, 11, 21)},  # past
        {"starts_on": date.max},
        {"paused_until": date.max},
        {"starts_on": date.max, "days_after": 366},
        {"at": (time(12),), "quiet": (time(11), time(10, 59)), "starts_on": LAST_DAY, "ends_on": LAST_DAY},
    ],
)
def test_a_schedule_that_can_never_be_due_says_so_at_once(changes):
    began = thread_time()
    found = next_after(schedule(**changes), utc("2026-11-22T12:00"))

    assert found is None
    assert thread_time() - began < 0.1  # it takes microseconds; years of days would take longer


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"at": ()}, "at"),
        ({"at": (time(20), time(8))}, "at"),
        ({"at": (time(8), time(8))}, "at"),
        ({"at": (time(8, 0, 1),)}, "at"),
        ({"at": (time(8, tzinfo=UTC),)}, "at"),
        ({"at": (time(8, fold=1),)}, "at"),  # it would choose the second of two
        ({"at": tuple(time(hour) for hour in range(7))}, "at"),
        ({"weekdays": frozenset()}, "weekdays"),
        ({"weekdays": frozenset({7})}, "weekdays"),
        ({"every_weeks": 0}, "every_weeks"),
        ({"every_weeks": 53}, "every_weeks"),
        ({"days_after": 0}, "days_after"),
        ({"days_after": 367}, "days_after"),
        ({"quiet": (time(7), time(7))}, "quiet"),
        ({"quiet": (time(23), time(7, 0, 1))}, "quiet"),
    ],
)
def test_a_schedule_that_makes_no_sense_is_refused(changes, field):
    with pytest.raises(ValueError, match=f"^{field}: "):
        schedule(**changes)


CHANGES = [(zone, change) for zone in ZONES for change in changes_of_the_clock(zone, BEGIN, END)]


def test_there_are_changes_of_the_clock_to_try():
    """Two a year in seven zones; not pinned, as states decide otherwise now and then."""
    assert len({zone for zone, _ in CHANGES}) >= 5
    assert len(CHANGES) >= 100


@pytest.mark.parametrize(("zone", "change"), CHANGES, ids=str)
def test_around_each_change_every_minute_goes_by_the_rule(zone, change):
    """Against clocks that are read one minute after the other."""
    shown = {}
    for minute in minutes(change - 6 * HOUR, change + 6 * HOUR):
        shown.setdefault(local(minute, zone), minute)  # repeated: the first
    before = offset(change - MINUTE, zone)

    for wall in minutes(local(change, zone) - 3 * HOUR, local(change, zone) + 3 * HOUR):
        due_at = shown.get(wall) or (wall - before).replace(tzinfo=UTC)  # skipped: as if nothing had changed
        found = next_after(schedule(at=(wall.time(),), time_zone=zone), due_at - MINUTE)
        assert found == Occurrence(wall.date(), 0, due_at)


@pytest.mark.parametrize("zone", ZONES)
def test_each_day_of_ten_years_has_its_time(zone):
    daily = schedule(time_zone=zone, starts_on=date(2026, 1, 1), ends_on=date(2035, 12, 31))

    found = [local(one.due_at, zone) for one in occurrences(daily, utc("2025-12-01"))]

    assert found == [datetime(2026, 1, 1, 20, 30) + number * DAY for number in range(3652)]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("zone", "at", "moment", "local_date", "due_at"),
    [
        ("Europe/Amsterdam", "02:30", "2026-03-28", "2026-03-28", "2026-03-28T01:30"),  # in winter
        ("Europe/Amsterdam", "02:30", "2026-03-29", "2026-03-29", "2026-03-29T01:30"),  # skipped: 03:30
        ("Europe/Amsterdam", "02:30", "2026-10-25", "2026-10-25", "2026-10-25T00:30"),  # comes twice: the first
        ("Europe/Amsterdam", "02:30", "2026-10-25T00:30", "2026-10-26", "2026-10-26T01:30"),  # and not again
        ("Australia/Lord_Howe", "02:15", "2026-10-03", "2026-10-04", "2026-10-03T15:45"),  # skipped: 02:45
        ("America/Nuuk", "23:30", "2026-03-28T12:00", "2026-03-28", "2026-03-29T01:30"),  # skipped: 00:30, next day
        ("Africa/Cairo", "00:30", "2026-04-23T12:00", "2026-04-24", "2026-04-23T22:30"),  # midnight is skipped
        ("Pacific/Apia", "08:00", "2011-12-29T20:00", "2011-12-31", "2011-12-30T18:00"),  # 30 December never was
        ("Pacific/Kwajalein", "08:00", "1993-08-20T20:00", "1993-08-22", "1993-08-21T20:00"),  # nor 21 August 1993
    ],
)
def test_across_changes_of_the_clock(zone, at, moment, local_date, due_at):
    daily = schedule(at=(time.fromisoformat(at),), time_zone=zone, starts_on=date(1990, 1, 1))

    found = next_after(daily, utc(moment))

    assert found == Occurrence(date.fromisoformat(local_date), 0, utc(due_at))


def test_two_times_that_a_change_of_the_clock_brings_together_come_once():
    early = schedule(at=(time(2, 30), time(3, 30)))

    found = list(occurrences(early, utc("2026-03-29"), utc("2026-03-29T12:00")))

    assert found == [Occurrence(date(2026, 3, 29), 1, utc("2026-03-29T01:30"))]


def test_quiet_hours_that_end_in_a_skipped_hour_end_later():
    hushed = schedule(at=(time(1, 50), time(2, 10)), quiet=(time(22), time(2, 30)))

    found = list(occurrences(hushed, utc("2026-03-29"), utc("2026-03-29T12:00")))

    assert [(one.slot, one.due_at) for one in found] == [
        (1, utc("2026-03-29T01:10")),  # 03:10, when nothing is quiet any more
        (0, utc("2026-03-29T01:30")),
    ]


def test_a_skipped_end_of_quiet_hours_that_is_quiet_again_waits_for_the_next():
    nearly_always = schedule(at=(time(1),), quiet=(time(3), time(2, 30)), weekdays={SUNDAY})

    found = next_after(nearly_always, utc("2026-03-29"))

    assert found == Occurrence(date(2026, 3, 29), 0, utc("2026-03-30T00:30"))


def test_a_chosen_day_that_was_left_out_has_none():
    fridays = schedule(weekdays={FRIDAY}, time_zone="Pacific/Apia", starts_on=date(2011, 1, 1))

    found = list(occurrences(fridays, utc("2011-12-20"), utc("2012-01-08")))

    assert [str(one.local_date) for one in found] == ["2011-12-23", "2012-01-06"]  # 30 December 2011 never was


@pytest.mark.parametrize(
    ("left", "came_to", "moment", "told", "local_date", "due_at"),
    [
        # 20:15 in London is 21:15 in Amsterdam: 20:30 comes fifteen minutes later, as it would have.
        ("Europe/London", "Europe/Amsterdam", "2026-11-22T20:15", [], "2026-11-22", "2026-11-22T20:30"),
        ("Europe/London", "Europe/Amsterdam", "2026-11-22T20:45", ["2026-11-22"], "2026-11-23", "2026-11-23T19:30"),
        ("Europe/London", "Europe/Amsterdam", "2026-11-22T19:30", [], "2026-11-22", "2026-11-22T20:30"),
        # Told in Amsterdam; in New York it is afternoon again.
        ("Europe/Amsterdam", "America/New_York", "2026-11-22T20:00", ["2026-11-22"], "2026-11-23", "2026-11-24T01:30"),
        ("Europe/Amsterdam", "America/New_York", "2026-11-22T19:00", [], "2026-11-22", "2026-11-23T01:30"),
        # Noon in Amsterdam is 22:00 in Sydney: by the time that it would have come, the day is over.
        ("Europe/Amsterdam", "Australia/Sydney", "2026-11-22T11:00", [], "2026-11-23", "2026-11-23T09:30"),
        # Across the date line: a day that comes twice is told once; a day that is left out is not told.
        ("Pacific/Apia", "Pacific/Pago_Pago", "2026-11-22T08:00", ["2026-11-21", "2026-11-22"],
         "2026-11-23", "2026-11-24T07:30"),
        ("Pacific/Pago_Pago", "Pacific/Kiritimati", "2026-11-22T06:45", [], "2026-11-23", "2026-11-23T06:30"),
        ("Pacific/Pago_Pago", "Pacific/Apia", "2026-11-22T08:00", ["2026-11-20"], "2026-11-23", "2026-11-23T07:30"),
    ],
)  # fmt: skip
def test_after_a_move_nothing_comes_twice_and_nothing_is_left_out(left, came_to, moment, told, local_date, due_at):
    daily = schedule(time_zone=came_to)
    told = {(date.fromisoformat(day), 0) for day in told}

    found = after_move(daily, left, utc(moment), told)

    assert found == Occurrence(date.fromisoformat(local_date), 0, utc(due_at))


def test_zones_are_there_on_a_machine_that_has_none():
    program = f"import zoneinfo; [zoneinfo.ZoneInfo(zone) for zone in {ZONES}]"

    subprocess.run([sys.executable, "-c", program], env={"PYTHONTZPATH": ""}, check=True)


def test_after_a_move_into_a_repeated_quiet_hour_it_comes_when_that_ends_the_second_time():
    hushed = schedule(at=(time(1, 15),), quiet=(time(2, 10), time(2, 50)))

    found = after_move(hushed, "Africa/Abidjan", utc("2026-10-25T01:00"), [])

    assert found == Occurrence(date(2026, 10, 25), 0, utc("2026-10-25T01:50"))


def test_what_a_move_jumped_over_into_quiet_hours_is_not_told_the_next_day():
    late = schedule(at=(time(22, 30),), quiet=(time(23), time(7)))

    found = after_move(late, "Europe/London", utc("2026-11-22T22:10"), [])  # 23:10 in Amsterdam

    assert found == Occurrence(date(2026, 11, 23), 0, utc("2026-11-23T21:30"))


def test_of_several_times_that_a_move_jumped_over_the_first_is_told():
    often = schedule(at=(time(20, 30), time(20, 45), time(22)))

    found = after_move(often, "Europe/London", utc("2026-11-22T20:15"), [])  # 21:15 in Amsterdam

    assert found == Occurrence(date(2026, 11, 22), 0, utc("2026-11-22T20:30"))
