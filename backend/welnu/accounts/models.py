"""Persons, and how they get in.

Erasing and exporting walk all tables (`belongings.py`): a column that refers to `person`, or is called
`email`, says whose a row is; a column marked SECRET is not exported, a table marked OTHERS is no person's.
"""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welnu.db import Base, OfPerson

SECRET: Final = {"secret": True}
OTHERS: Final = {"info": {"of_others": True}}


class Person(OfPerson, Base):
    """Someone who keeps a record of their own wellbeing. No name, and no date of birth."""

    __tablename__ = "person"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)  # version 4: tells nothing, not even when
    created_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(String(2))
    life_phase: Mapped[str | None]
    time_zone: Mapped[str]
    birth_years: Mapped[int | None]  # the first of five years

    consents: Mapped[list["Consent"]] = relationship(order_by="Consent.given_at", viewonly=True)
    email_login: Mapped["EmailLogin | None"] = relationship(viewonly=True)

    @property
    def consent(self) -> "Consent":
        """The agreement given last."""
        return self.consents[-1]


class Consent(OfPerson, Base):
    """Agreement to the processing that one version of the text describes."""

    __tablename__ = "consent"

    version: Mapped[str] = mapped_column(primary_key=True)
    given_at: Mapped[datetime]


class LoginSession(OfPerson, Base):
    """One device that is logged in."""

    __tablename__ = "login_session"
    __table_args__ = (Index(None, "person_id", "id", unique=True),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    id: Mapped[UUID] = mapped_column(default=uuid4)  # names it in the list; opens nothing
    created_at: Mapped[datetime]
    last_seen_on: Mapped[date]  # no finer: it is shown to find a forgotten device, not to follow someone
    device: Mapped[str]  # "Chrome · Android"


class EmailLogin(Base):
    """Which person logs in with an address. Looked up before it is known who asks."""

    __tablename__ = "email_login"

    email: Mapped[str] = mapped_column(String(254), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.person_id"), unique=True)
    password_hash: Mapped[str] = mapped_column(info=SECRET)


class RecoveryCode(Base):
    """The one live recovery code of a person. Looked up before it is known who asks."""

    __tablename__ = "recovery_code"

    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.person_id"), unique=True)


class MailToken(Base):
    """What a link in a mail opens, once: the end of a sign-up, or a new password."""

    __tablename__ = "mail_token"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    purpose: Mapped[str]
    email: Mapped[str] = mapped_column(String(254), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    sign_up: Mapped[Any] = mapped_column(
        JSON(none_as_null=True), nullable=True, info=SECRET
    )  # with the hash of the password


class OutgoingMail(Base):
    """A mail that is not sent yet."""

    __tablename__ = "outgoing_mail"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    email: Mapped[str] = mapped_column(String(254), index=True)
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(Text, info=SECRET)  # holds a link that opens an account
    created_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)  # taking a mail moves this on: nobody else takes it
    attempts: Mapped[int] = mapped_column(default=0)
