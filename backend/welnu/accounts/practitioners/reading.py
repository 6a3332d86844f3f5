"""Questions to the database that routes and use cases share."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from welnu.accounts.practitioners.models import Practitioner, PractitionerPasskey


def has_second(session: Session, practitioner_id: UUID) -> bool:
    """Whether the account has a second factor: a program that makes codes, or a passkey."""
    passkey = exists().where(PractitionerPasskey.practitioner_id == practitioner_id)
    found = select(Practitioner.totp_secret.is_not(None) | passkey).where(Practitioner.id == practitioner_id)
    return bool(session.scalar(found))
