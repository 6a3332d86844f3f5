"""Lanes: one host that hangs holds up no other."""

import threading
from collections import Counter

import pytest
from structlog.testing import capture_logs

from welnu.reminders.lanes import (
    FIRST_REST,
    FULL,
    LONGEST_REST,
    MOST_THREADS,
    MOST_WAITING,
    PATIENCE,
    TRIAL,
    WIDTH,
    Lanes,
)
from welnu.reminders.outcome import SENT, Outcome, later

LONG = 30  # seconds; only a fault makes anything here wait so long
DEAD = later("timeout")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def lanes(clock):
    return Lanes(clock)


def harvest(lanes, count):
    """Return this many outcomes, in the order in which they came."""
    found = []
    while len(found) < count:
        more = lanes.finished(LONG)
        assert more, "nothing came"
        lanes.marked()
        found += more
    return found


def fail(lanes, count):
    """Let `count` letters to a dead host fail, one after the other; return what each was told."""
    found = []
    for _ in range(count):
        lanes.put("letter", "dead", lambda: DEAD)
        found += harvest(lanes, 1)
    return [outcome for _, outcome in found]


def test_every_letter_gets_its_own_outcome(lanes):
    for number in range(20):
        lanes.put(number, f"host-{number % 3}", lambda number=number: Outcome("gone", f"http_{number}"))

    found = dict(harvest(lanes, 20))

    assert found == {number: Outcome("gone", f"http_{number}") for number in range(20)}
    assert lanes.finished() == []


def test_all_of_the_others_are_sent_while_one_host_hangs(lanes):
    released = threading.Event()

    def hang():
        released.wait(LONG)
        return DEAD

    for number in range(100):
        lanes.put(number, "dead", hang)
        lanes.put(number + 1000, f"alive-{number % 5}", lambda: SENT)

    found = harvest(lanes, 100)

    assert all(number >= 1000 and outcome is SENT for number, outcome in found)
    released.set()
    harvest(lanes, 100)


def test_at_most_four_are_in_flight_to_a_host_and_really_four(lanes):
    under_way, most, guard = Counter(), Counter(), threading.Lock()
    four = threading.Barrier(WIDTH, timeout=LONG)

    def send(host):
        with guard:
            under_way[host] += 1
            most[host] = max(most[host], under_way[host])
        four.wait()  # goes on when four of this host are here together
        with guard:
            under_way[host] -= 1
        return SENT

    for number in range(40):
        lanes.put(number, "one", lambda: send("one"))
    harvest(lanes, 40)

    assert most == {"one": WIDTH}


def hold(lanes, hosts, each, gate):
    """Put letters to many hosts, of which one is done whenever the gate lets one through."""
    for number in range(hosts):
        for _ in range(each):
            lanes.put("held", f"host-{number}", lambda: SENT if gate.acquire(timeout=LONG) else DEAD)


def threads():
    return {thread for thread in threading.enumerate() if thread.name == "lane"}


def test_however_many_hosts_there_are_so_many_threads_at_most_and_all_get_their_turn(lanes):
    before, gate = threads(), threading.Semaphore(0)
    hold(lanes, hosts=200, each=1, gate=gate)

    assert len(threads() - before) == MOST_THREADS

    gate.release(200)
    assert harvest(lanes, 200) == [("held", SENT)] * 200


def test_a_host_gets_its_turn_when_all_threads_serve_hosts_with_a_backlog(lanes):
    busy, gate = MOST_THREADS // WIDTH, threading.Semaphore(0)
    hold(lanes, hosts=busy, each=WIDTH + busy + 2, gate=gate)
    lanes.put("late", "late", lambda: SENT)

    gate.release(busy + 1)  # so that one of the busy hosts would have a second turn

    assert ("late", SENT) in harvest(lanes, busy + 2)
    gate.release(1000)
    harvest(lanes, busy * (WIDTH + busy + 2) - busy - 1)


def test_a_host_that_is_not_there_is_left_alone_for_a_while(lanes, clock):
    tried = fail(lanes, PATIENCE)
    clock.now = 10

    (resting,) = fail(lanes, 1)

    assert tried == [DEAD] * PATIENCE
    assert resting == later("resting", FIRST_REST - 10)


