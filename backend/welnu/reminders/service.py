"""What persons change: their reminders, where these go, and what they answer."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from welnu import db
from welnu.accounts import moving, tokens
from welnu.accounts.models import Person
from welnu.errors import Conflict
from welnu.records import Records, shown
from welnu.reminders import chosen, done, planning, withdrawing
from welnu.reminders.models import CalendarFeed, Delivery, PushSubscription, Reminder
from welnu.reminders.outcome import WITHDRAWAL
from welnu.reminders.schedule import Occurrence, after_move, next_after, past_quiet

MOST_REMINDERS: Final = 20
MOST_SUBSCRIPTIONS: Final = 10
TRIAL: Final = timedelta(minutes=10)  # whoever tries waits for it
CONTENTS: Final = (
    "kind", "uptake_id", "schedule", "channels", "only_if_not_done", "window_minutes", "follow_phone",
)  # fmt: skip

reminder: Any = Reminder.__table__
delivery: Any = Delivery.__table__
subscription: Any = PushSubscription.__table__
person: Any = Person.__table__

REMINDERS: Final = Records(reminder, "reminder")
LIVE: Final = db.own(select(func.count()).select_from(reminder).where(reminder.c.deleted_at.is_(None)))
ZONE: Final = db.own(select(person.c.time_zone))
OUTSTANDING: Final = and_(delivery.c.state.in_(("due", "leased")), delivery.c.channel != WITHDRAWAL)
CANCEL: Final = db.own(
    update(delivery)
    .where(delivery.c.reminder_id == bindparam("of_id"), OUTSTANDING)
    .values(state="cancelled", reason=bindparam("why"), next_attempt_at=None)
)
OF_TOPIC: Final = delivery.c.topic == bindparam("of_topic")
FIND: Final = db.own(select(delivery).where(OF_TOPIC).order_by(delivery.c.channel != "push"))
OPENED: Final = db.own(
    update(delivery).where(OF_TOPIC).values(opened_at=func.coalesce(delivery.c.opened_at, bindparam("at")))
)
DONE: Final = db.own(
    update(delivery).where(OF_TOPIC, OUTSTANDING).values(state="cancelled", reason="already_done", next_attempt_at=None)
)
SNOOZE: Final = db.own(
    update(delivery)
    .where(OF_TOPIC, delivery.c.channel == "push", delivery.c.state != "cancelled")
    .values(
        state="due",
        reason="snoozed",
        reached=None,
        attempt=delivery.c.attempt + 1,  # what is on its way still marks nothing any more
        expires_at=bindparam("expires"),
        next_attempt_at=bindparam("until"),
        snoozed_until=bindparam("until"),
    )
)
WISH: Final = db.own(
    select(reminder.c.schedule, reminder.c.follow_phone).where(
        reminder.c.id == bindparam("of_id"), reminder.c.deleted_at.is_(None)
    )
)
ANSWERED: Final = db.own(update(reminder).where(reminder.c.id == bindparam("of_id")).values(unanswered=0))
ARRIVED: Final = db.own(update(subscription).values(unopened=0))
FOLLOWING: Final = db.own(
    select(reminder).where(reminder.c.follow_phone.is_(True), reminder.c.next_due_at > bindparam("now"))
)
TOLD: Final = db.own(
    select(delivery.c.local_date, delivery.c.slot).where(
        delivery.c.reminder_id == bindparam("of_id"), delivery.c.revision == bindparam("of_revision")
    )
)
MOVE: Final = db.own(
    update(reminder)
    .where(reminder.c.id == bindparam("of_id"))
    .values({name: bindparam(name) for name in ("next_due_at", "next_local_date", "next_slot")})
)
SUBSCRIPTIONS: Final = db.own(select(subscription.c.id, subscription.c.endpoint).order_by(subscription.c.created_at))
UNSUBSCRIBE: Final = db.own(delete(subscription).where(subscription.c.id == bindparam("of_id")))
SUBSCRIBE: Final = insert(subscription)
TRY: Final = insert(delivery)


def record(person_id: UUID, id: UUID, contents: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Save a reminder, once: sending the same one again changes nothing. A newer revision replaces an older one.

    What the older one still had to send is cancelled; the newer one is due for the first time after `now`.
    Returns the stored reminder. Raises Conflict if `id` already names other contents at this revision or a newer
    one, or if there are too many, Gone if it was deleted.
    """
    new = _row(id, contents, now)
    with db.writing():
        old = REMINDERS.find(id)
        if old is not None and not REMINDERS.replaces(old, new["revision"], lambda: _same(old, new)):
            return shown(old)
        if old is None and (db.run(LIVE).scalar() or 0) >= MOST_REMINDERS:
            raise Conflict("reminder.too_many", f"there are {MOST_REMINDERS} reminders: delete one first")
        new |= planning.pending(_first(person_id, new, now))
        REMINDERS.save(person_id, new, old)
        db.run(CANCEL, {"of_id": id, "why": "paused" if _is_paused(old, new) else "edited"})
    return new


def remove(person_id: UUID, id: UUID, now: datetime) -> None:
    """Delete a reminder for good, with what it still had to send."""
    with db.writing():
        REMINDERS.remove(person_id, id, now)
        db.run(CANCEL, {"of_id": id, "why": "edited"})


def opened(topic: str, now: datetime) -> None:
    """Note that a notification was opened; one that is not known changes nothing."""
    with db.writing():
        _answered(topic, now)


