"""The access log holds together: whatever someone does to it who has the database, but not the key, is found."""

import os
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from tests.opening import without_triggers
from welnu import db
from welnu.sharing import accesses, chain
from welnu.sharing.models import Access, AccessHead

KEY, ROWS = bytes(range(32)), 1000
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
access, end = Access.__table__, AccessHead.__table__


def entries(count):
    """Return so many looks, no two alike."""
    return [
        {
            "at": NOW + timedelta(seconds=number), "event": "summary", "action": "R", "outcome": "given",
            "actor": UUID(int=number % 7), "actor_name": "Dora", "actor_role": "practitioner",
            "on_behalf_of": "De Linde", "subject": number.to_bytes(32), "grant_id": UUID(int=number),
            "scope": "summary trend", "ends_at": NOW + timedelta(days=30),
        }
        for number in range(count)
    ]  # fmt: skip


OTHER = {
    "number": 7000, "at": NOW, "event": "list", "action": "E", "outcome": "closed", "actor": UUID(int=99),
    "actor_name": "Emil", "actor_role": "operator", "on_behalf_of": "", "subject": bytes(32), "grant_id": None,
    "scope": None, "ends_at": None, "previous_hash": bytes(32), "hash": bytes(32),
}  # fmt: skip


@pytest.fixture(scope="module")
def log():
    rows, head = chain.chained(KEY, chain.empty(KEY), entries(ROWS))
    return rows, head


def test_a_log_that_nobody_touched_is_whole(log):
    assert chain.first_fault(KEY, *log) is None
    assert chain.first_fault(KEY, [], None) is None
    assert chain.first_fault(KEY, [], chain.empty(KEY)) is None


def test_rows_added_at_once_or_one_by_one_are_the_same_log(log):
    rows, head = [], chain.empty(KEY)
    for entry in entries(20):
        added, head = chain.chained(KEY, head, [entry])
        rows += added

    assert rows == log[0][:20]


@pytest.mark.parametrize("column", OTHER)
def test_whatever_is_changed_in_a_row_is_found(log, column):
    rows, head = log
    changed = [*rows[:500], rows[500] | {column: OTHER[column]}, *rows[501:]]

    assert chain.first_fault(KEY, changed, head).number == 501


def changed(rows, at):
    return [*rows[:at], rows[at] | {"outcome": "closed"}, *rows[at + 1 :]], at


def removed(rows, at):
    return rows[:at] + rows[at + 1 :], at


def swapped(rows, at):
    """Exchange what two rows tell, and leave their numbers."""
    other = (at + 1) % len(rows)
    one, two = rows[at], rows[other]
    exchanged = {at: two | {"number": one["number"]}, other: one | {"number": two["number"]}}
    return [exchanged.get(place, row) for place, row in enumerate(rows)], min(at, other)


def cut_off(rows, at):
    return rows[:at], at


def test_any_row_of_a_thousand_that_is_changed_removed_swapped_or_cut_off_is_named(log):
    """Every row where WELNU_TEST_ALL is set, else every seventh: each attack meets a quarter of them."""
    rows, head = log
    attacks = (changed, removed, swapped, cut_off)

    for at in range(0, ROWS, 1 if os.environ.get("WELNU_TEST_ALL") else 7):
        found, first = attacks[at % 4](rows, at)
        broken = chain.first_fault(KEY, found, head)
        assert broken is not None, (at, attacks[at % 4].__name__)
        assert broken.number == first + 1


def test_a_log_that_someone_without_the_key_made_is_found(log):
    forged, head = chain.chained(bytes(32), chain.empty(bytes(32)), entries(3))

    assert chain.first_fault(KEY, forged, head).number == 1


def test_a_row_that_was_added_without_the_end_is_found(log):
    rows, _ = log
    _, earlier = chain.chained(KEY, chain.empty(KEY), entries(10))

    assert chain.first_fault(KEY, rows[:11], earlier).number == 11


def test_an_end_that_belongs_to_another_log_of_that_length_is_found(log):
    other, _ = chain.chained(KEY, chain.empty(KEY), [OTHER] * 10)
    _, end_of_ten = chain.chained(KEY, chain.empty(KEY), entries(10))

    assert chain.first_fault(KEY, other, end_of_ten).number == 10


def test_rows_without_an_end_are_found(log):
    assert chain.first_fault(KEY, log[0], None).number == ROWS


# The same in both databases, by someone who may do anything there


@pytest.fixture
def full(app):
    """A thousand rows in the log."""
    with app.app_context():
        with db.writing():
            accesses.add(entries(ROWS))
        assert accesses.verified() is None
    return app.extensions["engine"]


def change(connection, number):
    connection.execute(update(access).where(access.c.number == number).values(actor_name="Niemand"))


def remove(connection, number):
    connection.execute(delete(access).where(access.c.number == number))


def swap(connection, number):
    """Exchange two rows whole, their hashes too: each is as it was made, at another place."""
    other = number % ROWS + 1
    rows = {row["number"]: dict(row) for row in connection.execute(select(access)).mappings()}
    connection.execute(delete(access).where(access.c.number.in_([number, other])))
    connection.execute(insert(access), [rows[number] | {"number": other}, rows[other] | {"number": number}])


def cut(connection, number):
    connection.execute(delete(access).where(access.c.number >= number))


def renumber(connection, number):
    """Take a row out and close the gap."""
    connection.execute(delete(access).where(access.c.number == number))
    later = connection.execute(select(access.c.number).where(access.c.number > number).order_by(access.c.number))
    moved = update(access).where(access.c.number == bindparam("old")).values(number=bindparam("new"))
    pairs = [{"old": each, "new": each - 1} for each in later.scalars()]
    if pairs:
        connection.execute(moved, pairs)


@pytest.mark.parametrize("attack", [change, remove, swap, cut, renumber])
def test_what_is_done_to_the_table_is_named(app, full, attack):
    random = Random(attack.__name__)
    key = chain.derived(app.config["WELNU"].secret_key, "access log")
    for number in (1, ROWS, *random.sample(range(2, ROWS), 3)):
        with full.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if full.dialect.name == "sqlite" else "SELECT 1")
            with without_triggers(connection):
                attack(connection, number)
            rows = connection.execute(select(access).order_by(access.c.number)).mappings().all()
            broken = chain.first_fault(key, rows, chain.Head(*connection.execute(accesses.ENDS).one()))
            connection.rollback()
        assert broken is not None
        assert broken.number == (1 if attack is swap and number == ROWS else number)


@pytest.mark.parametrize(
    "statement",
    [
        update(access).values(outcome="given"),
        update(access).where(access.c.number == 1).values(number=2000),
        delete(access),
        delete(access).where(access.c.number == ROWS),
    ],
    ids=str,
)
def test_the_database_itself_refuses_to_change_what_was_added(full, statement):
    with pytest.raises(DBAPIError, match="only added"), db.begin(full) as connection:
        connection.execute(statement)


def test_the_database_refuses_to_write_over_a_row_too(full):
    over = {
        "sqlite": "INSERT OR REPLACE INTO access SELECT * FROM access WHERE number = 1",
        "postgresql": "TRUNCATE access",
    }
    with pytest.raises(DBAPIError, match="only added"), db.begin(full) as connection:
        connection.exec_driver_sql(over[full.dialect.name])