def test_what_waits_for_a_host_that_rests_comes_back_at_once(lanes):
    for number in range(200):
        lanes.put(number, "dead", lambda: DEAD)

    found = [outcome for _, outcome in harvest(lanes, 200)]

    assert found.count(DEAD) <= PATIENCE + WIDTH
    assert set(found) == {DEAD, later("resting", FIRST_REST)}


def test_the_second_rest_is_twice_as_long_and_no_rest_is_longer(lanes, clock):
    fail(lanes, PATIENCE)
    rests = []
    for _ in range(6):
        (resting,) = fail(lanes, 1)
        rests.append(resting.after_seconds)
        clock.now += resting.after_seconds
        fail(lanes, 1)  # still not there

    assert rests == [FIRST_REST, *[LONGEST_REST] * 5]


def test_after_a_rest_one_goes_first_while_the_others_wait_for_how_it_fares(lanes, clock):
    fail(lanes, PATIENCE)
    clock.now = FIRST_REST
    under_way, released = threading.Event(), threading.Event()

    def trial():
        under_way.set()
        released.wait(LONG)
        return SENT

    lanes.put("first", "dead", trial)
    assert under_way.wait(LONG)
    lanes.put("second", "dead", lambda: SENT)
    (waiting,) = harvest(lanes, 1)
    released.set()
    (first,) = harvest(lanes, 1)
    lanes.put("third", "dead", lambda: SENT)

    assert (waiting, first) == (("second", later("resting", TRIAL)), ("first", SENT))
    assert harvest(lanes, 1) == [("third", SENT)]


def test_after_an_answer_all_is_well_again(lanes, clock):
    fail(lanes, PATIENCE)
    clock.now = FIRST_REST
    lanes.put("letter", "dead", lambda: later("http_503"))  # an answer, if no good one
    harvest(lanes, 1)

    assert fail(lanes, PATIENCE) == [DEAD] * PATIENCE


def test_a_fault_of_ours_loses_no_letter_and_no_lane(lanes):
    with capture_logs() as logs:
        for _ in range(WIDTH + 1):
            lanes.put("letter", "host", lambda: 1 / 0)
            assert harvest(lanes, 1) == [("letter", later("fault"))]

    assert logs[0] == {"event": "lane.failed", "error": "ZeroDivisionError", "log_level": "error"}


def test_there_is_room_until_what_was_put_is_handed_back(lanes):
    lanes.put("letter", "host", lambda: SENT)

    before = lanes.room
    harvest(lanes, 1)

    assert (before, lanes.room) == (MOST_WAITING - 1, MOST_WAITING)


@pytest.mark.parametrize("why", ["waited", "held"])
def test_what_was_not_even_tried_tells_nothing_of_a_host(lanes, why):
    fail(lanes, PATIENCE - 1)
    lanes.put("letter", "dead", lambda: later(why))
    harvest(lanes, 1)

    assert fail(lanes, 2)[-1].why == "resting"


def test_a_host_is_full_when_so_much_waits_for_it(lanes):
    gate = threading.Semaphore(0)
    hold(lanes, hosts=1, each=FULL + WIDTH, gate=gate)
    lanes.put("other", "other", lambda: SENT)
    before = harvest(lanes, 1), lanes.full

    gate.release(FULL + WIDTH)
    harvest(lanes, FULL + WIDTH)

    assert before == ([("other", SENT)], {"host-0"})
    assert lanes.full == set()


def test_no_more_are_sent_than_are_marked_but_for_a_few_to_each_host(lanes):
    sent, guard = Counter(), threading.Lock()

    def send(host):
        with guard:
            sent[host] += 1
        return SENT

    for number in range(40):
        lanes.put(number, "one", lambda: send("one"))
        lanes.put(number, "two", lambda: send("two"))
    unmarked = []
    while len(unmarked) < 2 * WIDTH:
        unmarked += lanes.finished(LONG)
    assert lanes.finished(0.05) == []  # as when the disk is full
    assert sent == {"one": WIDTH, "two": WIDTH}

    lanes.marked()
    harvest(lanes, 80 - 2 * WIDTH)
    assert sent == {"one": 40, "two": 40}


def test_threads_end_with_the_work(lanes):
    others = threads()
    for number in range(10):
        lanes.put(number, "host", lambda: SENT)
    harvest(lanes, 10)

    for thread in threads() - others:
        thread.join(LONG)
        assert not thread.is_alive()
