"""What the scheduler does for sharing: forget codes, guesses and practitioners that are over."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, exists, not_, or_

from welnu import db
from welnu.accounts.practitioners.models import Practitioner
from welnu.sharing import guessing
from welnu.sharing.models import Grant, Guess, Invitation

KEPT: Final = timedelta(days=1)  # what is over, so that the person can see that it is

invitation: Any = Invitation.__table__
guess: Any = Guess.__table__
grant: Any = Grant.__table__
practitioner: Any = Practitioner.__table__
OVER: Final = delete(invitation).where(invitation.c.expires_at <= bindparam("before"))
OLD: Final = delete(guess).where(guess.c.at <= bindparam("before"))
MENTIONED: Final = [exists().where(of.c.practitioner_id == practitioner.c.id) for of in (grant, invitation, guess)]
LEFT: Final = delete(practitioner).where(practitioner.c.ended_at <= bindparam("before"), not_(or_(*MENTIONED)))


def purge(now: datetime) -> None:
    """Remove introductions that are over, guesses that count no more, and practitioners whom nobody can read of."""
    with db.writing():
        db.unit().connection.execute(OVER, {"before": now - KEPT})
        db.unit().connection.execute(OLD, {"before": now - guessing.KEPT})
        db.unit().connection.execute(LEFT, {"before": now - KEPT})
