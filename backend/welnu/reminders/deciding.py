"""Whether a reminder that is due is still wanted, at the moment at which it would be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from welnu.reminders.schedule import Schedule

# Kind of reminder -> the instruments that it asks for; a review asks for none, but for a word about an uptake
ASKS_FOR: Final[Mapping[str, frozenset[str]]] = {
    "daily": frozenset({"daily"}),
    "weekly": frozenset({"weekly"}),
    "wellbeing": frozenset({"wellbeing-14", "mhc-sf"}),
    "review": frozenset(),
}
# Our choice: a sitting counts for this occurrence when it is nearer to it than to the one before, a week or four ago.
# Where a schedule is closer than that, so is what counts
DAYS_BEFORE: Final[Mapping[str, int]] = {"daily": 0, "weekly": 3, "wellbeing": 13, "review": 3}
UNOPENED: Final = 5  # our choice
FAILURES: Final = frozenset({"no_channel", "endpoint_gone", "refused", "impossible"})
LONGEST_BEFORE: Final = timedelta(days=max(DAYS_BEFORE.values()) + 2)  # and any time zone


@dataclass(frozen=True)
class Wish:
    """What the person wants of a reminder now."""

    kind: str
    revision: int
    channels: tuple[str, ...]
    only_if_not_done: bool
    schedule: Schedule


@dataclass(frozen=True)
class Due:
    """A delivery that is about to be sent."""

    revision: int  # of the reminder, when this was planned
    local_date: date
    channel: str
    expires_at: datetime
    was_postponed: bool = False  # after it was sent, and asked for again: an edit before that changes nothing


def asks_for(kind: str, uptake_id: UUID | None) -> frozenset[str]:
    """Return what answers a reminder: one of some instruments, or a word about an uptake."""
    return frozenset({str(uptake_id)}) if uptake_id else ASKS_FOR.get(kind, frozenset())


def counts_from(kind: str, local_date: date, schedule: Schedule) -> datetime:
    """Return the moment from which something done counts for the occurrence of `local_date`, in UTC."""
    first = local_date - days_before(kind, schedule)
    return datetime.combine(first, time.min, ZoneInfo(schedule.time_zone)).astimezone(UTC)


def days_before(kind: str, schedule: Schedule) -> timedelta:
    """Return how many days before an occurrence something done counts for it."""
    if schedule.days_after:  # due so long after what was done last: what came since puts it off
        return timedelta(days=schedule.days_after - 1)
    return timedelta(days=min(DAYS_BEFORE[kind], (7 * schedule.every_weeks - 1) // 2))


def why_not(due: Due, wish: Wish | None, done_at: datetime | None, now: datetime) -> str | None:
    """Return the reason not to send it, None if it is still wanted.

    wish: the reminder as it is now, None if it is not there any more
    done_at: when what it asks for was done last, None if never
    """
    if wish is None or due.channel not in wish.channels:
        return "edited"
    if wish.revision != due.revision and not due.was_postponed:
        return "edited"
    if now >= due.expires_at:
        return "expired"
    if wish.schedule.paused_until is not None and due.local_date < wish.schedule.paused_until:
        return "paused"
    counts = counts_from(wish.kind, due.local_date, wish.schedule)
    if wish.only_if_not_done and done_at is not None and done_at >= counts:
        return "already_done"
    return None


def is_lost(unopened: int) -> bool:
    """Whether push messages to a browser seem not to arrive: so many were sent, and none of them was opened."""
    return unopened >= UNOPENED


def state_for(reason: str) -> str:
    """Return the state of a delivery that is not sent for `reason`."""
    if reason == "expired":
        return "expired"
    return "failed" if reason in FAILURES else "cancelled"
