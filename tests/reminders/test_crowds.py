"""Many letters for one host that is slow or dead hold up nobody else's."""

import threading
from collections import Counter
from datetime import timedelta

import pytest

from tests.reminders.crowd import crowd
from tests.reminders.engine import Engine
from welnu import clock
from welnu.reminders.outcome import SENT, later

pytestmark = pytest.mark.long

LONG = 60  # seconds; only a fault makes anything here wait so long
EARLIER = timedelta(minutes=1)
SLOW, QUICK = "slow.push.example", "quick.push.example"


class Hosts:
    """One that answers at once, and others that answer nobody before that one has got all that there is for it."""

    def __init__(self, quick):
        self.left, self.lock, self.over, self.took = quick, threading.Lock(), threading.Event(), Counter()

    def push(self, _letter, to, _now):
        return self._answer(SLOW if SLOW in to.endpoint else QUICK)

    def email(self, _letter, _to, _now):
        return self._answer("smtp")

    def _answer(self, host):
        if host != QUICK and not self.over.wait(LONG):
            return later("timeout")
        with self.lock:
            self.took[host] += 1
            self.left -= host == QUICK
        if not self.left:
            self.over.set()
        return SENT


@pytest.fixture
def deliver(app):
    """Return a function that plans and delivers what is due, and returns what each host took."""

    def run(quick):
        hosts, now = Hosts(quick), clock.now()
        engine = Engine(app, {"push": hosts.push, "email": hosts.email})
        engine.plan(now)
        engine.deliver(now, 10 * LONG)  # ends when all is done
        return hosts.took

    yield run
    app.extensions.pop("office")


def test_however_much_waits_for_a_slow_host_others_get_theirs_at_once(app, deliver):
    crowd(app.extensions["engine"], 600, hosts=[SLOW], ago=EARLIER)
    crowd(app.extensions["engine"], 40, hosts=[QUICK])

    assert deliver(40) == {SLOW: 600, QUICK: 40}


def test_a_slow_mail_server_holds_up_no_push(app, deliver):
    crowd(app.extensions["engine"], 600, hosts=[], channels=["email"], ago=EARLIER)
    crowd(app.extensions["engine"], 40, hosts=[QUICK])

    assert deliver(40) == {"smtp": 600, QUICK: 40}


def test_a_slow_push_service_holds_up_no_mail(app, deliver):
    crowd(app.extensions["engine"], 600, hosts=[SLOW], ago=EARLIER)
    crowd(app.extensions["engine"], 10, hosts=[QUICK], channels=["email", "push"])

    took = deliver(10)

    assert took == {SLOW: 600, QUICK: 10, "smtp": 10}


def test_who_has_a_browser_at_each_gets_the_quick_one_at_once(app, deliver):
    crowd(app.extensions["engine"], 600, hosts=[SLOW], ago=EARLIER)
    crowd(app.extensions["engine"], 20, hosts=[SLOW, QUICK])

    assert deliver(20) == {SLOW: 620, QUICK: 20}
