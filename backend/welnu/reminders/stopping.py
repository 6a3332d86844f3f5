"""Hosts that refuse us: a push service, or the mail server. One that is stopped gets a letter now and then, to see.

Anybody can hand in subscriptions that a push service refuses. So refusals count once for each person, from the last
letter that was taken; and letters to browsers that got some before are the first to go and see.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import bindparam, delete, distinct, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from welnu.reminders.leasing import Taken
from welnu.reminders.letters import LANE
from welnu.reminders.models import PushSubscription, RefusingHost

PERSONS: Final = 5
REST: Final = {"push": timedelta(minutes=1), "email": timedelta(minutes=5)}  # mail servers lock out who keeps knocking
LEAD: Final = timedelta(seconds=20)  # of those that got some before; what is put off comes at most 15 seconds late

table: Any = RefusingHost.__table__
subscription: Any = PushSubscription.__table__


def _noting(dialect: Any) -> Any:
    first = dialect.insert(table)
    again = {"refusals": table.c.refusals + 1, "tried_at": first.excluded.tried_at}
    return first.on_conflict_do_update(index_elements=["host"], set_=again)


NOTE: Final = {"sqlite": _noting(sqlite), "postgresql": _noting(postgresql)}
OF_HOST: Final = table.c.host == bindparam("of_host")
SINCE: Final = select(table.c.since).where(OF_HOST).scalar_subquery()
REFUSED: Final = (
    select(func.count(distinct(subscription.c.person_id)))
    .where(subscription.c.refused_at >= SINCE, subscription.c.endpoint.like(bindparam("there")))
    .scalar_subquery()
)
COUNT: Final = update(table).where(OF_HOST).values(refusals=REFUSED)
TRIED: Final = update(table).where(OF_HOST).values(tried_at=bindparam("at"))


class Refusing(NamedTuple):
    """How it stands with a host that refused us since it took something last."""

    is_stopped: bool
    free_at: datetime  # when it may be tried again


def refusing(session: Session) -> dict[str, Refusing]:
    """Return the hosts that refuse us, stopped already or not."""
    return {row.host: _standing(row) for row in session.execute(select(table))}


def channel(host: str) -> str:
    """Return by which channel letters go to `host`."""
    return "email" if host == LANE else "push"


def concerning(session: Session, endpoints: Collection[str], email: bool) -> list[str]:
    """Return the channels that are stopped for somebody with these addresses."""
    hosts = {urlsplit(endpoint).hostname for endpoint in endpoints} | ({LANE} if email else set())
    stopped = (host for host, standing in refusing(session).items() if standing.is_stopped)
    return sorted({channel(host) for host in stopped if host in hosts})


def count(session: Session, host: str, now: datetime) -> None:
    """Count a refusal; the browsers that were refused are marked already."""
    first = {"host": host, "refusals": 1, "since": now, "tried_at": now}
    session.execute(NOTE[session.get_bind().dialect.name], first)
    if host != LANE:
        session.execute(COUNT, {"of_host": host, "there": f"https://{host}/%"})


def forget(session: Session, hosts: Collection[str]) -> None:
    """Forget the refusals of hosts that take letters again."""
    session.execute(delete(table).where(table.c.host.in_(hosts)))


def hold(session: Session, found: Sequence[Taken], now: datetime) -> None:
    """Hold what goes to hosts that are stopped; to one that may be tried again, one letter goes."""
    for host, standing in refusing(session).items():
        free = ((taken, id) for taken in found for id in taken.addresses if id not in taken.held)
        there = [(taken, id) for taken, id in free if taken.host(id) == host]
        if not (there and standing.is_stopped):
            continue
        until = standing.free_at
        first = min(there, key=_is_unproven)
        if until + LEAD * _is_unproven(first) <= now:
            there.remove(first)
            session.execute(TRIED, {"of_host": host, "at": now})
            until = now + REST[channel(host)]
        for letter in there:
            taken, id = letter
            taken.held[id] = until + LEAD * _is_unproven(letter)


def _standing(row: Any) -> Refusing:
    most = PERSONS if channel(row.host) == "push" else 1
    return Refusing(row.refusals >= most, row.tried_at + REST[channel(row.host)])


def _is_unproven(letter: tuple[Taken, Any]) -> bool:
    taken, id = letter
    return taken.way == "push" and taken.addresses[id].took_at is None
