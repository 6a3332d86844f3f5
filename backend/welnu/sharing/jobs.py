"""What the scheduler does for sharing: forget codes and guesses that are over."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete

from welnu import db
from welnu.sharing import guessing
from welnu.sharing.models import Guess, Invitation

KEPT: Final = timedelta(days=1)  # a code that is over, so that the person can see that it is

invitation: Any = Invitation.__table__
guess: Any = Guess.__table__
OVER: Final = delete(invitation).where(invitation.c.expires_at <= bindparam("before"))
OLD: Final = delete(guess).where(guess.c.at <= bindparam("before"))


def purge(now: datetime) -> None:
    """Remove introductions that are over, and guesses that count no more."""
    with db.writing():
        db.unit().connection.execute(OVER, {"before": now - KEPT})
        db.unit().connection.execute(OLD, {"before": now - guessing.KEPT})
