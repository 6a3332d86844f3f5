"""Codes of six digits that a program on a phone makes from a shared secret, each half minute a new one (RFC 6238)."""

from datetime import datetime
from hmac import compare_digest
from typing import Final

DIGITS: Final = 6
PERIOD: Final = 30  # seconds
DRIFT: Final = 1  # periods that a phone's clock may be off; RFC 6238 section 5.2


def digits(text: str) -> str | None:
    """Return the six digits in `text`, None if it is no such code; spaces do not count."""
    found = "".join(text.split())
    return found if len(found) == DIGITS and found.isascii() and found.isdigit() else None


def step(secret: str | None, code: str, now: datetime, used: int | None) -> int | None:
    """Return the period of which `code` is the code, None if it is not a good one now.

    secret: None where there is none, or it cannot be read any more
    used: the period of the code that was accepted last; that one and older ones work no more
    """
    from pyotp import TOTP

    if secret is None:
        return None
    current = int(now.timestamp()) // PERIOD
    periods = range(current - DRIFT, current + DRIFT + 1)
    found = [period for period in periods if compare_digest(TOTP(secret).generate_otp(period), code)]
    return next((period for period in found if used is None or period > used), None)


def address(secret: str, email: str) -> str:
    """Return the otpauth address that such programs read, as a QR code too."""
    from pyotp import TOTP

    return str(TOTP(secret).provisioning_uri(name=email, issuer_name="Welnu"))


def new_secret() -> str:
    """Return 160 random bits in base 32, as RFC 4226 section 4 asks."""
    from pyotp import random_base32

    return str(random_base32(32))
