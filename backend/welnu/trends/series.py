"""Scores in time: check-ins become a person's own days, weeks and months.

A day without an answer is not in the list: it is a gap, never a zero. The same rules stand
in pwa/src/trends/series.ts; both are tested on tests/cases/trends/.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

Grouping = Literal["day", "week", "month"]

TRUSTED_SKEW_SECONDS = 120  # smaller differences are the network's delay, not the clock's
MOVING_DAYS = 7  # a week, so that week-ends weigh the same everywhere
MOVING_AT_LEAST = 3  # answered days in those seven


class Point(NamedTuple):
    """The mean of one day, week or month.

    on: the day, or the first day of the week (a Monday) or of the month
    n: what the mean was taken of: check-ins of a day, answered days of a longer time
    """

    on: date
    mean: float
    n: int


class Gap(NamedTuple):
    """A time without answers: its first and its last day."""

    first: date
    last: date


def corrected(completed_at: datetime, clock_skew_seconds: int) -> datetime:
    """Return when a check-in was made by the right time.

    clock_skew_seconds: the right time minus the phone's, > 0 where the phone was behind
    """
    if abs(clock_skew_seconds) < TRUSTED_SKEW_SECONDS:
        return completed_at
    return completed_at + timedelta(seconds=clock_skew_seconds)


@lru_cache(maxsize=1024)
def zone(name: str) -> tzinfo:
    """Return the time zone, or UTC where this machine does not know the name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def local_day(moment: datetime, time_zone: str) -> date:
    """Return the date that the person's calendar showed at `moment`, midnight to midnight."""
    return moment.astimezone(zone(time_zone)).date()


def mean(values: Sequence[float]) -> float:
    """Return the mean, the same whatever the order of `values`; there must be one."""
    return values[0] if len(values) == 1 else sum(sorted(values)) / len(values)


def daily(scores: Iterable[tuple[date, float | None]]) -> list[Point]:
    """Return a point for every day with a score; several on one day give their mean."""
    return _means((on, score) for on, score in scores if score is not None)


def grouped(days: Sequence[Point], by: Grouping) -> list[Point]:
    """Return the mean per day, ISO week or calendar month; every answered day weighs the same."""
    if by == "day":
        return list(days)
    return _means((start(point.on, by), point.mean) for point in days)


def start(on: date, by: Grouping) -> date:
    """Return the first day of the week or month that `on` lies in."""
    if by == "month":
        return on.replace(day=1)
    return on - timedelta(days=on.weekday()) if by == "week" else on


def moving_mean(days: Sequence[Point]) -> list[Point]:
    """Return for each answered day the mean of it and the six days before.

    Only where at least three of those seven were answered; n counts them.
    """
    line, first = [], 0
    for index, point in enumerate(days):
        while (point.on - days[first].on).days >= MOVING_DAYS:
            first += 1
        week = days[first : index + 1]
        if len(week) >= MOVING_AT_LEAST:
            line.append(Point(point.on, mean([day.mean for day in week]), len(week)))
    return line


def pieces(points: Sequence[Point], step: int) -> list[list[Point]]:
    """Return the stretches that may be drawn as one line.

    step: days between two answers when none is missed (daily 1, weekly 7…). One missed
    answer is bridged; where two or more are missing, the line stops.
    """
    found: list[list[Point]] = []
    for point in points:
        if found and (point.on - found[-1][-1].on).days <= 2 * step:
            found[-1].append(point)
        else:
            found.append([point])
    return found


def gaps(points: Sequence[Point], step: int) -> list[Gap]:
    """Return the times between the pieces, in which nothing was answered."""
    parts = pieces(points, step)
    return [
        Gap(before[-1].on + timedelta(days=step), after[0].on - timedelta(days=1)) for before, after in pairwise(parts)
    ]


def _means(pairs: Iterable[tuple[date, float]]) -> list[Point]:
    values: dict[date, list[float]] = {}
    for on, value in pairs:
        values.setdefault(on, []).append(value)
    return [Point(on, mean(values[on]), len(values[on])) for on in sorted(values)]
