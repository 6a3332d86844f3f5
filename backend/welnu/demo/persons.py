"""The demo persons: half a year of plausible check-ins, help that they tried, and reminders.

Their reminders came by mail in the last two weeks, it says, and are in the calendar alone from now on: no scheduler
ever mails an address that is not there.
"""

import random
import secrets
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from welnu import db
from welnu.accounts import hashing, service, texts
from welnu.accounts.models import EmailLogin
from welnu.checkins import service as checkins
from welnu.demo.days import ZONE, half_a_year
from welnu.interventions.uptakes import service as uptakes
from welnu.reminders import chosen, planning
from welnu.reminders import service as reminders
from welnu.reminders.deciding import ASKS_FOR, Due, Wish, state_for, why_not
from welnu.reminders.models import Delivery
from welnu.reminders.schedule import Occurrence, Schedule, occurrences
from welnu.reminders.schemas import ReminderSchema

PERSONS: Final = (("Robin", "working", 1985), ("Noor", "student", 2005))
# What each tried: intervention, status, started and ended how many days ago, how it helped (0-10), in their words
TRIED: Final = {
    "Robin": (
        ("snelbeterinjevel", "done", 88, 46, 7, "Vooral de oefeningen in de ochtend."),
        ("the-lab-of-life", "saved", None, None, None, None),
    ),
    "Noor": (("moodpep", "trying", 70, None, None, None), ("getstarted", "saved", None, None, None, None)),
}
TOLD_DAYS: Final = 15  # of which it is known what became of each time


class Demonstrated(NamedTuple):
    """A demo person, and how to log in as them. The password was made for this one alone, and is kept nowhere."""

    id: UUID
    name: str
    phase: str
    email: str
    password: str


def fill(now: datetime) -> list[Demonstrated]:
    """Add the demo persons with their check-ins."""
    return [_person(name, phase, born, now) for name, phase, born in PERSONS]


def _person(name: str, phase: str, born: int, now: datetime) -> Demonstrated:
    password, email = secrets.token_urlsafe(15), f"{name.lower()}-{secrets.token_hex(3)}@welnu.example"
    profile = {
        "consent": {"version": texts.newest_consent()}, "sixteen_or_older": True, "birth_years": born,
        "language": "nl", "life_phase": phase, "time_zone": ZONE,
    }  # fmt: skip
    person_id = service.sign_up(profile, now, "welnu demo").person.person_id
    login = EmailLogin(email=email, person_id=person_id, password_hash=hashing.hashed(password))
    with db.transaction() as session:
        session.add(login)
    sittings = list(half_a_year(now, random.Random(name)))  # noqa: S311  # plausible days, no secrets
    for contents in sittings:
        checkins.record(person_id, uuid4(), contents, contents["completed_at"])
    _try(person_id, name, now)
    _remind(person_id, sittings, now)
    return Demonstrated(person_id, name, phase, email, password)


def _try(person_id: UUID, name: str, now: datetime) -> None:
    for intervention, status, started, ended, helped, note in TRIED[name]:
        contents = {
            "intervention": intervention, "status": status, "helped": helped, "note": note, "for_child": False,
            "started_on": _days_ago(started, now), "ended_on": _days_ago(ended, now), "changed_at": now, "revision": 0,
        }  # fmt: skip
        uptakes.record(person_id, uuid4(), contents, now)


def _days_ago(days: int | None, now: datetime) -> date | None:
    return None if days is None else now.date() - timedelta(days=days)


def _remind(person_id: UUID, sittings: Collection[dict[str, Any]], now: datetime) -> None:
    begin = now.astimezone(ZoneInfo(ZONE)).date() - timedelta(days=14 + 5 * 28)  # a day of the fourteen questions
    rhythms: dict[str, dict[str, Any]] = {
        "daily": {"at": ["20:30"]},
        "wellbeing": {"at": ["11:00"], "weekdays": [begin.weekday()], "every_weeks": 4},
    }
    for kind, rhythm in rhythms.items():
        schedule = rhythm | {"starts_on": begin.isoformat(), "time_zone": ZONE}
        wish = {"kind": kind, "channels": [], "revision": 1, "changed_at": now.isoformat(), "schedule": schedule}
        contents, id = ReminderSchema().load(wish), uuid4()
        reminders.record(person_id, id, contents, now)
        told = SimpleNamespace(person_id=person_id, id=id, **contents)
        done = [each["completed_at"] for each in sittings if _instruments(each) & ASKS_FOR[kind]]
        with db.transaction() as session:
            session.execute(insert(Delivery), [_delivery(told, due, done) for due in _past(told, now)])


def _instruments(sitting: dict[str, Any]) -> set[str]:
    return {each["instrument"] for each in sitting["administrations"]}


def _past(reminder: Any, now: datetime) -> Iterator[Occurrence]:
    return occurrences(_schedule(reminder), now - timedelta(days=TOLD_DAYS), now)


def _schedule(reminder: Any) -> Schedule:
    return chosen.schedule(chosen.stored(reminder.schedule), ZONE)


def _delivery(reminder: Any, due: Occurrence, done: Collection[datetime]) -> dict[str, Any]:
    """Return what became of one time by mail, as the scheduler decides it."""
    kind, expires_at = reminder.kind, due.due_at + timedelta(minutes=reminder.window_minutes)
    made = planning.new_delivery(reminder, "email", secrets.token_urlsafe(16), due, expires_at)
    before = max((at for at in done if at < due.due_at), default=None)
    wish = Wish(kind, 0, ("email",), only_if_not_done=True, schedule=_schedule(reminder))
    if reason := why_not(Due(0, due.local_date, "email", expires_at), wish, before, due.due_at):
        return made | {"state": state_for(reason), "reason": reason, "next_attempt_at": None}
    opened_at = min((at for at in done if due.due_at <= at < expires_at), default=None)
    return made | {"state": "sent", "sent_at": due.due_at, "opened_at": opened_at, "next_attempt_at": None}
