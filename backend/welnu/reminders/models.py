"""Reminders, what became of each time that one was due, and where they go."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from welnu.accounts.models import SECRET
from welnu.db import Base, OfPerson
from welnu.records import TOGETHER, Record

LONGEST_ENDPOINT: Final = 1000  # characters; those of the known push services are under 300


class Reminder(Record, Base):
    """A wish to be told."""

    __tablename__ = "reminder"

    kind: Mapped[str | None] = mapped_column(String(16))
    uptake_id: Mapped[UUID | None]  # what a review is about
    schedule: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    channels: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    only_if_not_done: Mapped[bool | None]
    window_minutes: Mapped[int | None]
    follow_phone: Mapped[bool | None]
    changed_at: Mapped[datetime | None]  # by the phone's clock
    next_due_at: Mapped[datetime | None] = mapped_column(index=True)  # schedulers look here, across persons
    next_local_date: Mapped[date | None]
    next_slot: Mapped[int | None]
    asked_on: Mapped[date | None]  # local date of the occurrence that was sent last
    asked_at: Mapped[datetime | None]  # and when that was
    unanswered: Mapped[int | None]  # days on which it asked since the last answer


class Delivery(OfPerson, Base):
    """One occurrence on one channel. Its key is what makes it arrive once."""

    __tablename__ = "delivery"

    reminder_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(
        primary_key=True
    )  # of the reminder: what was edited may be due that day again
    local_date: Mapped[date] = mapped_column(primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(8), primary_key=True)  # push, email, or withdraw: takes back a push
    kind: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime] = mapped_column(index=True)  # to remove old ones, across persons
    expires_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(9))
    reason: Mapped[str | None] = mapped_column(String(20))
    topic: Mapped[str] = mapped_column(String(32))  # opaque; the same for every repeat, so that repeats collapse
    attempt: Mapped[int]
    next_attempt_at: Mapped[datetime | None]  # while leased: until when; none once nothing is left to do
    reached: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)  # subscriptions that have it already
    sent_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]

    __table_args__ = (
        Index(
            None,
            "next_attempt_at",
            sqlite_where=text("next_attempt_at IS NOT NULL"),
            postgresql_where=text("next_attempt_at IS NOT NULL"),
        ),
        Index(None, "person_id", "expires_at"),
        TOGETHER,
    )


class PushSubscription(OfPerson, Base):
    """Where one browser of a person can be told something."""

    __tablename__ = "push_subscription"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    endpoint: Mapped[str] = mapped_column(String(LONGEST_ENDPOINT), info=SECRET)
    p256dh: Mapped[str] = mapped_column(String(100), info=SECRET)
    auth: Mapped[str] = mapped_column(String(32), info=SECRET)
    device: Mapped[str]  # "Chrome · Android"
    created_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]  # the push service does not know it any more
    unopened: Mapped[int]  # sent since the person last opened one
    took_at: Mapped[datetime | None]  # when its push service took a message last
    refused_at: Mapped[datetime | None]  # and when it refused us last

    __table_args__ = (
        Index(
            None,
            "refused_at",
            sqlite_where=text("refused_at IS NOT NULL"),
            postgresql_where=text("refused_at IS NOT NULL"),
        ),
        TOGETHER,
    )


class CalendarFeed(Base):
    """The secret address of a person's calendar. Looked up before it is known who asks."""

    __tablename__ = "calendar_feed"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=SECRET)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.person_id"), unique=True)
    created_at: Mapped[datetime]


class RefusingHost(Base):
    """A push service, or the mail server, that refuses us."""

    __tablename__ = "refusing_host"

    host: Mapped[str] = mapped_column(String(253), primary_key=True)
    refusals: Mapped[int]  # of a push service: persons who were refused since then
    since: Mapped[datetime]
    tried_at: Mapped[datetime]
