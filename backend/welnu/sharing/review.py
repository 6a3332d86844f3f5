"""Which rows of the access log deserve a look. That one is listed does not say that anything was wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

# Our choice: a practice in the Netherlands, where the app comes from
ZONE: Final = ZoneInfo("Europe/Amsterdam")
OPENS, CLOSES = time(7), time(20)
WORKDAYS: Final = range(5)  # Monday to Friday
MANY: Final = 25  # persons whose record one practitioner read on one day; the list of persons is not counted
LAST: Final = timedelta(hours=1)  # before a grant ends
LISTED: Final = "list"

Row = Mapping[str, Any]


class Remark(NamedTuple):
    """Why a row deserves a look."""

    row: Row
    reason: str


def remarks(rows: Iterable[Row]) -> Iterator[Remark]:
    """Yield what deserves a look, in the order of the log.

    rows: those of practitioners, of whole days, in the order of the log
    """
    persons: dict[tuple[Any, Any], set[bytes]] = defaultdict(set)
    for row in rows:
        local = row["at"].astimezone(ZONE)
        if not is_in_office_hours(local):
            yield Remark(row, "outside office hours")
        if row["outcome"] != "given":
            yield Remark(row, f"refused: {row['outcome']}")
        elif row["event"] != LISTED:
            if row["ends_at"] is not None and row["ends_at"] - row["at"] <= LAST:
                yield Remark(row, "in the last hour before it ended")
            seen = persons[row["actor"], local.date()]
            before = len(seen)
            seen.add(row["subject"])
            if len(seen) == MANY > before:
                yield Remark(row, f"{MANY} persons or more on one day")


def midnight(at: datetime) -> datetime:
    """Return when the day of `at` began."""
    return datetime.combine(at.astimezone(ZONE), time(), ZONE)


def is_in_office_hours(local: datetime) -> bool:
    """Whether people are usually at work at `local`, a moment in their own zone."""
    return local.weekday() in WORKDAYS and OPENS <= local.time() < CLOSES
