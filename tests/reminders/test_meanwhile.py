"""An answer on one device while the letter for another is on its way."""

from threading import Event

import pytest

from tests.reminders.engine import DUE, MINUTE, SECOND, Engine, Wisher
from welnu.reminders.models import Delivery, Reminder


@pytest.fixture
def slow(app):
    """An engine that keeps what goes to someone's second address on its way until `free` is set."""
    engine = Engine(app)
    engine.free = Event()

    def send(attempt):
        return lambda letter, to, now: (is_first(to) or engine.free.wait(20)) and attempt(letter, to, now)

    def is_first(to):
        return getattr(to, "endpoint", "").endswith("alice")

    engine.sends = {"push": send(engine._push), "email": send(engine._email)}
    engine.restart()
    yield engine
    engine.free.set()
    app.extensions.pop("office")


def tell_first(engine, someone):
    """Let it arrive at the first address, while it is on its way to the second; return its topic."""
    engine.plan(DUE)
    while not any(someone.stored(Delivery, "sent_at")):
        engine.deliver(DUE, 0.1)
    return someone.stored(Delivery, "topic")[0]


def test_later_comes_on_each_device_also_when_one_was_told_after_it(slow, wisher):
    wisher.subscribes("second")
    wisher.wishes()
    topic = tell_first(slow, wisher)

    wisher.postpones(topic, DUE + SECOND)
    slow.free.set()
    slow.deliver(DUE + 2 * SECOND)
    slow.run(DUE + 30 * MINUTE, DUE + 32 * MINUTE)

    names = [each.address.rpartition("/")[2] for each in slow.sent]
    assert sorted(names) == ["alice", "alice", "second", "second"]


def test_a_tap_counts_as_an_answer_also_when_the_mail_leaves_after_it(app, slow, dana):
    someone = Wisher(app, dana)
    someone.subscribes()
    someone.wishes(channels=["push", "email"])
    topic = tell_first(slow, someone)
    assert someone.stored(Reminder, "unanswered") == [1]

    someone.opens(topic, DUE + SECOND)
    slow.free.set()
    slow.deliver(DUE + 2 * SECOND)

    assert {each.channel for each in slow.sent} == {"push", "email"}
    assert someone.stored(Reminder, "unanswered") == [0]
