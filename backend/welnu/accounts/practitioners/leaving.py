"""Ending an account: what opens it goes at once, and with it all that was open to it.

Name, organisation and profession stay as long as a person can read there to whom something was open; then the
scheduler removes the row too. The access log is not touched.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts.practitioners import posting
from welnu.accounts.practitioners.entering import Sitting
from welnu.accounts.practitioners.factors import changeable
from welnu.accounts.practitioners.models import (
    Practitioner,
    PractitionerCode,
    PractitionerLink,
    PractitionerPasskey,
    PractitionerSession,
)

FACTORS: Final = ("password_hash", "totp_secret", "totp_offered", "totp_step")


def leave(sitting: Sitting, now: datetime) -> None:
    """End one's own account, for good; a mail says so.

    Raises Forbidden when it is long ago that both factors were given: someone else may sit there.
    """
    with db.transaction() as session:
        practitioner = changeable(session, sitting, now)
        if practitioner.email:
            posting.post(session, practitioner.email, "ended", practitioner.language, now)
        end(session, practitioner, now)


def end(session: Session, practitioner: Practitioner, now: datetime) -> None:
    """End an account. The address is free again, for one that starts with nothing."""
    close(session, practitioner)
    practitioner.ended_at, practitioner.email, practitioner.registration = now, None, None


def close(session: Session, practitioner: Practitioner) -> None:
    """Take everything that opens the account."""
    for name in FACTORS:
        setattr(practitioner, name, None)
    practitioner.misses = 0
    for table in (PractitionerSession, PractitionerPasskey, PractitionerCode):
        session.execute(delete(table).where(table.practitioner_id == practitioner.id))
    session.execute(delete(PractitionerLink).where(PractitionerLink.email == practitioner.email))
