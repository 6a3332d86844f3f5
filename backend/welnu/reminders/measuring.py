"""How it goes, for operators: figures over all persons, and nothing of any of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welnu.reminders import stopping
from welnu.reminders.models import Delivery, Reminder

LATEST: Final = timedelta(minutes=2)  # later than this, the scheduler does not keep up, or there is none
RECENT: Final = timedelta(hours=1)

delivery: Any = Delivery.__table__
reminder: Any = Reminder.__table__


@dataclass(frozen=True)
class Standing:
    """How it goes.

    late_seconds: how long ago the oldest that waits should have been planned or tried, 0 if nothing waits
    backlog: how many deliveries wait or are under way, those that are tried again later included
    recent: (channel, state, reason or "") -> deliveries that were due within the last hour
    refusing: host, or `smtp` for the mail server -> whether it is stopped, of those that refuse us
    """

    late_seconds: float
    backlog: int
    recent: dict[tuple[str, str, str], int]
    refusing: dict[str, bool]

    @property
    def is_late(self) -> bool:
        return self.late_seconds > LATEST.total_seconds()


def standing(session: Session, now: datetime) -> Standing:
    """Measure. Needs all persons in reach; each figure is read from an index."""
    return Standing(
        late_seconds(session, now),
        session.execute(select(func.count()).where(delivery.c.next_attempt_at.is_not(None))).scalar_one(),
        _recent(session, now),
        {host: standing.is_stopped for host, standing in stopping.refusing(session).items()},
    )


def late_seconds(session: Session, now: datetime) -> float:
    """Return how long ago the oldest that waits should have been planned or tried."""
    planned = session.execute(select(func.min(reminder.c.next_due_at))).scalar()
    waiting = delivery.c.next_attempt_at.is_not(None)  # of these there is an index
    tried = session.execute(select(func.min(delivery.c.next_attempt_at)).where(waiting)).scalar()
    waits: list[float] = [(now - at).total_seconds() for at in (planned, tried) if at is not None]
    return max([0.0, *waits])


def _recent(session: Session, now: datetime) -> dict[tuple[str, str, str], int]:
    columns = delivery.c.channel, delivery.c.state, func.coalesce(delivery.c.reason, "")
    since = delivery.c.due_at.between(now - RECENT, now)
    rows = session.execute(select(*columns, func.count()).where(since).group_by(*columns))
    return {(channel, state, reason): count for channel, state, reason, count in rows}
