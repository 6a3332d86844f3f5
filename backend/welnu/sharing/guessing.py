"""How often someone may enter a code that does not work."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

SYMBOLS: Final = 10  # of 5 bits each, in a code that is told in the room
BITS: Final = 5 * SYMBOLS
KEPT: Final = timedelta(days=1)  # guesses older than this do not count


class Limit(NamedTuple):
    """At most so many in such a time."""

    most: int
    within: timedelta


# Our choice: someone who mistypes has room, and a practice of thirty behind one network address too
OF_PRACTITIONER: Final = (Limit(10, timedelta(minutes=15)), Limit(40, timedelta(days=1)))
OF_NETWORK: Final = (Limit(60, timedelta(hours=1)), Limit(300, timedelta(days=1)))


def wait(guesses: Iterable[datetime], limits: Iterable[Limit], now: datetime) -> timedelta | None:
    """Return how long someone has to wait who guessed wrong at these moments, None if not at all."""
    made = sorted(guesses, reverse=True)
    waits = [made[limit.most - 1] + limit.within - now for limit in limits if len(made) >= limit.most]
    longest = max(waits, default=timedelta(0))
    return longest if longest > timedelta(0) else None


def chance(guesses: int, live: int, bits: int = BITS) -> float:
    """Return at most how likely it is that one of `guesses` is one of `live` codes at some moment."""
    return guesses * live / float(2**bits)
