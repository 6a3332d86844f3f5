"""Rows that their owner opened to someone else: the one way to another person's record, for `sharing` alone.

Who reads is no viewer: what holds a statement to one record is the grant, joined in that same statement.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, CursorResult, Select, Table
from sqlalchemy.sql import visitors
from sqlalchemy.sql.util import find_tables

from welnu import db
from welnu.db import NoViewer

S = TypeVar("S", bound=Select[Any])


def granted(statement: S, grant: Table, is_live: ColumnElement[bool]) -> S:
    """Return the Core `statement` narrowed to the rows of whoever made a row of `grant`, while `is_live` holds.

    Build it once, at module level. Raises NoViewer when a select within it is not narrowed by `of_its_maker`.
    """
    inner = [each for each in visitors.iterate(statement) if isinstance(each, Select) and each is not statement]
    for each in inner:
        if db.tables_of_persons(each) and not each.get_execution_options().get("of_its_maker"):
            raise NoViewer(f"narrow it with of_its_maker(): {each}")
    return of_its_maker(statement, grant).where(is_live).execution_options(granted=True)


def of_its_maker(statement: S, grant: Table) -> S:
    """Return a select narrowed to the rows of whoever made the row of `grant` around it; for use within `granted`."""
    db.refuse_aliases(statement)
    narrowed = statement
    for table in _outermost(statement):
        if table is not grant:
            narrowed = narrowed.where(table.c.person_id == grant.c.person_id)
    return narrowed.execution_options(of_its_maker=True)


def _outermost(statement: Select[Any]) -> list[Table]:
    """Return the tables of persons that `statement` itself reads, in the order of their names."""
    found = {table for each in statement.get_final_froms() for table in find_tables(each, include_joins=True)}
    return [table for table in db.tables_of_persons(statement) if table in found]


def run(statement: Select[Any], values: Mapping[str, Any]) -> CursorResult[Any]:
    """Execute a statement made by `granted`; raises NoViewer for any other."""
    if not statement.get_execution_options().get("granted"):
        raise NoViewer("build the statement with granted()")
    return db.unit().connection.execute(statement, values)
