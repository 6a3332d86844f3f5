"""Which part of a record a report is about, and for whom it is made."""

from datetime import date
from typing import Final, NamedTuple

SCOPES: Final = ("summary", "trend", "answers", "notes", "uptakes")


class Choice(NamedTuple):
    """What is told: some of SCOPES, of which instruments, from which day up to and with which.

    first: None is the day of the first check-in; last: None is now.
    """

    scope: tuple[str, ...]
    instruments: tuple[str, ...]
    first: date | None = None
    last: date | None = None


class Opening(NamedTuple):
    """What stands at the head of a report that a practitioner sees.

    until: its last day; called: how the practitioner knows the person; note: the person's own words for the
    conversation. A person's own report has none of them.
    """

    until: date | None = None
    called: str | None = None
    note: str | None = None


NOBODY_ELSE: Final = Opening()
