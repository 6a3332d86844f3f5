"""What persons do with interventions."""

from datetime import date, datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from welnu.db import Base
from welnu.records import Record


class Uptake(Record, Base):
    """An intervention that a person saved, is trying, or is done with."""

    __tablename__ = "uptake"

    intervention: Mapped[str | None]  # of any catalogue, also of an older or a newer one than ours
    status: Mapped[str | None]
    started_on: Mapped[date | None]  # days as the person's calendar has them
    ended_on: Mapped[date | None]
    helped: Mapped[int | None]  # 0 not at all … 10 very much
    note: Mapped[str | None] = mapped_column(Text)
    for_child: Mapped[bool | None]
    changed_at: Mapped[datetime | None]  # by the phone's clock
