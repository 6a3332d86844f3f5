"""Codes: random bits, written so that people can copy them by hand. A recovery code has 130 of them.

The symbols are Crockford's base 32, https://www.crockford.com/base32.html: no I, L, O or U.
"""

import re
from typing import Final

BITS: Final = 130  # 26 symbols of 5 bits; out of reach of guessing, even offline
SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = BITS // 5
GROUP: Final = 4
LOOKALIKES: Final = str.maketrans("OIL", "011")


def written(number: int, length: int = LENGTH) -> str:
    """Return the code for `number` (0 <= number < 32**length), in groups of four: `0B3C-…-9K`."""
    symbols = "".join(SYMBOLS[number >> 5 * place & 31] for place in reversed(range(length)))
    return "-".join(symbols[start : start + GROUP] for start in range(0, length, GROUP))


def read(text: str, length: int = LENGTH) -> str | None:
    """Return the symbols that `text` stands for, None if it cannot be a code of that length.

    Spaces, dashes and case do not matter; O counts as 0, I and L as 1.
    """
    symbols = re.sub(r"[\s\W_]", "", text).upper().translate(LOOKALIKES)
    return symbols if len(symbols) == length and set(symbols) <= set(SYMBOLS) else None
