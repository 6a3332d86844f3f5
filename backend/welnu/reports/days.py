"""When things were said, on the person's own days, and which days a report is about."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from welnu.reports.choice import Choice
from welnu.reports.record import Answers, Note
from welnu.trends.series import corrected, local_day


class Placed(NamedTuple):
    """Something said at a check-in, on the day of the place where it was made; the first three put it in order."""

    moment: datetime
    checkin: UUID
    instrument: str
    on: date
    what: Any


class Period(NamedTuple):
    """From `first` up to and with `last`; no first where nothing says when it began."""

    first: date | None
    last: date

    def holds(self, day: date) -> bool:
        return (self.first or date.min) <= day <= self.last

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1) if self.first else 0


def placed(said: Iterable[Answers | Note]) -> list[Placed]:
    """Return what was said at check-ins, oldest first by the right time."""
    found = []
    for each in said:
        moment = corrected(each.completed_at, each.clock_skew_seconds)
        instrument = each.instrument if isinstance(each, Answers) else ""
        found.append(Placed(moment, each.checkin, instrument, local_day(moment, each.time_zone), each))
    return sorted(found)


def period(choice: Choice, said: Sequence[Placed], today: date) -> Period:
    """Return the days that were chosen, but none that are still to come.

    Further east it may be tomorrow: a check-in made there stretches what "up to now" means.
    """
    days = [each.on for each in said]
    first = choice.first or min(days, default=None)
    return Period(first, min(choice.last or date.max, max([today, *days])))
