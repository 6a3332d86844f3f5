"""Check-ins and the administrations made in them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from welnu.db import Base, OfPerson
from welnu.records import TOGETHER, Record


class CheckIn(Record, Base):
    """One sitting."""

    __tablename__ = "checkin"

    completed_at: Mapped[datetime | None]  # by the phone's clock
    time_zone: Mapped[str | None]
    clock_skew_seconds: Mapped[int | None]  # server's clock minus the phone's, when it was sent
    tags: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    note: Mapped[str | None] = mapped_column(Text)

    @declared_attr.directive
    def __table_args__(self) -> Any:
        *indexes, together = super().__table_args__
        return *indexes, Index(None, "person_id", "completed_at"), together


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
