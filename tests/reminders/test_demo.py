"""What the demo persons are told: it reads as a life, and no mail goes to addresses that are not there."""

from collections import Counter

import pytest

from tests.reminders.engine import DAY, HOUR, SUNDAY
from welnu import db
from welnu.demo import persons
from welnu.reminders import history


@pytest.fixture
def robin(app):
    """The address of a demo person, and who that is."""
    with app.app_context():
        robin, _ = persons.fill(SUNDAY)
        return robin.email, robin.id


def test_two_weeks_of_mails_agree_with_the_checkins(app, robin):
    with app.app_context():
        db.view_as(robin[1])
        told = history.deliveries()

    found = Counter((each["kind"], each["state"], each["reason"], each["opened_at"] is not None) for each in told)
    assert set(found) == {
        ("daily", "sent", None, False),
        ("daily", "sent", None, True),
        ("daily", "cancelled", "already_done", False),
        ("wellbeing", "sent", None, False),
    }
    assert found.total() == persons.TOLD_DAYS + 1


def test_no_scheduler_ever_mails_them(app, robin, engine):
    engine.run(SUNDAY, SUNDAY + 40 * DAY, step=6 * HOUR)

    assert robin[0] not in {each.address for each in engine.tried}
    with app.app_context():
        db.view_as(robin[1])
        assert {each["revision"] for each in history.overview(robin[1], SUNDAY + 40 * DAY)["reminders"]} == {1}
        assert all(each["due_at"] < SUNDAY for each in history.deliveries())
