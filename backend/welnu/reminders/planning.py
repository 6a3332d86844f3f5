"""From a reminder that is due to its deliveries. Done twice, by two schedulers or after a crash, it changes nothing."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from welnu.accounts.models import Person
from welnu.reminders import chosen, done, fatigue
from welnu.reminders.deciding import LONGEST_BEFORE
from welnu.reminders.models import Delivery, Reminder
from welnu.reminders.schedule import Occurrence, Schedule, next_after, occurrences

log = structlog.get_logger()

AT_ONCE: Final = 50  # reminders in one transaction: on SQLite nobody else can write meanwhile
BEHIND: Final = timedelta(days=8)  # after a longer outage, what was missed before is not told one by one
LONGEST_WAIT: Final = timedelta(days=367)  # a schedule counts up to 366 days from the last check-in
MOMENT: Final = timedelta(microseconds=1)
UNPLANNABLE: Final = (ZoneInfoNotFoundError, ValueError, OSError)  # as a zone that this machine does not know
ANEW: Final = timedelta(hours=1)  # until such a one is looked at again

reminder: Any = Reminder.__table__
person: Any = Person.__table__
delivery: Any = Delivery.__table__

DUE: Final = (
    select(reminder, person.c.time_zone)
    .join(person, person.c.person_id == reminder.c.person_id)
    .where(reminder.c.next_due_at <= bindparam("now"))
    .order_by(reminder.c.next_due_at)
    .limit(AT_ONCE)
    # Locks the person first, as a phone's writes do, and waits for nobody: what is locked comes with the next tick
    .with_for_update(of=[person, reminder], skip_locked=True, key_share=True)
)
ANY_DUE: Final = select(reminder.c.id).where(reminder.c.next_due_at <= bindparam("now")).limit(1)
MOVE_ON: Final = (
    update(reminder)
    .where(reminder.c.person_id == bindparam("of_person"), reminder.c.id == bindparam("of_id"))
    .values({name: bindparam(name) for name in ("next_due_at", "next_local_date", "next_slot", "unanswered")})
)
ADD: Final = {
    "sqlite": sqlite.insert(delivery).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(delivery).on_conflict_do_nothing(),
}


class Plan(NamedTuple):
    """What is due now, and what comes after it."""

    due: list[Occurrence]
    next: Occurrence | None


def plan_some(session: Session, now: datetime) -> int:
    """Plan what is due, some of it; return how many reminders were. Belongs inside a transaction across persons."""
    rows = session.execute(DUE, {"now": now}).all()
    if not rows:
        return 0
    done_at = _done_at(session, rows, now)
    deliveries, moves = [], []
    for row in rows:
        last_done = done_at.get(_asked(row))
        unanswered = 0 if _was_answered(row, last_done) else row.unanswered
        found = _plan_or_wait(row, last_done, now)
        for occurrence in found.due:
            deliveries.extend(_deliveries(row, occurrence, unanswered, now))
        moves.append({"of_person": row.person_id, "of_id": row.id, "unanswered": unanswered, **pending(found.next)})
    if deliveries:
        session.execute(ADD[session.get_bind().dialect.name], deliveries)
    session.execute(MOVE_ON, moves)
    return len(rows)


def _plan_or_wait(row: Any, done_at: datetime | None, now: datetime) -> Plan:
    """Return the plan of a reminder; one that cannot be planned waits, and holds up no other."""
    try:
        return plan(row, schedule_of(row, row.time_zone), done_at, now)
    except UNPLANNABLE as error:
        log.error("planning.failed", error=type(error).__name__)
        return Plan([], Occurrence(row.next_local_date, row.next_slot, now + ANEW))


def plan(row: Any, schedule: Schedule, done_at: datetime | None, now: datetime) -> Plan:
    """Return which occurrences of the reminder in `row` are due, oldest first, and the first one after `now`."""
    last_done_on = local_day(done_at, schedule)
    first = Occurrence(row.next_local_date, row.next_slot, row.next_due_at)
    if first.due_at < now - BEHIND:
        found = list(occurrences(schedule, now - BEHIND, now, last_done_on))
    elif schedule.days_after:  # what was done meanwhile puts it off
        found = list(occurrences(schedule, first.due_at - MOMENT, now, last_done_on))
    else:
        found = [first, *occurrences(schedule, first.due_at, now)]
    return Plan(found, next_after(schedule, now, last_done_on))


def pending(occurrence: Occurrence | None) -> dict[str, Any]:
    """Return the columns that say what is due next."""
    if occurrence is None:
        return {"next_due_at": None, "next_local_date": None, "next_slot": None}
    return {
        "next_due_at": occurrence.due_at,
        "next_local_date": occurrence.local_date,
        "next_slot": occurrence.slot,
    }


def schedule_of(row: Any, time_zone: str) -> Schedule:
    """Return the schedule of a reminder of someone who is in `time_zone` now."""
    return chosen.schedule(row.schedule, time_zone if row.follow_phone else row.schedule["time_zone"])


def local_day(moment: datetime | None, schedule: Schedule) -> date | None:
    """Return the day of `moment` by the clocks of `schedule`."""
    return None if moment is None else moment.astimezone(ZoneInfo(schedule.time_zone)).date()


def reach(rows: Iterable[Any]) -> timedelta:
    """Return how far back to look for what was done."""
    return LONGEST_WAIT if any(row.schedule["days_after"] for row in rows) else LONGEST_BEFORE


def _done_at(session: Session, rows: Sequence[Row[Any]], now: datetime) -> dict[done.Asked, datetime]:
    return done.last_done(session, {_asked(row) for row in rows}, now - reach(rows), now)


def _asked(row: Any) -> done.Asked:
    return done.Asked(row.person_id, row.kind, row.uptake_id)


def _was_answered(row: Any, done_at: datetime | None) -> bool:
    return done_at is not None and row.asked_at is not None and done_at >= row.asked_at


def _deliveries(row: Any, occurrence: Occurrence, unanswered: int, now: datetime) -> list[dict[str, Any]]:
    expires_at = occurrence.due_at + timedelta(minutes=row.window_minutes)
    state, reason = "due", None
    if fatigue.is_let_go(unanswered, row.asked_on, occurrence.local_date):
        state, reason = "cancelled", "asked_less_often"
    elif expires_at <= now:
        state, reason = "expired", "expired"
    topic = secrets.token_urlsafe(16)
    return [
        new_delivery(row, channel, topic, occurrence, expires_at) | {
            "revision": row.revision,
            "state": state,
            "reason": reason,
            "next_attempt_at": occurrence.due_at if state == "due" else None,
        }
        for channel in row.channels
    ]  # fmt: skip


def new_delivery(row: Any, channel: str, topic: str, occurrence: Occurrence, expires_at: datetime) -> dict[str, Any]:
    """Return a delivery to be made at once."""
    return {
        "person_id": row.person_id,
        "reminder_id": row.id,
        "revision": 0,
        "local_date": occurrence.local_date,
        "slot": occurrence.slot,
        "channel": channel,
        "kind": row.kind,
        "due_at": occurrence.due_at,
        "expires_at": expires_at,
        "state": "due",
        "reason": None,
        "topic": topic,
        "attempt": 0,
        "next_attempt_at": occurrence.due_at,
        "reached": None,
        "sent_at": None,
        "opened_at": None,
        "snoozed_until": None,
    }
