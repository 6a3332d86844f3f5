"""Sends what was taken, and settles what comes of it. Nothing is sent inside a transaction."""

import random
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final
from uuid import UUID

import structlog
from flask import Flask
from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from welnu import db, postbox
from welnu.config import Config
from welnu.reminders import backoff, fatigue, leasing, letters, outbound, push, stopping, vapid
from welnu.reminders.lanes import Lanes, Work
from welnu.reminders.leasing import Taken
from welnu.reminders.models import PushSubscription
from welnu.reminders.outcome import Letter, Outcome, later

log = structlog.get_logger()

MOST: Final = 512  # taken and not settled, in one scheduler; of one host there are few among them
SEARCH: Final = 0.05  # of our time, for what goes elsewhere than to hosts for which enough waits
SOON: Final = timedelta(seconds=1)
AT_ONCE: Final = 16  # taken in one transaction: while it lasts, nothing that was sent is marked
REFUSALS: Final = 4  # of one letter, if others are not refused there
LONGEST_TRY: Final = timedelta(seconds=25)  # a mail server may take 20

Send = Callable[[Letter, Any, datetime], Outcome]
Tag = tuple[int, UUID | None]
Address = tuple[UUID, UUID | None]  # of whom, and which subscription

subscription: Any = PushSubscription.__table__
THIS_ONE: Final = (
    subscription.c.person_id == bindparam("of_person"),
    subscription.c.id == bindparam("of_id"),
)
COUNT: Final = (
    update(subscription)
    .where(*THIS_ONE)
    .values(unopened=subscription.c.unopened + bindparam("more"), took_at=bindparam("at"))
)
FORGET: Final = update(subscription).where(*THIS_ONE).values(gone_at=bindparam("at"))
REFUSE: Final = update(subscription).where(*THIS_ONE).values(refused_at=bindparam("at"))

# In which rows are locked
IN_ORDER: Final = (leasing.NOTE_ASKED, leasing.NOTE_SENT, leasing.SETTLE, COUNT, FORGET, REFUSE)


@dataclass
class Flight:
    """A delivery on its way to each address that it has."""

    taken: Taken
    waiting: set[UUID | None]
    outcomes: dict[UUID | None, Outcome] = field(default_factory=dict)


def channels(
    config: Config, way: outbound.WayOut | None = None, mail_seconds: float = postbox.TIMEOUT_SECONDS
) -> dict[str, Send]:
    """Return how each channel sends."""
    way, sign = way or outbound.way_out(config), vapid.signer(config)

    def pushed(letter: Letter, to: PushSubscription, now: datetime) -> Outcome:
        return push.send(letter, push.Subscription(to.endpoint, to.p256dh, to.auth), now, way, sign)

    def mailed(letter: Letter, to: str, now: datetime) -> Outcome:
        return letters.send(letter, to, now, config, mail_seconds)

    return {"push": pushed, "email": mailed}


