"""Taking deliveries for a while, so that nobody else does, and marking what came of them.

Each take counts as an attempt. Whoever marks names the attempt, so that one who was too slow changes nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, Row, and_, bindparam, case, exists, not_, or_, select, true, tuple_, update
from sqlalchemy.orm import Session

from welnu.accounts.models import EmailLogin, Person
from welnu.reminders import deciding, done, planning
from welnu.reminders.deciding import Due, Wish
from welnu.reminders.letters import LANE
from welnu.reminders.models import Delivery, PushSubscription, Reminder
from welnu.reminders.outcome import WITHDRAWAL
from welnu.reminders.push import can_withdraw
from welnu.reminders.schedule import next_quiet, past_quiet

log = structlog.get_logger()

LEASE: Final = timedelta(seconds=90)  # a crash puts a delivery off no longer than this

delivery: Any = Delivery.__table__
reminder: Any = Reminder.__table__
subscription: Any = PushSubscription.__table__
KEY: Final = tuple(delivery.primary_key.columns)
NAMES: Final = tuple(column.name for column in KEY)

WAITS: Final = delivery.c.next_attempt_at <= bindparam("now")
THIS_ATTEMPT: Final = and_(
    *(column == bindparam(f"of_{column.name}") for column in KEY), delivery.c.attempt == bindparam("of_attempt")
)
SETTLE: Final = (
    update(delivery)
    .where(THIS_ATTEMPT, delivery.c.state == "leased")
    .values({name: bindparam(name) for name in ("state", "reason", "next_attempt_at")})
)
NOTE_SENT: Final = (  # also when it was cancelled while it was on its way: it did arrive
    update(delivery)
    .where(THIS_ATTEMPT)
    .values(
        state=case((delivery.c.state == "cancelled", "sent"), else_=delivery.c.state),
        sent_at=bindparam("at"),
        reached=bindparam("reached"),
    )
)
ANSWERED: Final = exists().where(
    delivery.c.person_id == bindparam("of_person_id"),
    delivery.c.reminder_id == bindparam("of_reminder_id"),
    delivery.c.topic == bindparam("of_topic"),
    delivery.c.opened_at.is_not(None),
)
NOTE_ASKED: Final = (  # not when it was answered while it was on its way elsewhere
    update(reminder)
    .where(
        reminder.c.person_id == bindparam("of_person_id"),
        reminder.c.id == bindparam("of_reminder_id"),
        or_(reminder.c.asked_on.is_(None), reminder.c.asked_on <= bindparam("asked_on")),
        not_(ANSWERED),
    )
    .values({name: bindparam(name) for name in ("asked_on", "asked_at", "unanswered")})
)


@dataclass
class Taken:
    """A delivery that is ours for a while, and what is needed to make it."""

    row: Row[Any]
    wish: Row[Any] | None  # the reminder
    language: str
    ends_at: datetime  # when it must have arrived: its window is over, or quiet hours begin
    addresses: dict[UUID | None, Any]  # subscription -> where; an e-mail address has none
    reached: list[str] = field(default_factory=list)
    held: dict[UUID | None, datetime] = field(default_factory=dict)  # of those, the ones that wait, and until when

    @property
    def withdraws(self) -> bool:
        """Whether it takes back what was sent."""
        return bool(self.row.channel == WITHDRAWAL)

    @property
    def way(self) -> str:
        """How it goes out."""
        return "push" if self.withdraws else str(self.row.channel)

    def host(self, id: UUID | None) -> str:
        """Return where a letter to one of the addresses is handed in."""
        return urlsplit(self.addresses[id].endpoint).hostname or "" if self.way == "push" else LANE

    @property
    def this_attempt(self) -> dict[str, Any]:
        """What a statement needs to find it, as long as it is ours."""
        return {f"of_{name}": getattr(self.row, name) for name in (*NAMES, "attempt")}


def is_any_waiting(session: Session, now: datetime, full: Collection[str] = ()) -> bool:
    """Whether there is something to take, apart from what goes to `full` hosts alone."""
    return (
        session.execute(select(delivery.c.due_at).where(WAITS, _beyond(full)).limit(1), {"now": now}).first()
        is not None
    )


def take(
    session: Session, now: datetime, most: int, lease: timedelta = LEASE, full: Collection[str] = ()
) -> Sequence[Row[Any]]:
    """Return deliveries that nobody else takes before the lease ends. Belongs inside a transaction of its own."""
    oldest = select(*KEY).where(WAITS, _beyond(full)).order_by(delivery.c.next_attempt_at).limit(most)
    taking = (
        update(delivery)
        .where(tuple_(*KEY).in_(oldest.with_for_update(of=delivery, skip_locked=True)))
        .values(state="leased", attempt=delivery.c.attempt + 1, next_attempt_at=now + lease)
        .returning(delivery)
    )
    return session.execute(taking, {"now": now}).all()


def _beyond(full: Collection[str]) -> ColumnElement[bool]:
    """Return the criterion of what goes elsewhere than to `full` hosts."""
    if not full:
        return true()
    there = or_(*(subscription.c.endpoint.like(f"https://{host}/%") for host in sorted(full)))
    elsewhere = exists().where(
        subscription.c.person_id == delivery.c.person_id, subscription.c.gone_at.is_(None), not_(there)
    )
    mailed = delivery.c.channel == "email"
    return and_(not_(mailed), elsewhere) if LANE in full else or_(mailed, elsewhere)


def sorted_out(session: Session, rows: Sequence[Row[Any]], now: datetime) -> tuple[list[Taken], list[dict[str, Any]]]:
    """Return which of the taken `rows` are still wanted, and how the others are settled."""
    wishes, people = _wishes(session, rows), _people(session, rows)
    done_at, addresses = _done_at(session, wishes, now), _addresses(session, rows)
    wanted, settled = [], []
    for row in rows:
        if (person := people.get(row.person_id)) is None:
            continue  # erased meanwhile, and the row as well
        wish = wishes.get((row.person_id, row.reminder_id))
        standing = _standing(row, wish, person.time_zone, done_at, now)
        found = Taken(row, wish, person.language, standing.ends_at, {}, list(row.reached or []))
        if standing.reason is None and standing.begins_at > now:
            settled.append(found.this_attempt | _waiting(found, standing.begins_at))
            continue
        reason = standing.reason
        if reason is None:
            known = addresses[row.channel].get(row.person_id, {})
            found.addresses = {id: at for id, at in known.items() if str(id) not in found.reached}
            reason = None if found.addresses else "not_needed" if found.withdraws else "no_channel"
        if reason is None:
            wanted.append(found)
        else:
            settled.append(found.this_attempt | settlement(found, reason))
    return wanted, settled


def _waiting(taken: Taken, at: datetime) -> dict[str, Any]:
    """Return the columns of a delivery that waits until `at`, if its window is not over by then."""
    if at >= taken.row.expires_at:
        return settlement(taken, "expired")
    return {"state": "due", "reason": taken.row.reason, "next_attempt_at": at}


def settlement(taken: Taken, reason: str) -> dict[str, Any]:
    """Return the columns of a delivery that will not be tried again."""
    if taken.row.sent_at or taken.reached:
        return {"state": "sent", "reason": None, "next_attempt_at": None}  # it arrived, though not everywhere
    reason = taken.row.reason or reason if reason == "expired" else reason  # why it could not be made in time
    return {"state": deciding.state_for(reason), "reason": reason, "next_attempt_at": None}


def _wishes(session: Session, rows: Sequence[Row[Any]]) -> Mapping[tuple[UUID, UUID], Row[Any]]:
    keys = {(row.person_id, row.reminder_id) for row in rows}
    found = session.execute(select(reminder).where(tuple_(reminder.c.person_id, reminder.c.id).in_(keys)))
    return {(row.person_id, row.id): row for row in found}


def _people(session: Session, rows: Sequence[Row[Any]]) -> Mapping[UUID, Any]:
    chosen = select(Person.person_id, Person.language, Person.time_zone)
    found = session.execute(chosen.where(Person.person_id.in_({row.person_id for row in rows})))
    return {row.person_id: row for row in found}


def _done_at(session: Session, wishes: Mapping[Any, Row[Any]], now: datetime) -> dict[done.Asked, datetime]:
    some = [wish for wish in wishes.values() if wish.deleted_at is None and wish.only_if_not_done]
    return done.last_done(session, {_asked(wish) for wish in some}, now - planning.reach(some), now)


def _asked(wish: Row[Any]) -> done.Asked:
    return done.Asked(wish.person_id, wish.kind, wish.uptake_id)


def _addresses(session: Session, rows: Sequence[Row[Any]]) -> dict[str, dict[UUID, dict[UUID | None, Any]]]:
    """Return channel -> person -> addresses."""
    found: dict[str, dict[UUID, dict[UUID | None, Any]]] = {"push": {}, "email": {}, WITHDRAWAL: {}}
    pushed = {row.person_id for row in rows if row.channel in ("push", WITHDRAWAL)}
    mailed = {row.person_id for row in rows if row.channel == "email"}
    if pushed:
        subscriptions = select(PushSubscription).where(PushSubscription.person_id.in_(pushed))
        for each in session.scalars(subscriptions.where(PushSubscription.gone_at.is_(None))):
            found["push"].setdefault(each.person_id, {})[each.id] = each
            if can_withdraw(each.endpoint):
                found[WITHDRAWAL].setdefault(each.person_id, {})[each.id] = each
    if mailed:
        mailboxes = select(EmailLogin.person_id, EmailLogin.email).where(EmailLogin.person_id.in_(mailed))
        for person_id, email in session.execute(mailboxes):
            found["email"][person_id] = {None: email}
    return found


class _Standing(NamedTuple):
    """How it stands with a delivery: why it is not wanted, if so, and between which moments it may go."""

    reason: str | None
    begins_at: datetime
    ends_at: datetime


def _standing(
    row: Row[Any], wish: Row[Any] | None, time_zone: str, done_at: Mapping[done.Asked, datetime], now: datetime
) -> _Standing:
    if row.kind == "trial" or row.channel == WITHDRAWAL:
        return _Standing("expired" if now >= row.expires_at else None, now, row.expires_at)
    due = Due(row.revision, row.local_date, row.channel, row.expires_at, row.snoozed_until is not None)
    if wish is None or wish.deleted_at is not None:
        return _Standing(deciding.why_not(due, None, None, now), now, row.expires_at)
    try:
        schedule = planning.schedule_of(wish, time_zone)
        now_wanted = Wish(wish.kind, wish.revision, tuple(wish.channels), wish.only_if_not_done, schedule)
        reason = deciding.why_not(due, now_wanted, done_at.get(_asked(wish)), now)
        ends_at = min(row.expires_at, next_quiet(schedule, now) or row.expires_at)
        return _Standing(reason, past_quiet(now, schedule), ends_at)
    except planning.UNPLANNABLE as error:
        log.error("delivering.failed", error=type(error).__name__)
        return _Standing(None, now + planning.ANEW, row.expires_at)
