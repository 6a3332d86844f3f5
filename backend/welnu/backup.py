"""Keeping the database: upgrade, copy, put back."""

import os
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from welnu import db, migration
from welnu.config import Config, Misconfigured

APPLICATION: bytes = b"SQLite format 3\x00"


def upgrade(config: Config) -> None:
    """Bring the database to this version's tables; create it if there is none."""
    engine = db.connect(config.database_url)
    migration.upgrade(engine)
    engine.dispose()


def back_up(config: Config, file: Path) -> None:
    """Write a consistent copy to `file`, complete or not at all.

    Raises Misconfigured when there is nothing to copy, or `file` exists.
    """
    source = _sqlite_file(config)
    if not source.exists():
        raise Misconfigured(f"there is no database at {source}")
    if file.exists():
        raise Misconfigured(f"{file} exists already")
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with closing(db.sqlite.connect(source)) as old, closing(db.sqlite.connect(draft)) as new:
            draft.chmod(0o600)
            old.backup(new)
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def restore(config: Config, file: Path) -> None:
    """Put the copy `file` in the place of the database.

    Raises Misconfigured when `file` is not a sound Welnu database; then nothing has changed.
    """
    target = _sqlite_file(config)
    if not file.is_file() or file.read_bytes()[:16] != APPLICATION:
        raise Misconfigured(f"{file} is not a SQLite database")
    if not _is_sound(file):
        raise Misconfigured(f"{file} is not a sound Welnu database")
    with closing(db.sqlite.connect(file)) as copy, closing(db.sqlite.connect(target)) as current:
        copy.backup(current)
    upgrade(config)


def _is_sound(file: Path) -> bool:
    try:
        with closing(db.sqlite.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            names = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return sound and {"person", "checkin", "alembic_version"} <= {name for (name,) in names}
    except db.sqlite.DatabaseError:
        return False


def _sqlite_file(config: Config) -> Path:
    url = make_url(config.database_url)
    if url.get_backend_name() != "sqlite":
        raise Misconfigured("the database is PostgreSQL: use pg_dump and pg_restore")
    return Path(url.database or "")
