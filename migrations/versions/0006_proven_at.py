"""When a practitioner's factors were given last"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    op.add_column("practitioner_session", sa.Column("proven_at", MOMENT))
    op.execute("UPDATE practitioner_session SET proven_at = created_at WHERE is_whole")
    op.drop_column("practitioner_session", "is_whole")
