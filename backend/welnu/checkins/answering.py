"""What packages do when someone has done what they may be asked for, in the transaction that stores it."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final
from uuid import UUID

Follow = Callable[[UUID, Collection[str], datetime, datetime], None]

FOLLOWS: Final[list[Follow]] = []  # packages that ask for it add theirs


def when_answered(follow: Follow) -> Follow:
    """Declare what is to be done."""
    FOLLOWS.append(follow)
    return follow


def tell(person_id: UUID, about: Collection[str], at: datetime, now: datetime) -> None:
    """Tell the others what was answered.

    about: instruments, or the id of what a word was said about
    at: when that was, by the server's clock
    """
    for follow in FOLLOWS:
        follow(person_id, about, at, now)
