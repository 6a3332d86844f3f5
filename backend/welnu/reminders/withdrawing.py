"""Takes back a push that is done elsewhere: one more message of the same topic ends what a phone still shows.

It is a delivery of its own beside the one that was sent, leased and tried again and dropped like any other; their
common key lets it be made once. It is no nudge: nothing counts it, and its person's history does not show it.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, or_, select

from welnu import db
from welnu.accounts.models import Person
from welnu.checkins import answering
from welnu.reminders import deciding, planning
from welnu.reminders.models import Delivery, Reminder
from welnu.reminders.outcome import WITHDRAWAL

delivery: Any = Delivery.__table__
reminder: Any = Reminder.__table__
person: Any = Person.__table__

LINGERS: Final = timedelta(days=1)  # a phone shows it until somebody takes it away, not until its window is over
AWAY: Final = timedelta(hours=3)  # a phone may be off for as long, and is still told to take it away
KEY: Final = tuple(delivery.primary_key.columns)
MAY_BE_SHOWN: Final = and_(
    delivery.c.expires_at > bindparam("since"),
    delivery.c.channel == "push",
    or_(delivery.c.sent_at.is_not(None), delivery.c.state.in_(("due", "leased"))),
)
# Locks what waits as well, so that a scheduler either sees what was done or is seen here to have it on its way
SHOWN: Final = db.own(
    select(delivery, *(reminder.c[name] for name in ("uptake_id", "schedule", "follow_phone", "only_if_not_done")))
    .add_columns(person.c.time_zone)
    .join(reminder, and_(reminder.c.person_id == delivery.c.person_id, reminder.c.id == delivery.c.reminder_id))
    .join(person, person.c.person_id == delivery.c.person_id)
    .where(MAY_BE_SHOWN, reminder.c.deleted_at.is_(None))
    .order_by(*KEY)
    .with_for_update(of=delivery)
)
OF_TOPIC: Final = delivery.c.topic == bindparam("of_topic")
SHOWN_OF_TOPIC: Final = db.own(select(delivery).where(MAY_BE_SHOWN, OF_TOPIC).order_by(*KEY).with_for_update())
UNDO: Final = db.own(delete(delivery).where(OF_TOPIC, delivery.c.channel == WITHDRAWAL))


@answering.when_answered
def follow(person_id: UUID, about: Collection[str], at: datetime, now: datetime) -> None:  # noqa: ARG001
    """Take back what asked the person for what is done now."""
    _withdraw((row for row in db.run(SHOWN, {"since": now - LINGERS}) if _is_answered(row, about, at)), now)


def of_topic(topic: str, now: datetime) -> None:
    """Take back what was sent under `topic`."""
    _withdraw(db.run(SHOWN_OF_TOPIC, {"since": now - LINGERS, "of_topic": topic}), now)


def undo(topic: str) -> None:
    """Let `topic` be shown again."""
    db.run(UNDO, {"of_topic": topic})


def _is_answered(row: Any, about: Collection[str], at: datetime) -> bool:
    if not deciding.asks_for(row.kind, row.uptake_id) & set(about):
        return False
    schedule = planning.schedule_of(row, row.time_zone)
    counts = deciding.counts_from(row.kind, row.local_date, schedule) if row.only_if_not_done else row.due_at
    return at >= counts


def _withdraw(rows: Iterable[Any], now: datetime) -> None:
    add = planning.ADD[db.unit().connection.dialect.name]
    for row in list(rows):
        if row.sent_at or row.state == "leased":
            db.run(add, _withdrawal(row, now))


def _withdrawal(row: Any, now: datetime) -> dict[str, Any]:
    """Return the delivery that takes back the one in `row`; what is on its way at this moment goes first."""
    copied = {column.name: getattr(row, column.name) for column in delivery.columns}
    return copied | {
        "channel": WITHDRAWAL,
        "state": "due",
        "reason": None,
        "attempt": 0,
        "expires_at": max(row.expires_at, now + AWAY),
        "next_attempt_at": row.next_attempt_at if row.state == "leased" else now,
        "reached": None,
        "sent_at": None,
        "opened_at": None,
        "snoozed_until": None,
    }
