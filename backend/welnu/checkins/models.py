"""Check-ins and the administrations made in them."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from welnu.db import Base, OfPerson

TOGETHER: Final = {"sqlite_with_rowid": False}  # the rows of one person lie side by side


class CheckIn(OfPerson, Base):
    """One sitting. A deleted one keeps its id alone, so that no other phone brings it back."""

    __tablename__ = "checkin"
    __table_args__ = (Index(None, "person_id", "seq", unique=True), TOGETHER)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)  # counts this person's changes; phones ask what came after
    revision: Mapped[int]  # 0, and one more each time the person amends it
    completed_at: Mapped[datetime | None]  # by the phone's clock
    time_zone: Mapped[str | None]
    clock_skew_seconds: Mapped[int | None]  # server's clock minus the phone's, when it was sent
    received_at: Mapped[datetime]
    tags: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    note: Mapped[str | None] = mapped_column(Text)
    deleted_at: Mapped[datetime | None]


class Administration(OfPerson, Base):
    """One instrument, completed once."""

    __tablename__ = "administration"
    __table_args__ = (
        ForeignKeyConstraint(["person_id", "checkin_id"], ["checkin.person_id", "checkin.id"]),
        TOGETHER,
    )

    checkin_id: Mapped[UUID] = mapped_column(primary_key=True)
    instrument_id: Mapped[str] = mapped_column(primary_key=True)
    instrument_version: Mapped[int]
    responses: Mapped[Any] = mapped_column(JSON)  # item id -> value; a skipped item has no entry
