"""From when and until when a person opens something."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

DEFAULT_MONTHS: Final = 3
LONGEST_MONTHS: Final = 12
DIFFERENCE: Final = timedelta(minutes=5)  # between the clocks of a phone and ours


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def ends_at(until_on: date, zone: tzinfo) -> datetime:
    """Return the moment at which the day `until_on` is over where the person lives."""
    return datetime.combine(until_on + timedelta(days=1), time(), zone).astimezone(UTC)


def faults(wish: Mapping[str, Any], now: datetime, zone: tzinfo) -> dict[str, str]:
    """Return which days and moments cannot be, by field; nothing if all can.

    wish: data_from, opens_at and until_on, each right in itself; zone: where the person lives
    """
    return dict(_days(wish, now.astimezone(zone).date(), now, zone))


def _days(wish: Mapping[str, Any], today: date, now: datetime, zone: tzinfo) -> Iterator[tuple[str, str]]:
    until, since, opens = wish["until_on"], wish["data_from"], wish["opens_at"]
    if until < today:
        yield "until_on", "Lies in the past."
    elif until > months_after(today, LONGEST_MONTHS):
        yield "until_on", "Lies more than a year ahead."
    if since is not None and since > today:
        yield "data_from", "Lies in the future."
    if opens is not None and opens < now - DIFFERENCE:
        yield "opens_at", "Lies in the past."
    elif opens is not None and opens >= ends_at(until, zone):
        yield "opens_at", "Lies after the last day."
