"""What the scheduler does for reminders: plan what is due, deliver it, and forget what is old."""

import threading
import time
from datetime import datetime, timedelta
from typing import Any, Final

from flask import current_app
from sqlalchemy import bindparam, delete

from welnu import db
from welnu.reminders import planning, sending
from welnu.reminders.models import Delivery

PATIENCE_SECONDS: Final = 30
PAUSE_SECONDS: Final = 0.2
LAST_SECONDS: Final = 2.5  # a process that is told to stop has three
KEPT: Final = timedelta(days=90)  # what was sent, when, and why not

delivery: Any = Delivery.__table__
OLD: Final = delete(delivery).where(delivery.c.due_at < bindparam("before"))


def plan(now: datetime) -> int:
    """Make deliveries of the reminders that are due; return how many reminders were."""
    total, breath = 0, threading.Event()
    with db.across_persons():
        while db.session().execute(planning.ANY_DUE, {"now": now}).first():
            began = time.monotonic()
            with db.transaction() as session:
                count = planning.plan_some(session, now)
            total += count
            if count < planning.AT_ONCE:  # the rest, if any, is in other hands
                break
            breath.wait(time.monotonic() - began)  # let others write too: SQLite gives nobody a turn
    return total


def deliver(now: datetime, patience_seconds: float = PATIENCE_SECONDS) -> int:
    """Send what waits; return how many outcomes came back.

    While there is something to do it goes on, so that what was sent is marked at once; what hangs is left
    to the next tick.
    """
    office, began, settled = _office(), time.monotonic(), 0
    with db.across_persons():
        while True:
            elapsed = time.monotonic() - began
            moment = now + timedelta(seconds=elapsed)
            settled += office.settle(moment)
            over = office.closing or elapsed >= patience_seconds
            taken = 0 if over else office.take(moment)
            settled += office.settle(moment, 0 if over else PAUSE_SECONDS)
            if over or not (taken or office.is_busy):
                return settled


def close(now: datetime) -> None:  # noqa: ARG001  # as all jobs
    """Take nothing more."""
    _office().closing = True


def finish(now: datetime, patience_seconds: float = LAST_SECONDS) -> None:
    """Wait a moment for what is on its way, and mark it, so that it is not sent again after a stop."""
    office, began = _office(), time.monotonic()
    with db.across_persons():
        office.ready.clear()  # others take it when its lease ends
        while office.flights and (elapsed := time.monotonic() - began) < patience_seconds:
            office.settle(now + timedelta(seconds=elapsed), PAUSE_SECONDS)


def purge(now: datetime) -> None:
    """Forget deliveries of long ago."""
    with db.across_persons(), db.transaction() as session:
        session.execute(OLD, {"before": now - KEPT})


def _office() -> sending.Office:
    return sending.office(current_app._get_current_object())  # type: ignore[attr-defined]