class Office:
    """What this scheduler has on its way. It outlives a tick, so that a host that hangs holds up no other."""

    def __init__(
        self,
        sends: Mapping[str, Send],
        *,
        most: int = MOST,
        in_air: int = MOST,
        lease: timedelta = leasing.LEASE,
        longest_try: timedelta = LONGEST_TRY,
        lanes: Lanes[Tag] | None = None,
    ) -> None:
        self.sends, self.most, self.in_air = sends, most, in_air
        self.lease, self.longest_try = lease, longest_try
        self.lanes: Lanes[Tag] = lanes or Lanes()
        self.closing = False
        self.ready: deque[tuple[Taken, float]] = deque()  # taken when, by a clock that only measures
        self.flights: dict[int, Flight] = {}
        self.finished: list[tuple[Tag, Outcome]] = []  # and not marked yet
        self.refusing: dict[str, stopping.Refusing] = {}
        self.asked: dict[Address, datetime] = {}  # those that asked us to stay away, and until when
        self._search_at: float = 0
        self._number = 0

    def take(self, now: datetime) -> int:
        """Take what is due, as much as there is room for, and let it be sent; return how many."""
        room, full = min(self.most - len(self.flights) - len(self.ready), self.lanes.room, AT_ONCE), self.lanes.full
        enough = len(self.ready) > self.most - AT_ONCE  # one at a time costs as much as many
        if room <= 0 or enough or not self._finds_any(now, full):
            return 0
        taken_at = time.monotonic()
        with db.transaction() as session:  # short: while it lasts, nobody else can write on SQLite
            rows = leasing.take(session, now, room, self.lease, full)
        found, settled = leasing.sorted_out(db.session(), rows, now)
        self.refusing = stopping.refusing(db.session())
        self._hold(found, now)
        if settled or any(taken.held for taken in found) or self._stopped:
            with db.transaction() as session:
                stopping.hold(session, found, now)
                idle = [taken for taken in found if len(taken.held) == len(taken.addresses)]
                settled += [_put_off(taken, now, self._stopped) for taken in idle]
                if settled:
                    session.execute(leasing.SETTLE, settled)
        self.ready.extend((taken, taken_at) for taken in found if len(taken.held) < len(taken.addresses))
        self._launch(now)
        return len(rows)

    def _finds_any(self, now: datetime, full: Collection[str]) -> bool:
        """Whether there is something to take. To look past what goes to full hosts takes long, so not all the time."""
        began = time.monotonic()
        if full and began < self._search_at:
            return False
        found = leasing.is_any_waiting(db.session(), now, full)
        self._search_at = time.monotonic() + (time.monotonic() - began) / SEARCH
        return found

    def settle(self, now: datetime, wait_seconds: float = 0) -> int:
        """Mark what came of those that are done, waiting for the first; return how many were."""
        self.finished += self.lanes.finished(wait_seconds)
        if not self.finished:
            return 0
        marks = _Marks(self._stopped)
        for (number, address), outcome in self.finished:
            marks.add(self.flights[number], address, outcome, now)
            if outcome.was_tried and outcome.after_seconds is not None:
                person_id = self.flights[number].taken.row.person_id
                self.asked[person_id, address] = now + timedelta(seconds=outcome.after_seconds)
        with db.transaction() as session:
            marks.write(session)
            self._note_refusals(session, now)
        self.lanes.marked()
        count, self.finished = len(self.finished), []
        self.flights = {number: flight for number, flight in self.flights.items() if flight.waiting}
        self._launch(now)
        return count

    @property
    def is_busy(self) -> bool:
        """Whether anything is on its way."""
        return bool(self.flights or self.ready)

    @property
    def _stopped(self) -> set[str]:
        return {host for host, standing in self.refusing.items() if standing.is_stopped}

    def _hold(self, found: Sequence[Taken], now: datetime) -> None:
        """Hold what goes to addresses that asked us to stay away, as far as this scheduler was asked."""
        self.asked = {address: until for address, until in self.asked.items() if until > now}
        for taken in found:
            known = ((id, self.asked.get((taken.row.person_id, id))) for id in taken.addresses)
            taken.held.update((id, until) for id, until in known if until)

    def _launch(self, now: datetime) -> None:
        """Send what is ready. A crash may send again as many as are in the air and not marked."""
        while self.ready and len(self.flights) < self.in_air:
            self._send(*self.ready.popleft(), now)

    def _send(self, taken: Taken, taken_at: float, now: datetime) -> None:
        self._number += 1
        self.flights[self._number] = Flight(taken, set(taken.addresses))
        until = taken_at + (self.lease - self.longest_try).total_seconds()
        for id in taken.addresses:
            self.lanes.put((self._number, id), taken.host(id), self._work(taken, id, until, now))

    def _work(self, taken: Taken, id: UUID | None, until: float, now: datetime) -> Work:
        """Return what is done when it is the turn of one letter, if that is before `until`."""
        letter = Letter(taken.row.topic, taken.ends_at, taken.language, taken.withdraws)
        began = time.monotonic()

        def work() -> Outcome:
            if id in taken.held:
                return later("held", ceil((taken.held[id] - now).total_seconds()))
            moment = now + timedelta(seconds=time.monotonic() - began)
            if time.monotonic() >= until or moment >= letter.expires_at:
                return later("waited")  # somebody else may have it by now, or its window is over
            return self.sends[taken.way](letter, taken.addresses[id], moment)

        return work

    def _note_refusals(self, session: Session, now: datetime) -> None:
        outcomes = [(self.flights[number].taken.host(id), outcome.kind) for (number, id), outcome in self.finished]
        for host in sorted({host for host, kind in outcomes if kind == "refused"}):
            stopping.count(session, host, now)
        if works := {host for host, kind in outcomes if kind == "sent"} & set(self.refusing):
            stopping.forget(session, works)


def office(app: Flask) -> Office:
    """Return the office of this process."""
    if "office" not in app.extensions:
        app.extensions["office"] = Office(channels(app.config["WELNU"]))
    return app.extensions["office"]  # type: ignore[no-any-return]


