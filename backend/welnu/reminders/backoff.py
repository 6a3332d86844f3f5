"""When to try again after a delivery that did not go through."""

from datetime import datetime, timedelta
from typing import Final

FIRST: Final = timedelta(seconds=15)  # doubles with every attempt
LONGEST: Final = timedelta(minutes=15)
SHORTEST: Final = timedelta(seconds=10)
LAST: Final = timedelta(seconds=5)  # before the end of the window: a tick, and a moment to send
NONE: Final = timedelta(0)


def next_attempt(
    attempt: int,
    now: datetime,
    expires_at: datetime,
    chance: float,
    *,
    asked: timedelta | None = None,
    rest: timedelta = NONE,
) -> datetime | None:
    """Return when to try again, None if not any more within the window.

    attempt: how many were made, this one included, >= 1
    chance: 0 to 1, drawn for this delivery, so that what failed together does not come back together
    asked: how long the other side asks us to stay away (`Retry-After`), obeyed also where that is past the window
    rest: how long we leave the other side alone of our own accord; no reason to miss the window
    Never later than halfway through what is left, so that an outage that ends within the window loses nothing.
    """
    jitter, last = 0.5 + chance / 2, expires_at - LAST
    if asked is not None:
        at = now + asked + FIRST * jitter
        return at if at < expires_at else None
    wait = min(FIRST * int(2 ** min(attempt - 1, 10)), LONGEST)
    at = now + min(wait, max((expires_at - now) / 2, SHORTEST)) * jitter
    at = max(at, min(now + rest, last))
    return at if now < at <= last else None
