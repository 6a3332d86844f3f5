"""The database: one engine a process, one session a request, and never another person's row by accident.

Reading or changing rows of a person needs a viewer (`view_as`). Every ORM statement then gets the
viewer's `person_id` as a criterion; Core statements over such tables must be built by `own`.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import orjson
from flask import Flask, current_app, g, has_app_context
from sqlalchemy import (
    Connection,
    CursorResult,
    DateTime,
    Delete,
    Dialect,
    Engine,
    ForeignKey,
    MetaData,
    Select,
    String,
    Table,
    TypeDecorator,
    Update,
    bindparam,
    create_engine,
    event,
)
from sqlalchemy.engine import make_url
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    mapped_column,
    with_loader_criteria,
)
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import Alias
from sqlalchemy.sql.util import find_tables
from sqlalchemy.types import TypeEngine

from welnu.config import Misconfigured

try:
    from pysqlite3 import dbapi2 as sqlite
except ImportError:  # no wheel for this platform: the standard library's, if it is new enough
    sqlite = sqlite3

__all__ = [
    "Base", "Everyone", "Moment", "NoViewer", "OfPerson", "across_persons", "begin", "connect", "own",
    "refuse_aliases", "run", "session", "sqlite", "tables_of_persons", "transaction", "unit", "view_as", "writing",
]  # fmt: skip
OLDEST_SQLITE: Final = (3, 51, 3)  # the first without the WAL-reset corruption bug, https://sqlite.org/wal.html
VIEWER: Final = "viewer"


class NoViewer(Exception):
    """Rows of a person were about to be reached without saying on whose behalf."""


class Everyone:
    """The viewer of a job that by its nature passes over all persons, such as removing what expired."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, in UTC; sortable text on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(32) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.isoformat(timespec="microseconds") if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return datetime.fromisoformat(value) if isinstance(value, str) else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables; constraints have names, so that migrations can change them."""

    type_annotation_map = {datetime: Moment}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class OfPerson:
    """A row that belongs to a person: reached by its owner, else through sharing.

    The table `person` itself is one too; there `person_id` is the whole key and refers to nothing.
    """

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.person_id"), primary_key=True, sort_order=-1)


S = TypeVar("S", bound=Select[Any] | Update | Delete)


def own(statement: S) -> S:
    """Return the Core `statement` narrowed to the viewer's rows; build it once, at module level.

    Raises NoViewer for a table of persons under another name: it would not be narrowed.
    """
    refuse_aliases(statement)
    narrowed: Any = statement
    for table in tables_of_persons(statement):
        narrowed = narrowed.where(table.c.person_id == bindparam(VIEWER))
    return narrowed.execution_options(own=True)  # type: ignore[no-any-return]


def tables_of_persons(statement: Any) -> list[Table]:
    """Return the tables in `statement`, also within selects in it, whose rows belong to persons."""
    found = find_tables(statement, include_joins=True, include_selects=True, include_crud=True, check_columns=True)
    tables = {table for table in found if isinstance(table, Table) and "person_id" in table.primary_key.columns}
    return sorted(tables, key=lambda table: table.name)


def refuse_aliases(statement: Any) -> None:
    """Raise NoViewer if `statement` reads a table of persons under another name."""
    for each in visitors.iterate(statement):
        if isinstance(each, Alias) and tables_of_persons(each.element):
            raise NoViewer(f"read the table under its own name: {statement}")


class ViewedSession(Session):
    """A session that reaches the rows of one viewer."""


@event.listens_for(ViewedSession, "do_orm_execute")
def _only_the_viewers(state: ORMExecuteState) -> None:
    viewer = state.session.info["unit"].viewer
    if state.execution_options.get("own"):
        state.parameters = _with_viewer(state.parameters, viewer)
    elif state.is_insert:
        _check_owner(state, viewer)
    elif viewer is not Everyone and tables_of_persons(state.statement):
        if viewer is None or not state.is_orm_statement:
            raise NoViewer(f"say on whose behalf: {state.statement}")
        criterion = with_loader_criteria(OfPerson, lambda cls: cls.person_id == viewer, include_aliases=True)
        state.statement = state.statement.options(criterion)


def _with_viewer(parameters: Any, viewer: Any) -> Any:
    if viewer is None or viewer is Everyone:
        raise NoViewer("an own() statement needs one person as viewer")
    if isinstance(parameters, (list, tuple)):
        return [{**each, VIEWER: viewer} for each in parameters]
    return {**(parameters or {}), VIEWER: viewer}


def _check_owner(state: ORMExecuteState, viewer: Any) -> None:
    if viewer is Everyone or not tables_of_persons(state.statement):
        return
    parameters: Any = state.parameters or {}
    rows = parameters if isinstance(parameters, (list, tuple)) else [parameters]
    if viewer is None or any(row.get("person_id") != viewer for row in rows):
        raise NoViewer("a row can only be added on behalf of its owner, with its values as parameters")


