"""Practitioners, how they get in, and passkeys of everyone"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    op.create_table(
        "challenge",
        sa.Column("challenge_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("challenge_hash", name=op.f("pk_challenge")),
    )
    op.create_index(op.f("ix_challenge_expires_at"), "challenge", ["expires_at"], unique=False)
    op.create_table(
        "passkey",
        sa.Column("person_id", sa.Uuid, nullable=False),
        *credential(),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_passkey_person_id")),
        sa.PrimaryKeyConstraint("person_id", "credential_id", name=op.f("pk_passkey")),
    )
    op.create_index(op.f("ix_passkey_person_id_id"), "passkey", ["person_id", "id"], unique=True)
    op.create_table(
        "practitioner",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("email", sa.String(length=254)),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("profession", sa.String(length=200), nullable=False),
        sa.Column("registration", sa.String(length=200)),
        sa.Column("confirmed_at", MOMENT),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("password_hash", sa.String),
        sa.Column("totp_secret", sa.LargeBinary),
        sa.Column("totp_offered", sa.LargeBinary),
        sa.Column("totp_step", sa.Integer),
        sa.Column("misses", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practitioner")),
        sa.UniqueConstraint("email", name=op.f("uq_practitioner_email")),
    )
    op.create_index(op.f("ix_practitioner_ended_at"), "practitioner", ["ended_at"], unique=False)
    op.create_table(
        "practitioner_session",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("practitioner_id", sa.Uuid, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.Column("is_whole", sa.Boolean, nullable=False),
        sa.Column("device", sa.String, nullable=False),
        of_practitioner("practitioner_session"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_practitioner_session")),
        sa.UniqueConstraint("id", name=op.f("uq_practitioner_session_id")),
    )
    for column in ("created_at", "practitioner_id"):
        op.create_index(op.f(f"ix_practitioner_session_{column}"), "practitioner_session", [column], unique=False)
    op.create_table(
        "practitioner_passkey",
        sa.Column("practitioner_id", sa.Uuid, nullable=False),
        *credential(),
        of_practitioner("practitioner_passkey"),
        sa.PrimaryKeyConstraint("practitioner_id", "credential_id", name=op.f("pk_practitioner_passkey")),
    )
    op.create_index(
        op.f("ix_practitioner_passkey_practitioner_id_id"),
        "practitioner_passkey",
        ["practitioner_id", "id"],
        unique=True,
    )
    op.create_table(
        "practitioner_code",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("practitioner_id", sa.Uuid, nullable=False),
        of_practitioner("practitioner_code"),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_practitioner_code")),
    )
    op.create_index(
        op.f("ix_practitioner_code_practitioner_id"), "practitioner_code", ["practitioner_id"], unique=False
    )
    op.create_table(
        "practitioner_link",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("practitioner_id", sa.Uuid, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("details", sa.JSON),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_practitioner_link")),
    )
    for column in ("email", "expires_at"):
        op.create_index(op.f(f"ix_practitioner_link_{column}"), "practitioner_link", [column], unique=False)


def credential() -> list[sa.Column]:
    return [
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("sign_count", sa.BigInteger, nullable=False),
        sa.Column("device", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT),
    ]


def of_practitioner(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["practitioner_id"], ["practitioner.id"], name=op.f(f"fk_{table}_practitioner_id"))
