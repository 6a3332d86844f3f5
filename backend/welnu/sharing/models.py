"""Introductions, grants, and who looked."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, ForeignKey, Index, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column

from welnu.accounts.models import SECRET
from welnu.db import Base, OfPerson


class Names(TypeDecorator[list[str]]):
    """Several names, as text with a space around each, so that a statement can ask for one of them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else f" {' '.join(value)} "

    def process_result_value(self, value: Any, dialect: Dialect) -> list[str] | None:  # noqa: ARG002
        return None if value is None else str(value).split()


class Invitation(Base):
    """A code by which a practitioner makes themselves known to a person. Looked up before it is known whose it is."""

    __tablename__ = "invitation"
    __table_args__ = (Index(None, "person_id", "id", unique=True),)

    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.person_id"))
    id: Mapped[UUID]
    by: Mapped[str] = mapped_column(String(4))  # code or link
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    practitioner_id: Mapped[UUID | None] = mapped_column(ForeignKey("practitioner.id"), index=True)
    taken_at: Mapped[datetime | None]


class Guess(Base):
    """A code that did not work: whoever tries too many has to wait."""

    __tablename__ = "guess"
    __table_args__ = (Index(None, "practitioner_id", "at"), Index(None, "network", "at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    practitioner_id: Mapped[UUID] = mapped_column(ForeignKey("practitioner.id"))
    network: Mapped[bytes] = mapped_column(LargeBinary(32), info=SECRET)  # a keyed digest of the address
    at: Mapped[datetime] = mapped_column(index=True)


class Grant(OfPerson, Base):
    """What a person opens to one practitioner, and until when. Never changed, but for being closed."""

    __tablename__ = "grant"
    __table_args__ = (Index(None, "id", unique=True),)  # practitioners name it without its person

    id: Mapped[UUID] = mapped_column(primary_key=True)
    practitioner_id: Mapped[UUID] = mapped_column(ForeignKey("practitioner.id"), index=True)
    called: Mapped[str]  # how the practitioner knows the person
    scope: Mapped[list[str]] = mapped_column(Names)
    instruments: Mapped[list[str]] = mapped_column(Names)
    data_from: Mapped[date | None]
    opens_at: Mapped[datetime]
    until_on: Mapped[date]  # the last day, in the time zone that the person had
    expires_at: Mapped[datetime]  # the end of that day
    note: Mapped[str | None] = mapped_column(Text)  # the person's own words for the conversation
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Access(Base):
    """That someone looked, or tried to: a row of the log, held to the one before it. Only ever added.

    It refers to nothing, so that it outlives what it is about. A person is named by a keyed digest of their id.
    """

    __tablename__ = "access"
    __table_args__ = (Index(None, "subject", "at"),)

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)  # 1, 2, 3 …
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(16))  # what was looked at
    action: Mapped[str] = mapped_column(String(1))  # R read, E carried out; the codes of DICOM PS3.15 A.5
    outcome: Mapped[str] = mapped_column(String(16))
    actor: Mapped[UUID | None] = mapped_column(index=True)  # the practitioner; None: an operator
    actor_name: Mapped[str]  # as they were then
    actor_role: Mapped[str] = mapped_column(String(16))
    on_behalf_of: Mapped[str]
    subject: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    grant_id: Mapped[UUID | None]
    scope: Mapped[str | None]
    ends_at: Mapped[datetime | None]  # of the grant
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class AccessHead(Base):
    """Where the log ends: one row, locked by whoever adds to it."""

    __tablename__ = "access_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # always 1
    size: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))
