"""The two ways in which a person makes themselves known to a practitioner: a code in the room, or a link."""

import re
from datetime import timedelta
from typing import Final

from welnu.accounts import recovery
from welnu.sharing.guessing import SYMBOLS

LIFETIMES: Final = {"code": timedelta(minutes=15), "link": timedelta(hours=72)}
ANSWER: Final = timedelta(hours=72)  # after it was taken, for the person to open something with it; our choice
PAGE: Final = "/practitioner/code"
TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def written(number: int) -> str:
    """Return the code for `number` (0 <= number < 2**50), as `7K3M-9P2D-4X`."""
    return recovery.written(number, SYMBOLS)


def read(text: str) -> str | None:
    """Return the one form of what a practitioner typed, or of what a link holds; None if it cannot be either.

    In a code spaces, dashes and case do not matter, O counts as 0, I and L as 1.
    """
    if symbols := recovery.read(text, SYMBOLS):
        return symbols
    token = text.strip()
    return token if TOKEN.fullmatch(token) else None
