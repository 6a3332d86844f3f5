"""Persons, how they get in, and their check-ins"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mail_token",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("sign_up", sa.JSON),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_mail_token")),
    )
    op.create_index(op.f("ix_mail_token_email"), "mail_token", ["email"], unique=False)
    op.create_index(op.f("ix_mail_token_expires_at"), "mail_token", ["expires_at"], unique=False)
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mail")),
    )
    op.create_index(op.f("ix_outgoing_mail_due_at"), "outgoing_mail", ["due_at"], unique=False)
    op.create_index(op.f("ix_outgoing_mail_email"), "outgoing_mail", ["email"], unique=False)
    op.create_table(
        "person",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("life_phase", sa.String),
        sa.Column("time_zone", sa.String, nullable=False),
        sa.Column("birth_years", sa.Integer),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person")),
    )
    op.create_table(
        "checkin",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("completed_at", MOMENT),
        sa.Column("time_zone", sa.String),
        sa.Column("clock_skew_seconds", sa.Integer),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("tags", sa.JSON),
        sa.Column("note", sa.Text),
        sa.Column("deleted_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_checkin_person_id")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_checkin")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_checkin_person_id_seq"), "checkin", ["person_id", "seq"], unique=True)
    op.create_table(
        "consent",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_consent_person_id")),
        sa.PrimaryKeyConstraint("person_id", "version", name=op.f("pk_consent")),
    )
    op.create_table(
        "email_login",
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("password_hash", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_email_login_person_id")),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_email_login")),
        sa.UniqueConstraint("person_id", name=op.f("uq_email_login_person_id")),
    )
    op.create_table(
        "login_session",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_seen_on", sa.Date, nullable=False),
        sa.Column("device", sa.String, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_login_session_person_id")),
        sa.PrimaryKeyConstraint("person_id", "token_hash", name=op.f("pk_login_session")),
    )
    op.create_index(op.f("ix_login_session_person_id_id"), "login_session", ["person_id", "id"], unique=True)
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_recovery_code_person_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("person_id", name=op.f("uq_recovery_code_person_id")),
    )
    op.create_table(
        "administration",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("checkin_id", sa.Uuid, nullable=False),
        sa.Column("instrument_id", sa.String, nullable=False),
        sa.Column("instrument_version", sa.Integer, nullable=False),
        sa.Column("responses", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id", "checkin_id"],
            ["checkin.person_id", "checkin.id"],
            name=op.f("fk_administration_person_id_checkin_id"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_administration_person_id")),
        sa.PrimaryKeyConstraint("person_id", "checkin_id", "instrument_id", name=op.f("pk_administration")),
        sqlite_with_rowid=False,
    )
