"""Reminders as a calendar to subscribe to (RFC 5545, RFC 7986).

Each time of the coming 90 days is an event of its own, in UTC. A recurrence rule cannot say "14 days after the last
check-in" or "at the end of the quiet hours", and calendars differ on the hour that clocks skip; a moment in UTC needs
no VTIMEZONE and is read alike by all. They fetch the feed again long before it runs out.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID, uuid5

from welnu.reminders.schedule import Schedule, occurrences

if TYPE_CHECKING:  # the library is loaded when a calendar is asked for: a server starts sooner without it
    from collections.abc import Iterable, Iterator

    from icalendar import Calendar, Event, Timezone

AHEAD: Final = timedelta(days=90)  # our choice, as the three below
MOST: Final = 400  # events; writing them takes a third of a second, and six a day still reach nine weeks
REFRESH: Final = timedelta(hours=6)  # a wish; some calendars fetch once a day
LASTS: Final = timedelta(minutes=10)  # some calendars hide what lasts no time at all
SUMMARY: Final = {"nl": "Seintje", "en": "A nudge"}
NAME: Final = {"nl": "Seintjes", "en": "Nudges"}


class Entry(NamedTuple):
    """A reminder, as far as a calendar may know it."""

    id: UUID
    revision: int
    schedule: Schedule
    last_done_on: date | None
    done_through: date | None = None  # what is due up to that day is done already


class Moment(NamedTuple):
    """One event; `uid` stays the same when it moves."""

    due_at: datetime
    uid: UUID
    revision: int


def calendar_text(entries: Iterable[Entry], now: datetime, language: str, link: str) -> str:
    """Return the calendar of `entries`: what is going on at `now`, and what comes.

    link: what an event opens; the same for all of them
    """
    calendar = _headed(language)
    coming = islice(merge(*(_moments(entry, now) for entry in entries)), MOST)
    for moment in coming:
        calendar.add_component(_event(moment, now, SUMMARY[language], link))
    if calendar.events:
        calendar.add("method", "PUBLISH")  # which is about events (RFC 5546, section 3.2.1)
    else:
        calendar.add_component(_utc())
    return str(calendar.to_ical(), "utf-8")


def _headed(language: str) -> Calendar:
    from icalendar import Calendar
    from icalendar.prop import vDuration

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Welnu//Welnu//EN")
    for name in ("name", "x-wr-calname"):  # as RFC 7986 has it, and as many calendars do; so with x-published-ttl
        calendar.add(name, NAME[language])
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    return calendar


def _utc() -> Timezone:
    """Return what a calendar without events holds: it must have a component (RFC 5545, section 3.6).

    This one shows nowhere and tells nothing; an event in the past would show.
    """
    from icalendar import Timezone, TimezoneStandard

    always = TimezoneStandard()
    always.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  # as the standard writes it: local
    always.add("tzoffsetfrom", timedelta(0))
    always.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(always)
    return zone


def _moments(entry: Entry, now: datetime) -> Iterator[Moment]:
    for found in occurrences(entry.schedule, now - LASTS, now + AHEAD, entry.last_done_on):
        if entry.done_through is None or found.local_date > entry.done_through:
            yield Moment(found.due_at, uuid5(entry.id, f"{found.local_date}/{found.slot}"), entry.revision)


def _event(moment: Moment, now: datetime, summary: str, link: str) -> Event:
    """Return an event that rings when it begins; private, and nobody is busy because of it."""
    from icalendar import Alarm, Event
    from icalendar.enums import CLASS, TRANSP

    alarm = Alarm.new(description=summary)
    alarm.add("action", "DISPLAY")
    alarm.TRIGGER = timedelta(0)
    return Event.new(
        uid=moment.uid,
        stamp=now,
        sequence=moment.revision,
        start=moment.due_at,
        end=moment.due_at + LASTS,
        summary=summary,
        url=link,
        classification=CLASS.PRIVATE,
        transparency=TRANSP.TRANSPARENT,
        subcomponents=[alarm],
    )
