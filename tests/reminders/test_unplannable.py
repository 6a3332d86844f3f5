"""A reminder that cannot be planned, and someone who left: neither holds up the others."""

import pytest
from sqlalchemy import update

from tests.reminders.engine import DUE, HOUR, MINUTE, SECOND, Wisher
from welnu import db
from welnu.accounts.models import Person
from welnu.reminders import leasing
from welnu.reminders.models import Delivery


@pytest.fixture
def lost(app, new_wisher):
    """Return a function that sets the zone of someone else, whose reminder is due before Alice's."""
    someone = new_wisher()
    someone.subscribes("lost")
    someone.wishes(schedule={"at": ["20:29"]})

    def place(zone):
        with app.app_context(), db.across_persons(), db.transaction() as session:
            session.execute(update(Person).where(Person.person_id == someone.id).values(time_zone=zone))

    return place


def names(attempts):
    return [each.address.rpartition("/")[2] for each in attempts]


def test_one_in_a_zone_that_nobody_knows_holds_up_no_other_and_is_planned_when_it_is_known(engine, wisher, lost):
    wisher.wishes()
    lost("Mars/Olympus")
    engine.run(DUE - MINUTE, DUE + MINUTE)
    assert names(engine.sent) == ["alice"]

    lost("Europe/Amsterdam")
    engine.run(DUE + HOUR - MINUTE, DUE + HOUR)

    assert names(engine.sent) == ["alice", "lost"]


def test_one_that_is_lost_on_its_way_holds_up_no_other(engine, wisher, lost):
    wisher.wishes()
    engine.plan(DUE)
    lost("Mars/Olympus")

    engine.deliver(DUE)

    assert names(engine.sent) == ["alice"]
    waiting = dict(wisher.stored(Delivery, "state", "next_attempt_at"))
    assert waiting["due"] >= DUE + HOUR


def test_whoever_leaves_while_it_is_on_its_way_holds_up_no_other(app, engine, wisher, bob):
    someone = Wisher(app, bob)
    for each in (someone, wisher):
        each.wishes()
    engine.plan(DUE)

    with app.app_context(), db.across_persons(), db.transaction() as session:
        rows = leasing.take(session, DUE, 10)
    assert bob.delete("/api/accounts/me", json={"confirm": "erase"}).status_code == 204
    with app.app_context(), db.across_persons():
        found, settled = leasing.sorted_out(db.session(), rows, DUE + SECOND)

    assert [taken.row.person_id for taken in found] == [wisher.id]
    assert settled == []


@pytest.mark.parametrize("zone", ["right/Europe/Amsterdam", "posix/Europe/Amsterdam", "localtime", "posixrules", ""])
def test_a_zone_that_another_machine_may_not_know_is_refused(alice, zone):
    assert alice.patch("/api/accounts/me", json={"time_zone": zone}).status_code == 422
