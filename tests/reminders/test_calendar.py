"""The calendar, as other calendars read it: two libraries that know nothing of ours."""

import re
from datetime import UTC, date, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.alarms import Alarms

from tests.reminders.schedules import DAY, MINUTE, moments, schedule, schedules, utc
from welnu.reminders.calendar import AHEAD, LASTS, MOST, Entry, calendar_text
from welnu.reminders.schedule import occurrences

NOW = utc("2026-11-22T12:00")
ID = UUID("019ab4c2-7f00-7000-8000-000000000001")
OTHER = UUID("019ab4c2-7f00-7000-8000-000000000002")
LINK = "https://welnu.example/"

entries = st.lists(st.builds(Entry, st.uuids(), st.integers(0, 9), schedules(), st.none() | st.dates(
    date(2025, 1, 1), date(2035, 12, 31))), max_size=3)  # fmt: skip


def text(*entries, now=NOW, language="en"):
    return calendar_text(entries, now, language, LINK)


def events(*entries, now=NOW):
    return Calendar.from_ical(text(*entries, now=now)).events


def daily(id=ID, revision=0, **changes):
    return Entry(id, revision, schedule(**changes), None)


@settings(max_examples=50)
@given(entries, moments)
def test_two_libraries_read_back_what_is_due(some, now):
    due = sorted(
        one.due_at
        for entry in some
        for one in occurrences(entry.schedule, now - LASTS, now + AHEAD, entry.last_done_on)
    )[:MOST]

    written = text(*some, now=now)

    read = Calendar.from_ical(written).events
    assert [event.start for event in read] == due
    also_read = vobject.readOne(written).contents.get("vevent", [])
    assert [event.dtstart.value.astimezone(UTC) for event in also_read] == due


@settings(max_examples=50)
@given(entries, moments)
def test_all_that_it_tells_is_when(some, now):
    written = text(*some, now=now)

    assert {re.sub(r"^(DTSTART|DTEND|DTSTAMP|UID|SEQUENCE):.*", r"\1", line) for line in written.splitlines()} <= {
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Welnu//Welnu//EN", "METHOD:PUBLISH", "NAME:Nudges",
        "X-WR-CALNAME:Nudges", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT", "SUMMARY:A nudge", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT", f"URL:{LINK}", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:A nudge", "TRIGGER:P0D",
        "END:VALARM", "END:VEVENT", "END:VCALENDAR", "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD",
        "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
    }  # fmt: skip


def test_it_rings_at_the_moment_itself():
    first = events(daily())[0]

    assert [alarm.trigger for alarm in Alarms(first).times] == [first.start] == [utc("2026-11-22T19:30")]
    also_read = vobject.readOne(text(daily())).vevent.valarm
    assert also_read.trigger.value == timedelta(0)
    assert also_read.action.value == "DISPLAY"


def test_nobody_else_sees_it_and_nobody_is_busy_because_of_it():
    first = events(daily())[0]

    assert first.classification == "PRIVATE"
    assert first.transparency == "TRANSPARENT"


def test_it_counts_from_the_last_checkin():
    fortnightly = Entry(ID, 0, schedule(days_after=14), date(2026, 11, 20))

    assert events(fortnightly)[0].start == utc("2026-12-04T19:30")


def test_an_event_that_moves_stays_the_same_event():
    before = events(daily(at=(time(20, 30),), revision=1))
    after = events(daily(at=(time(21, 15),), revision=2, time_zone="Europe/London"), now=NOW + MINUTE)

    assert [event.uid for event in after] == [event.uid for event in before]
    assert {event.sequence for event in before} == {1}
    assert {event.sequence for event in after} == {2}
    assert after[0].stamp > before[0].stamp
    assert after[0].start != before[0].start


def test_no_two_events_are_the_same():
    found = events(daily(ID, at=(time(8), time(20))), daily(OTHER, at=(time(8), time(20))))

    assert len({event.uid for event in found}) == len(found) == 90 * 4


def test_an_event_names_no_reminder():
    assert str(ID) not in text(daily())


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (utc("2026-11-22T19:30"), utc("2026-11-22T19:30")),
        (utc("2026-11-22T19:39"), utc("2026-11-22T19:30")),  # it is going on
        (utc("2026-11-22T19:40"), utc("2026-11-23T19:30")),
    ],
)
def test_what_is_over_is_left_out(now, first):
    assert events(daily(), now=now)[0].start == first


def test_it_reaches_ninety_days():
    found = events(daily())

    assert [event.start for event in found] == [utc("2026-11-22T19:30") + number * DAY for number in range(90)]
    assert {event.end - event.start for event in found} == {LASTS}


def test_many_times_a_day_do_not_make_it_endless():
    often = [daily(id, at=tuple(time(hour) for hour in range(8, 14))) for id in (ID, OTHER)]

    found = events(*often)

    assert len(found) == MOST
    assert found[-1].start - NOW > 30 * DAY
    assert all(before.start <= after.start for before, after in pairwise(found))


def test_without_reminders_it_is_a_calendar_that_shows_nothing_and_is_valid_all_the_same():
    written = text()

    read = Calendar.from_ical(written)
    assert read.events == []
    assert read.errors == []
    read.validate()
    assert [component.name for component in read.subcomponents] == ["VTIMEZONE"]
    also_read = vobject.readOne(written)
    assert also_read.validate(raiseException=True)
    assert "vevent" not in also_read.contents


@pytest.mark.parametrize(("language", "summary", "name"), [("nl", "Seintje", "Seintjes"), ("en", "A nudge", "Nudges")])
def test_it_speaks_the_persons_language(language, summary, name):
    read = Calendar.from_ical(text(daily(), language=language))

    assert {event.summary for event in read.events} == {summary}
    assert read.calendar_name == name


def test_lines_are_as_long_and_end_as_the_standard_has_it():
    written = calendar_text([daily()], NOW, "en", LINK + "a" * 200).encode()

    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert Calendar.from_ical(written).events[0].url == LINK + "a" * 200
