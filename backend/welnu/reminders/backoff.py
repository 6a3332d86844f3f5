"""When to try again after a delivery that did not go through."""

from datetime import datetime, timedelta
from typing import Final

FIRST: Final = timedelta(seconds=15)  # doubles with every attempt
LONGEST: Final = timedelta(minutes=15)
LAST_CHANCE: Final = timedelta(seconds=45)  # before the end of the window: two ticks, and a slow answer
AT_ONCE: Final = timedelta(seconds=1)


def next_attempt(
    attempt: int, now: datetime, expires_at: datetime, chance: float, asked: timedelta | None = None
) -> datetime | None:
    """Return when to try again, None if not any more within the window.

    attempt: how many were made, this one included, >= 1
    chance: 0 to 1, drawn for this delivery, so that what failed together does not come back together
    asked: how long the other side asks us to stay away (`Retry-After`), obeyed also where that is past the window
    The last attempt is just before the window ends, so that an outage that ends within it loses nothing.
    """
    if asked is not None:
        at = now + max(asked, AT_ONCE) + FIRST * chance
        return at if at < expires_at else None
    wait = min(FIRST * int(2 ** min(attempt - 1, 10)), LONGEST) * (0.5 + chance / 2)
    last = expires_at - LAST_CHANCE * (0.5 + chance / 2)
    if now + AT_ONCE >= last:
        return None
    return min(now + wait, last)
