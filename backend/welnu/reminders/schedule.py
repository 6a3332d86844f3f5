"""When a reminder is due: wall-clock time and zone in, UTC out.

Clock changes as in RFC 5545, section 3.3.5: a time that the clocks skip is due that much later (02:30 at
03:30), one that they repeat is due the first time only. A day that a zone left out has no occurrence.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

MOST_TIMES: Final = 6  # a day; our choice: more is no reminder any more
MOST_WEEKS: Final = 52
MOST_DAYS: Final = 366
LAST_DAY: Final = date(2199, 12, 31)  # for a schedule without an end
LATEST: Final = timedelta(days=2)  # from its date: quiet hours end the next day, or the one after that was left out


@dataclass(frozen=True)
class Schedule:
    """What a person chose.

    at: 1 to 6 times, ascending, in whole minutes
    weekdays: 0 is Monday; not empty
    every_weeks: 1 to 52, counted from the ISO week of `starts_on`
    days_after: 1 to 366; instead of weekdays and weeks: every so many days, counted from the last check-in, or from
        `starts_on` where there is none. What came due before the start or in a pause is due on the day that they end.
    ends_on: the last day on which it may be due
    paused_until: the first day on which it may be due
    quiet: from, until; they may cross midnight. What falls within is due at their end.
    time_zone: by its IANA name
    """

    at: tuple[time, ...]
    weekdays: frozenset[int]
    every_weeks: int
    days_after: int | None
    starts_on: date
    ends_on: date | None
    paused_until: date | None
    quiet: tuple[time, time] | None
    time_zone: str

    def __post_init__(self) -> None:
        _demand(1 <= len(self.at) <= MOST_TIMES, "at: one to six times")
        _demand(all(map(_is_plain, self.at)), "at: whole minutes")
        _demand(list(self.at) == sorted(set(self.at)), "at: ascending")
        _demand(bool(self.weekdays) and self.weekdays <= set(range(7)), "weekdays: at least one, of 0 to 6")
        _demand(1 <= self.every_weeks <= MOST_WEEKS, "every_weeks: 1 to 52")
        _demand(self.days_after is None or 1 <= self.days_after <= MOST_DAYS, "days_after: 1 to 366")
        _demand(all(map(_is_plain, self.quiet or ())), "quiet: whole minutes")
        _demand(self.quiet is None or self.quiet[0] != self.quiet[1], "quiet: two different times")


@dataclass(frozen=True)
class Occurrence:
    """One time that a reminder is due.

    local_date: the day that the person chose, also where quiet hours move the moment past midnight
    slot: which of the times of that day
    """

    local_date: date
    slot: int
    due_at: datetime


def next_after(schedule: Schedule, moment: datetime, last_done_on: date | None = None) -> Occurrence | None:
    """Return the first occurrence strictly after `moment`, None past the end."""
    return next(occurrences(schedule, moment, last_done_on=last_done_on), None)


def occurrences(
    schedule: Schedule, after: datetime, until: datetime | None = None, last_done_on: date | None = None
) -> Iterator[Occurrence]:
    """Yield what is due after `after`, up to and including `until`, in the order in which it is due.

    Of those that come at the same moment, as quiet hours and clock changes can make them, the last stands for all:
    nobody is asked twice at once.
    """
    zone = ZoneInfo(schedule.time_zone)
    waiting: dict[datetime, Occurrence] = {}
    for day in _days(schedule, after.astimezone(zone).date() - LATEST, last_done_on):
        begin = _moment(day, time.min, zone)
        yield from _taken(waiting, begin)
        if until and begin > until:
            return
        for found in _on(day, schedule, zone):
            if after < found.due_at <= (until or found.due_at):
                waiting[found.due_at] = found
    yield from _taken(waiting, datetime.max.replace(tzinfo=UTC))


def after_move(
    schedule: Schedule,
    left: str,
    moment: datetime,
    told: Collection[tuple[date, int]],
    last_done_on: date | None = None,
) -> Occurrence | None:
    """Return what is due first when someone moves from the zone `left` to that of `schedule` at `moment`.

    told: local date and slot of what was told already; it does not come again
    A time that the move jumped over comes when it would have come without the move, if its day is not over by then.
    Of several it is the first: one is enough on arrival.
    """
    ways = _jumped(schedule, left, moment, last_done_on), occurrences(schedule, moment, last_done_on=last_done_on)
    firsts = (next((found for found in way if (found.local_date, found.slot) not in told), None) for way in ways)
    return min(filter(None, firsts), key=lambda found: found.due_at, default=None)


def _jumped(schedule: Schedule, left: str, moment: datetime, last_done_on: date | None) -> Iterator[Occurrence]:
    """Yield what was still to come today in the zone `left`, and is past by the clocks of `schedule`."""
    zone = ZoneInfo(schedule.time_zone)
    today = moment.astimezone(zone).date()
    midnight = _moment(today + timedelta(days=1), time.min, zone)
    for found in occurrences(replace(schedule, time_zone=left), moment, midnight, last_done_on):
        due_at = _past_quiet(found.due_at, schedule, zone)
        here = _past_quiet(_moment(today, schedule.at[found.slot], zone), schedule, zone)
        if found.local_date == today and here <= moment and due_at < midnight:
            yield replace(found, due_at=due_at)


def past_quiet(moment: datetime, schedule: Schedule) -> datetime:
    """Return `moment`, or the end of the quiet hours in which it falls."""
    return _past_quiet(moment, schedule, ZoneInfo(schedule.time_zone))


def next_quiet(schedule: Schedule, moment: datetime) -> datetime | None:
    """Return when quiet hours begin next after `moment`, None if there are none."""
    if schedule.quiet is None:
        return None
    zone = ZoneInfo(schedule.time_zone)
    today = moment.astimezone(zone).date()
    begins = (_moment(today + timedelta(days), schedule.quiet[0], zone) for days in range(3))
    return next(at for at in begins if at > moment)


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def _is_plain(at: time) -> bool:
    return at.tzinfo is None and at.fold == at.second == at.microsecond == 0


def _days(schedule: Schedule, first: date, last_done_on: date | None) -> Iterator[date]:
    """Yield the days of `schedule` from `first` on, without looking at those between."""
    begin = max(schedule.starts_on, schedule.paused_until or schedule.starts_on)
    last = min(schedule.ends_on or LAST_DAY, LAST_DAY)
    reach = max(first, begin).toordinal(), last.toordinal()
    if schedule.days_after:
        done = (last_done_on or schedule.starts_on).toordinal()
        origin = max(done + schedule.days_after, begin.toordinal())
        return map(date.fromordinal, _counted(origin, schedule.days_after, *reach))
    return map(date.fromordinal, _weekly(schedule, *reach))


def _counted(origin: int, step: int, first: int, last: int) -> Iterator[int]:
    """Yield `origin` and every `step` days after it, from `first` to `last`; days as `date.toordinal` counts them."""
    passed = max(0, ceil((first - origin) / step))
    return iter(range(origin + passed * step, last + 1, step))


def _weekly(schedule: Schedule, first: int, last: int) -> Iterator[int]:
    """Yield the chosen weekdays of the chosen weeks from `first` to `last`."""
    monday = schedule.starts_on.toordinal() - schedule.starts_on.weekday()
    step = 7 * schedule.every_weeks
    for week in range(monday + (first - monday) // step * step, last + 1, step):
        yield from (week + weekday for weekday in sorted(schedule.weekdays) if first <= week + weekday <= last)


def _on(day: date, schedule: Schedule, zone: ZoneInfo) -> Iterator[Occurrence]:
    """Yield the occurrences of `day`, if the zone has that day."""
    if _moment(day, time.min, zone).astimezone(zone).date() != day:
        return
    for slot, at in enumerate(schedule.at):
        due_at = _past_quiet(_moment(day, at, zone), schedule, zone)
        if schedule.ends_on is None or due_at.astimezone(zone).date() <= schedule.ends_on:
            yield Occurrence(day, slot, due_at)


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return when the clocks show `at` on `day`; with fold 0, zoneinfo does what RFC 5545 asks."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def _past_quiet(moment: datetime, schedule: Schedule, zone: ZoneInfo) -> datetime:
    """Return `moment`, or the end of the quiet hours in which it falls."""
    local = moment.astimezone(zone)
    while schedule.quiet and _is_within(local.time(), *schedule.quiet):
        end = schedule.quiet[1]
        day = local.date() if local.time() < end else local.date() + timedelta(days=1)
        moment = _moment(day, end.replace(fold=local.fold), zone)
        local = moment.astimezone(zone)  # not always `end`: clocks may skip it
    return moment


def _is_within(at: time, begin: time, end: time) -> bool:
    return begin <= at < end if begin < end else not end <= at < begin


def _taken(waiting: dict[datetime, Occurrence], before: datetime) -> Iterator[Occurrence]:
    """Take what is due before `before` out of `waiting`."""
    for due_at in sorted(due_at for due_at in waiting if due_at < before):
        yield waiting.pop(due_at)
