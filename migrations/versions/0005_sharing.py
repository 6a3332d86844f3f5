"""Introductions, grants, and the access log"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
FIXED = (  # columns of a grant that never change: all but closed_at
    "person_id", "id", "practitioner_id", "called", "scope", "instruments", "data_from", "opens_at", "until_on",
    "expires_at", "note", "created_at",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("by", sa.String(length=4), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("practitioner_id", sa.Uuid),
        sa.Column("taken_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_invitation_person_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioner.id"], name=op.f("fk_invitation_practitioner_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_invitation")),
    )
    op.create_index(op.f("ix_invitation_person_id_id"), "invitation", ["person_id", "id"], unique=True)
    for column in ("expires_at", "practitioner_id"):
        op.create_index(op.f(f"ix_invitation_{column}"), "invitation", [column], unique=False)
    op.create_table(
        "guess",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("practitioner_id", sa.Uuid, nullable=False),
        sa.Column("network", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioner.id"], name=op.f("fk_guess_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guess")),
    )
    op.create_index(op.f("ix_guess_practitioner_id_at"), "guess", ["practitioner_id", "at"], unique=False)
    op.create_index(op.f("ix_guess_network_at"), "guess", ["network", "at"], unique=False)
    op.create_index(op.f("ix_guess_at"), "guess", ["at"], unique=False)
    op.create_table(
        "grant",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("practitioner_id", sa.Uuid, nullable=False),
        sa.Column("called", sa.String, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("instruments", sa.Text, nullable=False),
        sa.Column("data_from", sa.Date),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("until_on", sa.Date, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_grant_person_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioner.id"], name=op.f("fk_grant_practitioner_id")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_grant")),
    )
    op.create_index(op.f("ix_grant_id"), "grant", ["id"], unique=True)
    op.create_index(op.f("ix_grant_practitioner_id"), "grant", ["practitioner_id"], unique=False)
    op.create_table(
        "access",
        sa.Column("number", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=1), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.Uuid),
        sa.Column("actor_name", sa.String, nullable=False),
        sa.Column("actor_role", sa.String(length=16), nullable=False),
        sa.Column("on_behalf_of", sa.String, nullable=False),
        sa.Column("subject", sa.LargeBinary(length=32)),
        sa.Column("grant_id", sa.Uuid),
        sa.Column("scope", sa.String),
        sa.Column("ends_at", MOMENT),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_access")),
    )
    op.create_index(op.f("ix_access_subject_at"), "access", ["subject", "at"], unique=False)
    op.create_index(op.f("ix_access_actor"), "access", ["actor"], unique=False)
    op.create_table(
        "access_head",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_head")),
    )
    for statement in SQLITE if op.get_context().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


# The database refuses too: an access is only ever added, a grant only ever closed, once.
SQLITE = (
    "CREATE TRIGGER access_stays BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT, 'an access is only added'); END",
    "CREATE TRIGGER access_remains BEFORE DELETE ON access BEGIN SELECT RAISE(ABORT, 'an access is only added'); END",
    # INSERT OR REPLACE deletes without asking the trigger above
    "CREATE TRIGGER access_added BEFORE INSERT ON access WHEN EXISTS (SELECT 1 FROM access WHERE number = NEW.number)"
    " BEGIN SELECT RAISE(ABORT, 'an access is only added'); END",
    f'CREATE TRIGGER grant_stays BEFORE UPDATE OF {", ".join(FIXED)} ON "grant"'
    " BEGIN SELECT RAISE(ABORT, 'a grant is only closed'); END",
    'CREATE TRIGGER grant_closed BEFORE UPDATE ON "grant" WHEN OLD.closed_at IS NOT NULL'
    " BEGIN SELECT RAISE(ABORT, 'a grant is only closed'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION welnu_access_stays() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'an access is only added'; END $$",
    "CREATE TRIGGER access_stays BEFORE UPDATE OR DELETE ON access FOR EACH ROW EXECUTE FUNCTION welnu_access_stays()",
    "CREATE TRIGGER access_remains BEFORE TRUNCATE ON access FOR EACH STATEMENT EXECUTE FUNCTION welnu_access_stays()",
    "CREATE FUNCTION welnu_grant_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF OLD.closed_at IS NOT NULL OR to_jsonb(NEW) - 'closed_at' <> to_jsonb(OLD) - 'closed_at' THEN"
    " RAISE EXCEPTION 'a grant is only closed'; END IF; RETURN NEW; END $$",
    'CREATE TRIGGER grant_stays BEFORE UPDATE ON "grant" FOR EACH ROW EXECUTE FUNCTION welnu_grant_stays()',
)
