"""The part of a person's record that a report is made of, as plain values."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID


class Answers(NamedTuple):
    """One administration. completed_at: by the phone's clock; clock_skew_seconds: the right time minus the phone's."""

    checkin: UUID
    completed_at: datetime
    time_zone: str
    clock_skew_seconds: int
    instrument: str
    version: int
    responses: Mapping[str, Any]  # item id -> value; a skipped item has no entry


class Note(NamedTuple):
    """What was written at a check-in; its moment is told as in Answers."""

    checkin: UUID
    completed_at: datetime
    time_zone: str
    clock_skew_seconds: int
    note: str


class Uptake(NamedTuple):
    """What was tried. Days as the person's calendar has them; helped: 0 not at all … 10 very much."""

    id: UUID
    intervention: str
    status: str
    started_on: date | None
    ended_on: date | None
    helped: int | None
    for_child: bool
    changed_at: datetime


class Record(NamedTuple):
    """What was read, in no order. Parts that the scope does not hold are empty: they were not read."""

    life_phase: str | None
    time_zone: str
    answers: Sequence[Answers] = ()
    tags: Mapping[UUID, Sequence[str]] = {}  # check-in -> its tags
    notes: Sequence[Note] = ()
    uptakes: Sequence[Uptake] = ()
    uptake_notes: Mapping[UUID, str] = {}  # uptake -> what was written at it
