"""What the scheduler does for reminders: plan what is due, deliver it, and forget what is old."""

import time
from datetime import datetime, timedelta
from typing import Any, Final

from flask import current_app
from sqlalchemy import bindparam, delete

from welnu import db
from welnu.reminders import planning, sending
from welnu.reminders.models import Delivery

TICK_SECONDS: Final = 1.8  # a delivery tick begins every two
PAUSE_SECONDS: Final = 0.2
KEPT: Final = timedelta(days=90)  # what was sent, when, and why not

delivery: Any = Delivery.__table__
OLD: Final = delete(delivery).where(delivery.c.due_at < bindparam("before"))


def plan(now: datetime) -> int:
    """Make deliveries of the reminders that are due; return how many reminders were."""
    total = 0
    with db.across_persons():
        while db.session().execute(planning.ANY_DUE, {"now": now}).first():
            with db.transaction() as session:
                count = planning.plan_some(session, now)
            total += count
            if count < planning.AT_ONCE:  # the rest, if any, is in other hands
                break
    return total


def deliver(now: datetime, patience_seconds: float = TICK_SECONDS) -> int:
    """Send what waits; return how many outcomes came back. What still hangs then is left to the next tick."""
    office = sending.office(current_app._get_current_object())  # type: ignore[attr-defined]
    began, settled = time.monotonic(), 0
    with db.across_persons():
        while True:
            elapsed = time.monotonic() - began
            moment = now + timedelta(seconds=elapsed)
            taken = office.take(moment) if elapsed < patience_seconds else 0
            settled += office.settle(moment, min(PAUSE_SECONDS, max(0, patience_seconds - elapsed)))
            if elapsed >= patience_seconds or not (taken or office.flights):
                return settled


def finish(now: datetime, patience_seconds: float = 2.5) -> None:
    """Wait a moment for what is on its way, and mark it, so that it is not sent again after a stop."""
    office = sending.office(current_app._get_current_object())  # type: ignore[attr-defined]
    began = time.monotonic()
    with db.across_persons():
        while office.flights and (elapsed := time.monotonic() - began) < patience_seconds:
            office.settle(now + timedelta(seconds=elapsed), PAUSE_SECONDS)


def purge(now: datetime) -> None:
    """Forget deliveries of long ago."""
    with db.across_persons(), db.transaction() as session:
        session.execute(OLD, {"before": now - KEPT})
