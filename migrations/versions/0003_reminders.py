"""Reminders, deliveries, push subscriptions and calendar feeds"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
WAITS = sa.text("next_attempt_at IS NOT NULL")
REFUSED = sa.text("refused_at IS NOT NULL")


def upgrade() -> None:
    op.create_index(op.f("ix_checkin_person_id_completed_at"), "checkin", ["person_id", "completed_at"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("deleted_at", MOMENT),
        sa.Column("kind", sa.String(16)),
        sa.Column("uptake_id", sa.Uuid),
        sa.Column("schedule", sa.JSON),
        sa.Column("channels", sa.JSON),
        sa.Column("only_if_not_done", sa.Boolean),
        sa.Column("window_minutes", sa.Integer),
        sa.Column("follow_phone", sa.Boolean),
        sa.Column("changed_at", MOMENT),
        sa.Column("next_due_at", MOMENT),
        sa.Column("next_local_date", sa.Date),
        sa.Column("next_slot", sa.Integer),
        sa.Column("asked_on", sa.Date),
        sa.Column("asked_at", MOMENT),
        sa.Column("unanswered", sa.Integer),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_reminder_person_id")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_reminder")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_reminder_person_id_seq"), "reminder", ["person_id", "seq"], unique=True)
    op.create_index(op.f("ix_reminder_next_due_at"), "reminder", ["next_due_at"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("reminder_id", sa.Uuid, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("local_date", sa.Date, nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("reason", sa.String(20)),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("next_attempt_at", MOMENT),
        sa.Column("reached", sa.JSON),
        sa.Column("sent_at", MOMENT),
        sa.Column("opened_at", MOMENT),
        sa.Column("snoozed_until", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_delivery_person_id")),
        sa.PrimaryKeyConstraint(
            "person_id", "reminder_id", "revision", "local_date", "slot", "channel", name=op.f("pk_delivery")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_delivery_next_attempt_at"),
        "delivery",
        ["next_attempt_at"],
        unique=False,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )
    op.create_index(op.f("ix_delivery_person_id_expires_at"), "delivery", ["person_id", "expires_at"], unique=False)
    op.create_index(op.f("ix_delivery_due_at"), "delivery", ["due_at"], unique=False)
    op.create_table(
        "push_subscription",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("endpoint", sa.String(1000), nullable=False),
        sa.Column("p256dh", sa.String(100), nullable=False),
        sa.Column("auth", sa.String(32), nullable=False),
        sa.Column("device", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("gone_at", MOMENT),
        sa.Column("unopened", sa.Integer, nullable=False),
        sa.Column("took_at", MOMENT),
        sa.Column("refused_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_push_subscription_person_id")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_push_subscription")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_push_subscription_refused_at"),
        "push_subscription",
        ["refused_at"],
        unique=False,
        sqlite_where=REFUSED,
        postgresql_where=REFUSED,
    )
    op.create_table(
        "calendar_feed",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_calendar_feed_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendar_feed_person_id")),
    )
    op.create_table(
        "refusing_host",
        sa.Column("host", sa.String(253), nullable=False),
        sa.Column("refusals", sa.Integer, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("tried_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_refusing_host")),
    )
