"""Bringing the database to this version's tables. Alembic is slow to load: it is asked only where there is work."""

from sqlalchemy import Engine, column, inspect, select, table

from welnu import db
from welnu.config import resource


def upgrade(engine: Engine) -> None:
    """Apply the migrations that this database does not have yet, all or none of them."""
    if is_current(engine):
        return
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(resource("migrations")))
    with db.begin(engine) as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has the tables of this version."""
    version = table("alembic_version", column("version_num"))
    with engine.connect() as connection:
        if not inspect(connection).has_table(version.name):
            return False
        return connection.execute(select(version.c.version_num)).scalar() == head()


def head() -> str:
    """Return the newest revision that this version knows: files are called after theirs."""
    return max(path.name.partition("_")[0] for path in (resource("migrations") / "versions").glob("[0-9]*_*.py"))
