"""A statement reaches a record that was opened, or it is not made."""

import pytest
from sqlalchemy import bindparam, select

from welnu import db, granted
from welnu.checkins.models import Administration, CheckIn
from welnu.db import NoViewer
from welnu.reports import rows
from welnu.sharing.models import Grant

checkin, administration, grant = CheckIn.__table__, Administration.__table__, Grant.__table__
LIVE = grant.c.id == bindparam("of_grant")


@pytest.mark.parametrize("part", rows.PARTS)
def test_every_table_of_a_person_is_held_to_who_made_the_grant(part):
    statement = rows.PARTS[part].statement

    found = str(granted.granted(statement, grant, LIVE))

    for table in db.tables_of_persons(statement):
        assert f'{table.name}.person_id = "grant".person_id' in found
    assert '"grant".id = :of_grant' in found


@pytest.mark.parametrize(
    "statement",
    [
        select(checkin.alias().c.note),
        select(select(checkin.c.note).subquery()),
        select(grant.c.id, select(checkin.c.note).limit(1).scalar_subquery()),
        select(grant.c.id).where(select(checkin.c.id).where(checkin.c.id == grant.c.id).exists()),
        select(checkin.c.id).where(checkin.c.id.in_(select(administration.c.checkin_id))),
        select(checkin.c.id).union(select(administration.c.checkin_id)).subquery().select(),
    ],
    ids=str,
)
def test_a_statement_that_reaches_further_is_not_made(statement):
    with pytest.raises(NoViewer):
        granted.granted(statement, grant, LIVE)


def test_a_select_within_it_is_held_to_the_same_record():
    last = granted.of_its_maker(select(checkin.c.note).limit(1), grant).correlate(grant).scalar_subquery()

    found = str(granted.granted(select(grant.c.id, last), grant, LIVE))

    assert 'checkin.person_id = "grant".person_id' in found


def test_only_a_granted_statement_is_executed(app):
    with app.app_context():
        for statement in (select(checkin), db.own(select(checkin)), granted.of_its_maker(select(checkin), grant)):
            with pytest.raises(NoViewer):
                granted.run(statement, {})


def test_no_statement_of_ones_own_reads_a_table_under_another_name():
    with pytest.raises(NoViewer):
        db.own(select(checkin.alias().c.note))
