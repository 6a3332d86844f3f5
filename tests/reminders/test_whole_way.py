"""From what is due to what is taken, whatever push services and mail servers do: virtual time, real sockets."""

from collections import deque
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from tests.conftest import empty, new_person
from tests.reminders.engine import DUE, HOUR, MINUTE, SECOND, Wisher, no_deliveries_left
from tests.reminders.fakes import MailServer, answering, certified, drop, hang, hang_before_tls
from tests.reminders.post import HOSTS, Post
from welnu import db
from welnu.reminders import measuring
from welnu.reminders.lanes import PATIENCE, WIDTH
from welnu.reminders.sending import REFUSALS

pytestmark = pytest.mark.long

ONE, TWO, THREE = HOSTS
WINDOW = 3 * HOUR


@pytest.fixture
def post(app):
    with ExitStack() as stack:
        yield Post(app, stack)
        app.extensions.pop("office")


@pytest.fixture
def told(post, new_wisher):
    """Return a function that makes someone with a reminder that is due, and a browser at each of some hosts."""

    def make(*hosts, **wish):
        someone = new_wisher()
        for host in hosts:
            post.subscribe(someone, host)
        someone.wishes(**wish)
        return someone

    return make


def outcome(someone):
    ((_, _, state, reason),) = someone.history()
    return state, reason


@pytest.mark.parametrize(
    ("moves", "became", "asked"),
    [
        ([], ("sent", None), 1),
        ([404], ("failed", "endpoint_gone"), 1),
        ([410], ("failed", "endpoint_gone"), 1),
        ([400], ("failed", "impossible"), 1),
        ([413], ("failed", "impossible"), 1),
        ([406, 406, 406], ("sent", None), 4),
        ([500, 502, 503, 504], ("sent", None), 5),
        ([301], ("sent", None), 2),
        ([answering(503, Retry_After="120")], ("sent", None), 2),
        ([hang, hang_before_tls, drop], ("sent", None), 3),  # the second said nothing, and read nothing
        ([401] * 9, ("failed", "refused"), REFUSALS),
        ([403, 201], ("sent", None), 2),
        ([503, 410], ("failed", "endpoint_gone"), 2),
    ],
)
def test_what_becomes_of_a_push(app, post, told, moves, became, asked):
    someone = told(ONE)
    post.will(ONE, *moves)
    if hang in moves:
        post.loses_patience()

    post.plan(DUE)
    post.until(DUE + 5 * HOUR)

    assert outcome(someone) == became
    assert len(post.messages(ONE)) == asked
    assert all(0 < ttl <= WINDOW.total_seconds() for _, ttl in post.messages(ONE))
    assert len({said["topic"] for said, _ in post.messages(ONE)}) == 1
    assert no_deliveries_left(app)


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_told_and_never_asked_again(post, told, status):
    someone = told(ONE, TWO)
    post.will(ONE, status)
    for day in range(3):
        post.plan(DUE + day * 24 * HOUR)
        post.until(DUE + day * 24 * HOUR + 5 * HOUR)

    assert (len(post.messages(ONE)), len(post.messages(TWO))) == (1, 3)
    assert sorted(each["gone_at"] is None for each in someone.overview()["subscriptions"]) == [False, True]
    assert {state for _, _, state, _ in someone.history()} == {"sent"}


@pytest.mark.parametrize("status", [406, 429, 503])
def test_a_push_service_that_asks_to_wait_is_left_alone_as_long(post, told, status):
    someone = told(ONE)
    post.will(ONE, answering(status, Retry_After="1800"))

    post.plan(DUE)
    _, second = post.until(DUE + 5 * HOUR)

    assert DUE + 1800 * SECOND <= second <= DUE + 1830 * SECOND
    assert outcome(someone) == ("sent", None)


def test_a_wait_that_goes_past_the_window_is_kept_too(post, told):
    someone = told(ONE, window_minutes=20)
    post.will(ONE, answering(429, Retry_After="1800"))

    post.plan(DUE)
    post.until(DUE + 5 * HOUR)

    assert outcome(someone) == ("expired", "expired")
    assert len(post.messages(ONE)) == 1


@pytest.fixture
def mailed(app, post, dana):
    """Dana, to whom a mail is due."""
    someone = Wisher(app, dana)
    someone.wishes(channels=["email"])
    post.plan(DUE)
    return someone


@pytest.mark.parametrize(
    ("moves", "became", "mails"),
    [
        ({}, ("sent", None), 1),
        ({"HELLO": "421 busy"}, ("sent", None), 1),
        ({"RCPT": "450 greylisted"}, ("sent", None), 1),
        ({"RCPT": "550 no such mailbox"}, ("failed", "impossible"), 0),
        ({"DATA": drop}, ("sent", None), 1),
        ({"DATA": hang}, ("sent", None), 1),
        ({"END": "452 full"}, ("sent", None), 2),
        (
            {"END": drop},
            ("sent", None),
            2,
        ),  # whether it was taken nobody knows; both have one id
        ({"END": hang}, ("sent", None), 2),
        ({"QUIT": drop}, ("sent", None), 1),
    ],
)
def test_what_becomes_of_a_mail(app, post, mailed, moves, became, mails):
    post.mail.will(**moves)
    if hang in moves.values():
        post.loses_patience()

    post.until(DUE + 5 * HOUR)

    assert outcome(mailed) == became
    assert len(post.mail.mails) == mails
    assert len({line for mail in post.mail.mails for line in mail.splitlines() if b"Message-ID" in line}) == (mails > 0)
    assert no_deliveries_left(app)


