"""A phone's own copy of a record, as the rows that the server would have read."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from welnu.reports.choice import Choice, Opening
from welnu.reports.record import Answers, Note, Record, Uptake
from welnu.reports.rows import MEASURED


def choice_of(given: Mapping[str, Any]) -> Choice:
    told = given["choice"]
    return Choice(tuple(told["scope"]), tuple(told["instruments"]), _day(told["from"]), _day(told["to"]))


def opening_of(given: Mapping[str, Any]) -> Opening:
    told = given.get("opening") or {"open_until": None, "called": None, "note": None}
    return Opening(_day(told["open_until"]), told["called"], told["note"])


def record_of(given: Mapping[str, Any]) -> Record:
    """Return what the scope and the instruments of the choice let through."""
    scope, chosen = set(given["choice"]["scope"]), given["choice"]["instruments"]
    checkins = [each for each in given["checkins"] if any(a["instrument"] in chosen for a in each["administrations"])]
    return Record(
        given["life_phase"],
        given["time_zone"],
        [
            Answers(*_moment(each), a["instrument"], a["version"], a["responses"])
            for each in (checkins if scope & MEASURED else ())
            for a in each["administrations"]
            if a["instrument"] in chosen
        ],
        {UUID(each["id"]): each["tags"] for each in (checkins if "answers" in scope else ())},
        [Note(*_moment(each), each["note"]) for each in checkins if "notes" in scope and each["note"] is not None],
        [_uptake(each) for each in (given["uptakes"] if "uptakes" in scope else ())],
        {
            UUID(each["id"]): each["note"]
            for each in (given["uptakes"] if {"uptakes", "notes"} <= scope else ())
            if each["note"] is not None
        },
    )


def _moment(checkin: Mapping[str, Any]) -> tuple[UUID, datetime, str, int]:
    at = datetime.fromisoformat(checkin["completed_at"])
    return UUID(checkin["id"]), at, checkin["time_zone"], checkin["clock_skew_seconds"]


def _uptake(each: Mapping[str, Any]) -> Uptake:
    return Uptake(
        UUID(each["id"]),
        each["intervention"],
        each["status"],
        _day(each["started_on"]),
        _day(each["ended_on"]),
        each["helped"],
        each["for_child"],
        datetime.fromisoformat(each["changed_at"]),
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
