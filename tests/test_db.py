"""Nobody reads or changes another person's rows by accident."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import aliased

from welnu import db
from welnu.checkins.models import CheckIn
from welnu.db import Everyone, NoViewer

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def a_row(person_id, **changes):
    return {
        "person_id": person_id, "id": uuid4(), "seq": 1, "revision": 0, "completed_at": NOW, "time_zone": "UTC",
        "clock_skew_seconds": 0, "received_at": NOW, "tags": [], "note": None, "deleted_at": None,
    } | changes  # fmt: skip


@pytest.fixture
def persons(app, alice, bob):
    """Alice and Bob, each with one check-in; nobody is the viewer yet."""
    ids = [UUID(client.account["person"]["id"]) for client in (alice, bob)]
    with app.app_context():
        for id in ids:
            db.view_as(id)
            with db.transaction() as session:
                session.execute(insert(CheckIn.__table__), a_row(id, note=f"van {id}"))
        db.view_as(None)
        yield ids


@pytest.mark.parametrize(
    "statement",
    [
        select(CheckIn),
        select(CheckIn.note),
        select(func.count()).select_from(CheckIn),
        select(CheckIn.__table__),
        select(CheckIn.__table__.c.note),
        select(func.count()).select_from(CheckIn.__table__),
        select(select(CheckIn.__table__.c.note).subquery()),
        update(CheckIn).values(note="x"),
        delete(CheckIn),
        update(CheckIn.__table__).values(note="x"),
        delete(CheckIn.__table__),
        insert(CheckIn.__table__).values(a_row(uuid4())),
        db.own(select(CheckIn.__table__)),
    ],
    ids=str,
)
def test_without_a_viewer_nothing_of_a_person_is_reached(persons, statement):
    with pytest.raises(NoViewer):
        db.session().execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        select(CheckIn.person_id),
        select(aliased(CheckIn).person_id),
        select(CheckIn.person_id).where(CheckIn.note.is_not(None)),
        select(CheckIn.person_id).where(CheckIn.id.in_(select(CheckIn.id))),
        db.own(select(CheckIn.__table__.c.person_id)),
        select(select(CheckIn.person_id).subquery()),
    ],
    ids=str,
)
def test_a_viewer_reads_their_own_rows_alone(persons, statement):
    alice, _ = persons
    db.view_as(alice)

    assert db.session().execute(statement).scalars().all() == [alice]


def test_getting_another_persons_row_by_its_key_finds_nothing(persons):
    alice, bob = persons
    db.view_as(bob)
    theirs = db.session().execute(select(CheckIn.id)).scalar_one()
    db.view_as(alice)
    db.session().expunge_all()

    assert db.session().get(CheckIn, (bob, theirs)) is None


@pytest.mark.parametrize(
    "statement",
    [update(CheckIn).values(note="gewijzigd"), db.own(update(CheckIn.__table__).values(note="gewijzigd"))],
    ids=["orm", "core"],
)
def test_an_update_without_a_criterion_changes_the_viewers_rows_alone(persons, statement):
    alice, bob = persons
    db.view_as(alice)
    with db.transaction() as session:
        session.execute(statement)

    db.view_as(Everyone)
    notes = dict(db.session().execute(select(CheckIn.person_id, CheckIn.note)).all())

    assert notes == {alice: "gewijzigd", bob: f"van {bob}"}


@pytest.mark.parametrize("statement", [delete(CheckIn), db.own(delete(CheckIn.__table__))], ids=["orm", "core"])
def test_a_delete_without_a_criterion_deletes_the_viewers_rows_alone(persons, statement):
    alice, bob = persons
    db.view_as(alice)
    with db.transaction() as session:
        session.execute(statement)

    db.view_as(Everyone)

    assert db.session().execute(select(CheckIn.person_id)).scalars().all() == [bob]


def test_a_core_statement_that_does_not_name_the_viewer_is_refused_even_with_one(persons):
    db.view_as(persons[0])

    with pytest.raises(NoViewer):
        db.session().execute(select(CheckIn.__table__))


@pytest.mark.parametrize("way", ["core", "orm"])
def test_a_row_is_added_on_behalf_of_its_owner_alone(persons, way):
    alice, bob = persons
    db.view_as(alice)

    with pytest.raises(NoViewer), db.transaction() as session:
        if way == "core":
            session.execute(insert(CheckIn.__table__), a_row(bob, seq=2))
        else:
            session.add(CheckIn(**a_row(bob, seq=2)))


def test_a_transaction_that_fails_stores_nothing(persons):
    alice, _ = persons
    db.view_as(alice)

    with pytest.raises(ZeroDivisionError), db.transaction() as session:
        session.execute(insert(CheckIn.__table__), a_row(alice, seq=2))
        raise ZeroDivisionError

    assert len(db.session().execute(select(CheckIn.id)).all()) == 1


def test_a_transaction_inside_another_is_a_mistake_that_shows(persons):
    db.view_as(persons[0])

    with pytest.raises(RuntimeError, match="one transaction"), db.transaction(), db.transaction():
        pass


def test_the_database_keeps_what_it_acknowledged(app):
    if app.extensions["engine"].dialect.name != "sqlite":
        pytest.skip("a setting of SQLite; PostgreSQL is durable unless its operator turns that off")
    with app.extensions["engine"].connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}  # 2 = FULL


def test_sqlite_is_new_enough():
    assert db.sqlite.sqlite_version_info >= db.OLDEST_SQLITE
