"""Passkeys, of whomever they are."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from welnu.accounts.models import SECRET
from welnu.accounts.passkeys.ceremony import LONGEST_ID
from welnu.db import Base, OfPerson

MOST: Final = 20  # passkeys of one holder


class Credential:
    """What is kept of a passkey. Its public key opens nothing: the device keeps the other half."""

    credential_id: Mapped[bytes] = mapped_column(LargeBinary(LONGEST_ID), primary_key=True, info=SECRET)
    id: Mapped[UUID] = mapped_column(default=uuid4)  # names it in the list
    public_key: Mapped[bytes] = mapped_column(LargeBinary, info=SECRET)
    sign_count: Mapped[int] = mapped_column(BigInteger, info=SECRET)  # 0 for ever where a passkey is on several devices
    device: Mapped[str]  # on which it was added, "Chrome · Android"
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class Passkey(Credential, OfPerson, Base):
    """A passkey of a person. The device tells whose it is, so the look-up starts with the person's key."""

    __tablename__ = "passkey"
    __table_args__ = (Index(None, "person_id", "id", unique=True),)


class Challenge(Base):
    """A question that a device has to sign, once. The fingerprint covers for what, and for whom, it was made."""

    __tablename__ = "challenge"

    challenge_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
