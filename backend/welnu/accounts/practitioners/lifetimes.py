"""How long things open something to a practitioner: shorter than to a person, on machines that others use too."""

from datetime import datetime, timedelta
from typing import Final

IDLE: Final = timedelta(minutes=30)  # NIST SP 800-63B-4 section 2.2.3: at most an hour at this level
ABSOLUTE: Final = timedelta(hours=12)  # a working day; NIST, as above: at most 24 hours
ENTERING: Final = timedelta(minutes=30)  # between the factors: time to install a program that makes codes
FRESH: Final = timedelta(minutes=15)  # how one logs in can be changed; later, someone else may sit there
SEEN: Final = timedelta(minutes=1)  # how finely use is written down
INVITATION: Final = timedelta(days=7)
CONFIRMATION: Final = timedelta(hours=24)  # a link that ends a registration
RESET: Final = timedelta(hours=1)  # a link that sets a password


def is_live(created_at: datetime, last_seen_at: datetime, is_whole: bool, now: datetime) -> bool:
    """Whether a session still opens something.

    is_whole: whether both factors were given in it
    """
    if now - last_seen_at >= IDLE:
        return False
    return now - created_at < (ABSOLUTE if is_whole else ENTERING)


def is_seen_anew(last_seen_at: datetime, now: datetime) -> bool:
    """Whether it is worth writing down that a session is in use."""
    return now - last_seen_at >= SEEN


def is_fresh(proven_at: datetime, now: datetime) -> bool:
    """Whether both factors, or the second one again, were given so lately that they may be changed."""
    return now - proven_at < FRESH
