"""Runs the migrations on the connection that `welnu.migration` gives."""

from alembic import context

from welnu.accounts import models as _accounts  # noqa: F401
from welnu.accounts.passkeys import models as _passkeys  # noqa: F401
from welnu.accounts.practitioners import models as _practitioners  # noqa: F401
from welnu.checkins import models as _checkins  # noqa: F401
from welnu.db import Base
from welnu.interventions.uptakes import models as _uptakes  # noqa: F401
from welnu.reminders import models as _reminders  # noqa: F401
from welnu.sharing import models as _sharing  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
