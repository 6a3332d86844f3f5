"""How long things open something."""

from datetime import date, datetime, timedelta
from typing import Final

IDLE: Final = timedelta(days=90)  # a session that was not used; someone checks in once a season and stays logged in
ABSOLUTE: Final = timedelta(days=365)  # any session; a lost phone is out within a year
CONFIRMATION: Final = timedelta(hours=24)  # a link that ends a sign-up
RESET: Final = timedelta(hours=1)  # a link that sets a password; OWASP Forgot Password Cheat Sheet: short-lived
MAIL: Final = timedelta(hours=24)  # a mail that could not be sent; its link no longer works after that


def is_live(created_at: datetime, last_seen_on: date, now: datetime) -> bool:
    """Whether a session still opens the account."""
    return now - created_at < ABSOLUTE and now.date() - last_seen_on < IDLE


def retry_after(attempts: int) -> timedelta:
    """Return how long to wait before the next attempt to send a mail: 1, 2, 4 … minutes, an hour at most.

    attempts: how many were made, this one included, >= 1
    """
    return timedelta(minutes=min(2 ** (attempts - 1), 60))
