"""Channels whose other side refuses us. One that is stopped sends one letter now and then, to see."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from welnu.reminders.leasing import Taken
from welnu.reminders.models import StoppedChannel

REFUSALS: Final = {"push": 5, "email": 1}  # in a row; a stranger can make one push be refused, but no mail
TRY_AGAIN: Final = timedelta(minutes=15)

table: Any = StoppedChannel.__table__


def _counting(dialect: Any) -> Any:
    first = dialect.insert(table)
    again = {"refusals": table.c.refusals + 1, "tried_at": first.excluded.tried_at}
    return first.on_conflict_do_update(index_elements=["channel"], set_=again)


COUNT: Final = {"sqlite": _counting(sqlite), "postgresql": _counting(postgresql)}


def refused(session: Session) -> dict[str, tuple[bool, datetime]]:
    """Return the channels that were refused since they last worked: whether they are stopped, and when last tried."""
    rows = session.execute(select(table)).all()
    return {row.channel: (row.refusals >= REFUSALS[row.channel], row.tried_at) for row in rows}


def count(session: Session, channel: str, now: datetime) -> None:
    """Count a refusal."""
    first = {"channel": channel, "refusals": 1, "since": now, "tried_at": now}
    session.execute(COUNT[session.get_bind().dialect.name], first)


def forget(session: Session, channels: Collection[str]) -> None:
    """Forget the refusals of channels that work again."""
    session.execute(delete(table).where(table.c.channel.in_(channels)))


def sorted_out(
    session: Session, found: Sequence[Taken], now: datetime
) -> tuple[list[Taken], list[tuple[Taken, datetime]]]:
    """Return what may be sent, and what is put off until when; of a channel that may be tried again, one is sent."""
    until = {name: at + TRY_AGAIN for name, (is_stopped, at) in refused(session).items() if is_stopped}
    wanted, put_off = [], []
    for taken in found:
        channel = taken.row.channel
        if channel in until and until[channel] > now:
            put_off.append((taken, until[channel]))
            continue
        if channel in until:
            until[channel] = now + TRY_AGAIN
            session.execute(update(table).where(table.c.channel == channel).values(tried_at=now))
        wanted.append(taken)
    return wanted, put_off