def test_a_mail_waits_for_a_certificate_that_is_wrong_to_be_mended(post, mailed):
    with MailServer(certified("127.0.0.1", by=trustme.CA())) as wrong, capture_logs() as logs:
        right, post.config = post.config, replace(post.config, smtp_url=wrong.url)
        post.restart()
        post.until(DUE + HOUR)
        assert wrong.mails == []
        post.config = right
        post.restart()
        post.until(DUE + 3 * HOUR)

    assert outcome(mailed) == ("sent", None)
    assert "mail.certificate" in {log["event"] for log in logs}


def test_a_password_that_the_mail_server_refuses_stops_mail_alone_until_it_is_mended(app, post, mailed, told):
    pushed = told(ONE)
    right = post.config
    post.config = replace(right, smtp_url=post.mail.url.replace("://", "://welnu:wrong@"))
    post.restart()
    for _ in range(20):
        post.mail.will(EHLO="250-here\r\n250 AUTH PLAIN", AUTH="535 wrong")
    post.plan(DUE)

    post.until(DUE + HOUR)
    with app.app_context(), db.across_persons():
        standing = measuring.standing(db.session(), DUE + HOUR)
    assert (standing.refusing, mailed.overview()["stopped"]) == ({"smtp": True}, ["email"])
    assert outcome(pushed) == ("sent", None)
    post.mail.moves.clear()
    post.config = right
    post.restart()
    post.until(DUE + 3 * HOUR)

    assert outcome(mailed) == ("sent", None)


@pytest.mark.parametrize("trouble", [503, drop])
def test_hours_of_outage_lose_nothing_whose_window_is_longer(post, mailed, told, trouble):
    people = [told(host) for host in HOSTS]
    for host in HOSTS:
        post.will(host, *[trouble] * 999)
    post.mail.moves["HELLO"] = deque(["421 away"] * 999)
    post.plan(DUE)

    post.until(DUE + WINDOW - MINUTE)
    assert {outcome(someone)[0] for someone in (*people, mailed)} == {"due"}
    tries = [len(service.received) for service in post.services.values()]
    for service in (*post.services.values(), post.mail):
        service.moves.clear()
    post.until(DUE + 5 * HOUR)

    assert {outcome(someone) for someone in (*people, mailed)} == {("sent", None)}
    assert max(tries) < 40
    assert all(ttl > 0 for host in HOSTS for _, ttl in post.messages(host))


def test_an_outage_that_is_longer_than_the_window_ends_in_silence(post, mailed, told):
    someone = told(ONE)
    post.will(ONE, *[503] * 999)
    post.mail.moves["HELLO"] = deque(["421 away"] * 999)
    post.plan(DUE)

    post.until(DUE + 4 * HOUR)
    asked = len(post.messages(ONE))
    for service in (*post.services.values(), post.mail):
        service.moves.clear()
    post.until(DUE + 24 * HOUR)

    assert {outcome(each) for each in (someone, mailed)} == {("expired", "expired")}
    assert (len(post.messages(ONE)), post.mail.mails) == (asked, [])


def test_while_one_host_is_dead_all_others_get_theirs_in_the_first_round(post, told):
    dead = [told(ONE) for _ in range(24)]
    others = [told(host) for host in (TWO, THREE) for _ in range(12)]
    post.will(ONE, *[hang] * 99)
    post.loses_patience()

    post.plan(DUE)
    post.deliver(DUE)

    assert {outcome(someone) for someone in others} == {("sent", None)}
    assert len(post.messages(ONE)) <= PATIENCE + WIDTH
    post.services[ONE].moves.clear()
    post.until(DUE + WINDOW)
    assert {outcome(someone) for someone in dead} == {("sent", None)}


def test_what_is_done_elsewhere_is_taken_back_by_the_same_topic(post, told):
    someone = told(ONE, TWO)
    post.plan(DUE)
    post.until(DUE)
    someone.checks_in(DUE + MINUTE)
    post.will(ONE, 503)

    post.until(DUE + WINDOW)

    for host, repeats in ((ONE, 2), (TWO, 1)):
        (nudge, _), *rest = post.messages(host)
        assert [said for said, _ in rest] == [nudge | {"done": True}] * repeats
    assert outcome(someone) == ("sent", None)


STATUSES = st.sampled_from([201, 201, 400, 404, 410, 406, 408, 500, 503, answering(429, Retry_After="600"), drop])
SCRIPTS = st.fixed_dictionaries({host: st.lists(STATUSES, max_size=12) for host in HOSTS})


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SCRIPTS, st.sampled_from([20, 180]))
def test_whatever_they_answer_nothing_is_lost_in_its_window_and_nothing_comes_after_it(app, scripts, minutes):
    with ExitStack() as stack:
        post = Post(app, stack)
        people = [Wisher(app, new_person(app)) for _ in range(4)]
        for number, someone in enumerate(people):
            for host in HOSTS[: number % 3 + 1]:
                post.subscribe(someone, host)
            someone.wishes(window_minutes=minutes)
        for host, moves in scripts.items():
            post.will(host, *moves)
        post.plan(DUE)
        moments = post.until(DUE + 24 * HOUR)

        ended = {outcome(someone) for someone in people}
        lost = {("failed", "endpoint_gone"), ("failed", "impossible")}
        late = {("expired", "expired")} if minutes == 20 else set()  # they asked for longer than that
        assert ended <= {("sent", None)} | lost | late
        assert max(moments) < DUE + timedelta(minutes=minutes)
        for host in HOSTS:
            assert all(0 < ttl <= minutes * 60 for _, ttl in post.messages(host))
        empty(app.extensions["engine"])
