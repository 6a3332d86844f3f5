"""Recovery codes: 130 random bits, written so that people can copy them by hand.

The symbols are Crockford's base 32, https://www.crockford.com/base32.html: no I, L, O or U.
"""

import re
from typing import Final

BITS: Final = 130  # 26 symbols of 5 bits; out of reach of guessing, even offline
SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = BITS // 5
GROUP: Final = 4
LOOKALIKES: Final = str.maketrans("OIL", "011")


def written(number: int) -> str:
    """Return the code for `number` (0 <= number < 2**130), in groups of four: `0B3C-…-9K`."""
    symbols = "".join(SYMBOLS[number >> shift & 31] for shift in range(BITS - 5, -1, -5))
    return "-".join(symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(text: str) -> str | None:
    """Return the 26 symbols that `text` stands for, None if it cannot be a code.

    Spaces, dashes and case do not matter; O counts as 0, I and L as 1.
    """
    symbols = re.sub(r"[\s\W_]", "", text).upper().translate(LOOKALIKES)
    return symbols if len(symbols) == LENGTH and set(symbols) <= set(SYMBOLS) else None