def later(topic: str, minutes: int, now: datetime) -> None:
    """Tell it again, later and in no quiet hours, with as long to answer as it had."""
    with db.writing():
        if (found := _answered(topic, now)) is not None:
            until = _past_quiet(found.reminder_id, now + timedelta(minutes=minutes))
            window = found.expires_at - (found.snoozed_until or found.due_at)
            withdrawing.undo(topic)
            db.run(SNOOZE, {"of_topic": topic, "until": until, "expires": until + window})


def already_done(topic: str, now: datetime) -> None:
    """Tell it no more, on no device, and show it no longer."""
    with db.writing():
        _answered(topic, now)
        withdrawing.of_topic(topic, now)
        db.run(DONE, {"of_topic": topic})


def subscribe(person_id: UUID, id: UUID, endpoint: str, keys: Mapping[str, str], device: str, now: datetime) -> None:
    """Let a browser be told. One that was known by another id, and the oldest of too many, make place."""
    row = {
        "person_id": person_id, "id": id, "endpoint": endpoint, **keys, "device": device,
        "created_at": now, "gone_at": None, "unopened": 0, "took_at": None, "refused_at": None,
    }  # fmt: skip
    with db.writing():
        known = db.run(SUBSCRIPTIONS).all()
        same = {each.id for each in known if each.id == id or each.endpoint == endpoint}
        others = [each.id for each in known if each.id not in same]
        for old in (*same, *others[: max(0, len(others) + 1 - MOST_SUBSCRIPTIONS)]):
            db.run(UNSUBSCRIBE, {"of_id": old})
        db.run(SUBSCRIBE, row)


def unsubscribe(id: UUID) -> None:
    """Tell a browser nothing any more."""
    with db.writing():
        db.run(UNSUBSCRIBE, {"of_id": id})


def try_out(person_id: UUID, channel: str, now: datetime) -> str:
    """Send one now; return its topic."""
    topic = secrets.token_urlsafe(16)
    with db.writing():
        today = now.astimezone(ZoneInfo(db.run(ZONE).scalar_one())).date()
        trial = SimpleNamespace(person_id=person_id, id=uuid4(), kind="trial")
        db.run(TRY, planning.new_delivery(trial, channel, topic, Occurrence(today, 0, now), now + TRIAL))
    return topic


def new_feed(person_id: UUID, now: datetime) -> str:
    """Return the token of a new calendar; the one before shows nothing any more."""
    token = secrets.token_urlsafe(tokens.BYTES)
    with db.transaction() as session:
        session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person_id))
        session.add(CalendarFeed(token_hash=tokens.fingerprint(token), person_id=person_id, created_at=now))
    return token


def remove_feed(person_id: UUID) -> None:
    """Let the calendar show nothing any more."""
    with db.transaction() as session:
        session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person_id))


@moving.when_moved
def move(person_id: UUID, left: str, to: str, now: datetime) -> None:
    """Let the reminders that follow the phone go by its new clocks; what is due already stays due."""
    for row in db.run(FOLLOWING, {"now": now}).all():
        told = {(each.local_date, each.slot) for each in db.run(TOLD, {"of_id": row.id, "of_revision": row.revision})}
        schedule = planning.schedule_of(row, to)
        done_on = planning.local_day(_done_at(person_id, row, now), schedule)
        db.run(MOVE, {"of_id": row.id, **planning.pending(after_move(schedule, left, now, told, done_on))})


def _row(id: UUID, contents: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    return {
        **contents,
        "id": id,
        "received_at": now,
        "schedule": chosen.stored(contents["schedule"]),
        "channels": sorted(set(contents["channels"])),
        "changed_at": contents["changed_at"].astimezone(UTC),
        "asked_on": None,
        "asked_at": None,
        "unanswered": 0,
    }


def _same(old: Any, new: Mapping[str, Any]) -> bool:
    """Whether both say the same; when it was said makes no difference."""
    return all(getattr(old, name) == new[name] for name in CONTENTS)


def _is_paused(old: Any, new: Mapping[str, Any]) -> bool:
    """Whether this edit lets the reminder pause."""
    return old is not None and new["schedule"]["paused_until"] not in (None, old.schedule["paused_until"])


def _first(person_id: UUID, new: Mapping[str, Any], now: datetime) -> Occurrence | None:
    row = SimpleNamespace(**new)
    schedule = planning.schedule_of(row, db.run(ZONE).scalar_one())
    return next_after(schedule, now, planning.local_day(_done_at(person_id, row, now), schedule))


def _done_at(person_id: UUID, row: Any, now: datetime) -> datetime | None:
    """Return when what it asks for was done last, if its schedule counts from there."""
    if not row.schedule["days_after"]:
        return None
    asked = done.Asked(person_id, row.kind, row.uptake_id)
    return done.last_done(db.session(), {asked}, now - planning.LONGEST_WAIT, now).get(asked)


def _past_quiet(reminder_id: UUID, moment: datetime) -> datetime:
    """Return `moment`, or the end of the quiet hours of its reminder in which it falls."""
    wish = db.run(WISH, {"of_id": reminder_id}).first()
    return moment if wish is None else past_quiet(moment, planning.schedule_of(wish, db.run(ZONE).scalar_one()))


def _answered(topic: str, now: datetime) -> Any:
    """Note that someone answered; return a delivery of the topic, None if there is none."""
    found = db.run(FIND, {"of_topic": topic}).first()
    if found is not None:
        db.run(ANSWERED, {"of_id": found.reminder_id})
        db.run(OPENED, {"of_topic": topic, "at": now})
        db.run(ARRIVED)
    return found