class _Marks:
    """What is to be written of some outcomes: statement -> parameters."""

    def __init__(self, stopped: Collection[str]) -> None:
        self.stopped = stopped
        self.rows: dict[Any, list[dict[str, Any]]] = {statement: [] for statement in IN_ORDER}

    def add(self, flight: Flight, address: UUID | None, outcome: Outcome, now: datetime) -> None:
        """Take in what one address answered, and after the last one what becomes of the delivery."""
        taken = flight.taken
        flight.waiting.discard(address)
        flight.outcomes[address] = outcome
        if outcome.kind == "sent":
            self._add_sent(taken, address, now)
        elif outcome.was_tried:
            log.info("delivery.failed", channel=taken.row.channel, error=outcome.why)
        if not flight.waiting:
            self.rows[leasing.SETTLE].append(taken.this_attempt | _ending(flight, now, self.stopped))
        this_one = {"of_person": taken.row.person_id, "of_id": address, "at": now}
        if address is None:
            return
        if outcome.kind == "sent":
            self.rows[COUNT].append(this_one | {"more": 0 if taken.withdraws else 1})
        elif outcome.kind in ("gone", "refused"):
            self.rows[FORGET if outcome.kind == "gone" else REFUSE].append(this_one)

    def write(self, session: Session) -> None:
        """Write it all, in an order in which schedulers and phones never wait for each other."""
        for statement, rows in self.rows.items():
            if rows:
                session.execute(statement, sorted(rows, key=_place))

    def _add_sent(self, taken: Taken, address: UUID | None, now: datetime) -> None:
        if str(address) not in taken.reached:
            taken.reached.append(str(address))
        self.rows[leasing.NOTE_SENT].append(taken.this_attempt | {"at": now, "reached": list(taken.reached)})
        if taken.wish is not None and not taken.withdraws:
            unanswered = fatigue.counted(taken.wish.unanswered, taken.wish.asked_on, taken.row.local_date)
            this_reminder = {f"of_{name}": getattr(taken.row, name) for name in ("person_id", "reminder_id", "topic")}
            asked = {"asked_on": taken.row.local_date, "asked_at": now, "unanswered": unanswered}
            self.rows[leasing.NOTE_ASKED].append(this_reminder | asked)


def _place(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(value) for name, value in row.items() if name.startswith("of_"))


def _ending(flight: Flight, now: datetime, stopped: Collection[str]) -> dict[str, Any]:
    """Return the columns of a delivery that was tried at every address."""
    taken, kinds = flight.taken, {outcome.kind for outcome in flight.outcomes.values()}
    if "later" in kinds and all(each.why == "waited" for each in flight.outcomes.values() if each.kind == "later"):
        return {"state": "due", "reason": taken.row.reason, "next_attempt_at": now + SOON}  # it was not tried
    if "later" in kinds:
        return _again_soonest(flight, now)
    refused = {taken.host(id) for id, outcome in flight.outcomes.items() if outcome.kind == "refused"}
    if refused and (taken.row.attempt < REFUSALS or refused & set(stopped)):
        return _again(taken, now, asked=stopping.REST[taken.way], reason="refused")
    if taken.reached:
        return {"state": "sent", "reason": None, "next_attempt_at": None}
    reasons = {"gone": "endpoint_gone", "refused": "refused", "impossible": "impossible"}
    return leasing.settlement(taken, next(reasons[kind] for kind in reasons if kind in kinds))


def _again_soonest(flight: Flight, now: datetime) -> dict[str, Any]:
    """Return when it goes to the address that need not wait as long as the others. These are held."""
    waiting = (each for each in flight.outcomes.values() if each.kind == "later")
    soonest = min(waiting, key=lambda each: each.after_seconds or 0)
    wait = None if soonest.after_seconds is None else timedelta(seconds=soonest.after_seconds)
    if soonest.why == "resting":  # of our own accord
        return _again(flight.taken, now, asked=None, rest=wait)
    return _again(flight.taken, now, asked=wait)


def _put_off(taken: Taken, now: datetime, stopped: Collection[str]) -> dict[str, Any]:
    """Return how a delivery is settled of which every address is held."""
    refused = any(taken.host(id) in stopped for id in taken.held)
    asked = min(taken.held.values()) - now
    return taken.this_attempt | _again(taken, now, asked=asked, reason="refused" if refused else None)


def _again(
    taken: Taken, now: datetime, *, asked: timedelta | None, rest: timedelta | None = None, reason: str | None = None
) -> dict[str, Any]:
    """Return the columns of a delivery that is tried again, or not any more if its window is over by then."""
    chance = random.random()  # noqa: S311
    ways = (  # before quiet hours, if it can be; else after them
        backoff.next_attempt(taken.row.attempt, now, until, chance, asked=asked, rest=rest or backoff.NONE)
        for until in (taken.ends_at, taken.row.expires_at)
    )
    at = next(filter(None, ways), None)
    if at is None:
        return leasing.settlement(taken, reason or "expired")
    return {"state": "due", "reason": reason, "next_attempt_at": at}
