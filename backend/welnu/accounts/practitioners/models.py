"""Practitioners, and how they get in.

No row here is a person's, also where a person logs in with the same address: OTHERS keeps erasing and
exporting away from them.
"""

from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from welnu.accounts.models import OTHERS, SECRET
from welnu.accounts.passkeys.models import Credential
from welnu.db import Base

LONGEST: Final = 200  # characters of a name


class Practitioner(Base):
    """A professional who sees what a person opened to them. One who left stays while a person can read who it was."""

    __tablename__ = "practitioner"
    __table_args__ = (OTHERS,)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)  # None once ended
    name: Mapped[str] = mapped_column(String(LONGEST))
    organisation: Mapped[str] = mapped_column(String(LONGEST))
    profession: Mapped[str] = mapped_column(String(LONGEST))
    registration: Mapped[str | None] = mapped_column(String(LONGEST))  # the number in a register of professions
    confirmed_at: Mapped[datetime | None]  # None: all of the above is what they say themselves
    language: Mapped[str] = mapped_column(String(2))
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
    password_hash: Mapped[str | None] = mapped_column(info=SECRET)
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary, info=SECRET)  # sealed
    totp_offered: Mapped[bytes | None] = mapped_column(LargeBinary, info=SECRET)  # sealed; no code was shown yet
    totp_step: Mapped[int | None]  # the half minute of the code used last
    misses: Mapped[int] = mapped_column(default=0)  # wrong second factors in a row


class PractitionerSession(Base):
    """A browser in which a practitioner gave one factor, or both."""

    __tablename__ = "practitioner_session"
    __table_args__ = (OTHERS,)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    id: Mapped[UUID] = mapped_column(unique=True, default=uuid4)
    practitioner_id: Mapped[UUID] = mapped_column(ForeignKey("practitioner.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(index=True)
    last_seen_at: Mapped[datetime]  # to the minute
    proven_at: Mapped[datetime | None]  # when both factors, or the second one again, were given; None: one was
    device: Mapped[str]

    @property
    def is_whole(self) -> bool:
        """Whether both factors were given."""
        return self.proven_at is not None


class PractitionerPasskey(Credential, Base):
    """A passkey of a practitioner: both factors in one, as it asks for a finger, a face or a PIN."""

    __tablename__ = "practitioner_passkey"
    __table_args__ = (Index(None, "practitioner_id", "id", unique=True), OTHERS)

    practitioner_id: Mapped[UUID] = mapped_column(ForeignKey("practitioner.id"), primary_key=True, sort_order=-1)


class PractitionerCode(Base):
    """A recovery code: a second factor that works once."""

    __tablename__ = "practitioner_code"
    __table_args__ = (OTHERS,)

    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    practitioner_id: Mapped[UUID] = mapped_column(ForeignKey("practitioner.id"), index=True)


class PractitionerLink(Base):
    """What a link opens, once: an invitation, the end of a registration, or a new password."""

    __tablename__ = "practitioner_link"
    __table_args__ = (OTHERS,)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    purpose: Mapped[str] = mapped_column(String(12))
    practitioner_id: Mapped[UUID]  # of whoever is there already, or of whom an invitation will make
    email: Mapped[str] = mapped_column(String(254), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    details: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True, info=SECRET)