@event.listens_for(ViewedSession, "before_flush")
def _only_for_the_viewer(session: Session, _context: Any, _instances: Any) -> None:
    viewer = session.info["unit"].viewer
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, OfPerson) and viewer is not Everyone and row.person_id != viewer:
            raise NoViewer(f"a row of {type(row).__name__} can only be written on behalf of its owner")


def connect(url: str) -> Engine:
    """Return an engine for `url`: SQLite in WAL mode with full durability, or PostgreSQL.

    Raises Misconfigured when the database library is missing or too old.
    """
    options: dict[str, Any] = {"json_serializer": _dumps, "json_deserializer": orjson.loads, "hide_parameters": True}
    if make_url(url).get_backend_name() != "sqlite":
        return _postgresql(url, options)
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise Misconfigured(f"SQLite {sqlite.sqlite_version} is too old: install the pysqlite3 package")
    engine = create_engine(url, module=sqlite, connect_args={"timeout": 10}, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _postgresql(url: str, options: dict[str, Any]) -> Engine:
    try:
        return create_engine(make_url(url).set(drivername="postgresql+psycopg"), pool_pre_ping=True, **options)
    except ModuleNotFoundError as error:
        raise Misconfigured("PostgreSQL needs psycopg: install welnu[postgresql]") from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def begin(engine: Engine) -> Iterator[Connection]:
    """One write transaction on a connection of its own, outside any request; all persons' rows are in reach."""
    with engine.connect() as connection:
        _begin_writing(connection)
        yield connection
        connection.commit()


def _begin_writing(connection: Connection) -> None:
    """Take SQLite's one place for a writer now, not at the first change, so that what is read first stays true."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    """Let all that is read until the next write be of one moment."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")


class Unit:
    """What one request, or one job, does with the database: one connection, one viewer, one write at a time."""

    def __init__(self, engine: Engine) -> None:
        self.connection = engine.connect()
        _begin_reading(self.connection)
        self.viewer: UUID | type[Everyone] | None = None
        self.writing = False
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The session for objects; made when it is first needed, on the same connection."""
        if self._session is None:
            self._session = ViewedSession(self.connection, expire_on_commit=False, info={"unit": self})
        return self._session

    def settle(self) -> None:
        """Write what the session holds, and end the transaction, durably."""
        if self._session is not None:
            self._session.commit()  # within the connection's own transaction: flushes, and keeps what was loaded
        self.connection.commit()

    def undo(self) -> None:
        """End the transaction as if it had not begun."""
        if self._session is not None:
            self._session.rollback()
        self.connection.rollback()

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
        self.connection.close()


def unit() -> Unit:
    """Return what this request does with the database."""
    if "db_unit" not in g:
        g.db_unit = Unit(current_app.extensions["engine"])
    return g.db_unit  # type: ignore[no-any-return]


def session() -> Session:
    """Return this request's session; what it reads is one snapshot until `transaction` is entered."""
    return unit().session


def view_as(viewer: UUID | type[Everyone] | None) -> None:
    """Bind this request to `viewer`, so that only this person's rows can be reached."""
    unit().viewer = viewer


@contextmanager
def across_persons() -> Iterator[None]:
    """Reach the rows of all persons; for jobs alone."""
    before = unit().viewer
    view_as(Everyone)
    try:
        yield
    finally:
        view_as(before)


def run(statement: Any, values: Mapping[str, Any] | None = None) -> CursorResult[*tuple[Any, ...]]:
    """Execute a statement made by `own`, or the insert of one row of the viewer's, straight on the connection.

    For paths that must be quick: it leaves out what the session adds for objects, not the check on whose rows they are.
    """
    current, values = unit(), values or {}
    if not isinstance(current.viewer, UUID):
        raise NoViewer("say on behalf of which person")
    if statement.is_insert:
        if values.get("person_id") != current.viewer:
            raise NoViewer("a row can only be added on behalf of its owner")
    elif not statement.get_execution_options().get("own"):
        raise NoViewer("build the statement with own()")
    else:
        values = {**values, VIEWER: current.viewer}
    return current.connection.execute(statement, values)


def has_several_writers() -> bool:
    """Whether others may write while this request does: on PostgreSQL; SQLite has one writer at a time."""
    return unit().connection.dialect.name != "sqlite"


@contextmanager
def writing() -> Iterator[None]:
    """One write transaction: all of it is stored, durably, when the block ends, or none of it."""
    current = unit()
    if current.writing:
        raise RuntimeError("one use case is one transaction: this one is inside another")
    current.settle()  # ends the reading snapshot, keeps what was loaded
    current.writing = True
    try:
        _begin_writing(current.connection)
        yield
        current.settle()
    except BaseException:
        current.undo()
        raise
    finally:
        current.writing = False


@contextmanager
def transaction() -> Iterator[Session]:
    """`writing`, with the session for objects."""
    with writing():
        yield session()


def close(_exception: BaseException | None = None) -> None:
    """Give the connection back at the end of a request or job."""
    if has_app_context() and (current := g.pop("db_unit", None)) is not None:
        current.close()


def register(app: Flask, url: str) -> None:
    """Give `app` its engine."""
    app.extensions["engine"] = connect(url)
    app.teardown_appcontext(close)
