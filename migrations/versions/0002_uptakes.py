"""What persons do with interventions"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    op.create_table(
        "uptake",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("deleted_at", MOMENT),
        sa.Column("intervention", sa.String),
        sa.Column("status", sa.String),
        sa.Column("started_on", sa.Date),
        sa.Column("ended_on", sa.Date),
        sa.Column("helped", sa.Integer),
        sa.Column("note", sa.Text),
        sa.Column("for_child", sa.Boolean),
        sa.Column("changed_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_uptake_person_id")),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_uptake")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_uptake_person_id_seq"), "uptake", ["person_id", "seq"], unique=True)
