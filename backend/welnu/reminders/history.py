"""Reminders as they are read: what is set, what comes next, and what became of what came before."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice, pairwise
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, select

from welnu import db
from welnu.accounts import tokens
from welnu.accounts.models import EmailLogin, Person
from welnu.reminders import calendar, deciding, done, fatigue, planning, stopping
from welnu.reminders.models import CalendarFeed, Delivery, PushSubscription, Reminder
from welnu.reminders.outcome import WITHDRAWAL
from welnu.reminders.schedule import Occurrence, occurrences

NEWEST: Final = 100
COMING: Final = 3
ENOUGH: Final = 8  # occurrences in a row show how close together they come: the weekdays are seven
reminder: Any = Reminder.__table__
delivery: Any = Delivery.__table__
subscription: Any = PushSubscription.__table__
person: Any = Person.__table__
TOLD: Final = (
    "id", "revision", "received_at", "kind", "uptake_id", "schedule", "channels", "only_if_not_done",
    "window_minutes", "follow_phone", "changed_at",
)  # fmt: skip
LIVE: Final = db.own(select(reminder).where(reminder.c.deleted_at.is_(None)).order_by(reminder.c.seq))
ONE: Final = db.own(select(reminder).where(reminder.c.id == bindparam("of_id")))
PERSON: Final = db.own(select(person.c.time_zone, person.c.language))
SUBSCRIPTIONS: Final = db.own(
    select(
        *(subscription.c[name] for name in ("id", "device", "created_at", "gone_at", "unopened", "endpoint"))
    ).order_by(subscription.c.created_at)
)
DELIVERIES: Final = db.own(
    select(
        delivery.c.reminder_id.label("reminder"),
        *(
            delivery.c[name]
            for name in (
                "kind", "local_date", "slot", "channel", "due_at", "expires_at", "state", "reason", "topic",
                "sent_at", "opened_at", "snoozed_until",
            )
        ),
    )
    .where(delivery.c.channel != WITHDRAWAL)
    .order_by(delivery.c.due_at.desc(), delivery.c.channel)
    .limit(bindparam("most"))
)  # fmt: skip


def overview(person_id: UUID, now: datetime) -> dict[str, Any]:
    """Return all that there is of the viewer's reminders."""
    rows = db.run(LIVE).all()
    subscriptions = [dict(row._mapping) for row in db.run(SUBSCRIPTIONS)]
    email = db.session().scalar(select(EmailLogin.email).where(EmailLogin.person_id == person_id)) is not None
    endpoints = [endpoint for each in subscriptions if (endpoint := each.pop("endpoint")) and each["gone_at"] is None]
    return {
        "reminders": [entry.told(now) for entry in _entries(person_id, rows, now)],
        "subscriptions": subscriptions,
        "email": email,
        "stopped": stopping.concerning(db.session(), endpoints, email),
        "suggest_email": any(each["gone_at"] is None and deciding.is_lost(each["unopened"]) for each in subscriptions),
        "feed_since": db.session().scalar(select(CalendarFeed.created_at).where(CalendarFeed.person_id == person_id)),
    }


def one(person_id: UUID, id: UUID, now: datetime) -> dict[str, Any]:
    """Return one reminder of the viewer's, which is there."""
    (entry,) = _entries(person_id, [db.run(ONE, {"of_id": id}).one()], now)
    return entry.told(now)


def deliveries() -> list[dict[str, Any]]:
    """Return what became of the viewer's newest deliveries."""
    return [
        {name: value.isoformat() if name == "local_date" else value for name, value in row._mapping.items()}
        for row in db.run(DELIVERIES, {"most": NEWEST})
    ]


def whose_feed(token: str) -> UUID | None:
    """Return whose calendar a secret address shows, None if it shows none (any more)."""
    fingerprint = tokens.fingerprint(token)
    return db.session().scalar(select(CalendarFeed.person_id).where(CalendarFeed.token_hash == fingerprint))


class _Entry:
    """A reminder with its schedule, by the clocks that it goes by now."""

    def __init__(self, row: Any, time_zone: str, done_at: datetime | None) -> None:
        self.row, self.schedule = row, planning.schedule_of(row, time_zone)
        self.last_done_on = planning.local_day(done_at, self.schedule)

    @property
    def done_through(self) -> date | None:
        """The last day for which what it asks for is done; None if it asks all the same."""
        if self.last_done_on is None or not self.row.only_if_not_done:
            return None
        return self.last_done_on + deciding.days_before(self.row.kind, self.schedule)

    def told(self, now: datetime) -> dict[str, Any]:
        """Return all of it."""
        less_often = fatigue.step(self.row.unanswered)
        if less_often and not self._comes_within(less_often.days, now):
            less_often = None  # none is left out
        return {name: getattr(self.row, name) for name in TOLD} | {
            "next": self.coming(now),
            "less_often": less_often.text if less_often else None,
        }

    def _comes_within(self, days: int, now: datetime) -> bool:
        """Whether it ever comes twice in less than `days` days."""
        found = islice(occurrences(self.schedule, now, last_done_on=self.last_done_on), ENOUGH)
        return any((after.local_date - before.local_date).days < days for before, after in pairwise(found))

    def coming(self, now: datetime) -> list[dict[str, Any]]:
        """Return its next times."""
        if self.row.next_due_at is None:
            return []
        pending = Occurrence(self.row.next_local_date, self.row.next_slot, self.row.next_due_at)
        if self.schedule.days_after or pending.due_at <= now:
            found = occurrences(self.schedule, now, last_done_on=self.last_done_on)
        else:
            found = chain([pending], occurrences(self.schedule, pending.due_at))
        return [
            {"local_date": each.local_date.isoformat(), "slot": each.slot, "due_at": each.due_at}
            for each in islice(found, COMING)
        ]


def _entries(person_id: UUID, rows: Any, now: datetime) -> Iterator[_Entry]:
    time_zone = db.run(PERSON).one().time_zone
    asked = {row.id: done.Asked(person_id, row.kind, row.uptake_id) for row in rows}
    done_at = done.last_done(db.session(), set(asked.values()), now - planning.reach(rows), now)
    for row in rows:
        yield _Entry(row, time_zone, done_at.get(asked[row.id]))


def feed(person_id: UUID, link: str, now: datetime) -> str:
    """Return the viewer's reminders as a calendar; each opens `link`."""
    language = db.run(PERSON).one().language
    entries = [
        calendar.Entry(each.row.id, each.row.revision, each.schedule, each.last_done_on, each.done_through)
        for each in _entries(person_id, db.run(LIVE).all(), now)
    ]
    return calendar.calendar_text(entries, now, language, link)
