"""Asking less often when nobody answers: nagging does not help, and a reminder that is ignored teaches to ignore.

All numbers are Welnu's own choice; we know of no source that settles them. They count days, so that several
times on one day weigh no more than one, and a reminder that comes once a week keeps coming.
"""

from datetime import date
from typing import Final, NamedTuple


class Step(NamedTuple):
    """From `unanswered` days in a row without an answer, ask no more often than every `days` days."""

    unanswered: int
    days: int
    text: str  # key of what the person is told about it


STEPS: Final = (Step(8, 4, "reminders.every-fourth-day"), Step(4, 2, "reminders.every-other-day"))  # the largest first


def step(unanswered: int) -> Step | None:
    """Return how much less often it asks, None while it asks as the person chose.

    unanswered: days in a row on which it asked and nobody answered
    """
    return next((step for step in STEPS if unanswered >= step.unanswered), None)


def is_let_go(unanswered: int, asked_on: date | None, local_date: date) -> bool:
    """Whether the occurrence of `local_date` passes in silence.

    asked_on: local date of the occurrence that was sent last, None if none was
    """
    less = step(unanswered)
    return less is not None and asked_on is not None and (local_date - asked_on).days < less.days


def counted(unanswered: int, asked_on: date | None, local_date: date) -> int:
    """Return the days without an answer, now that the occurrence of `local_date` was sent; an answer makes it 0."""
    return unanswered if asked_on == local_date and unanswered else unanswered + 1
