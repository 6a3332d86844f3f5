"""Closing holds at once: eight read while the person closes and opens, and none that began after it sees anything."""

import os
import random
import threading
from collections import Counter

import pytest

from tests.opening import SHARING, WISH, opened
from welnu.sharing import accesses

pytestmark = pytest.mark.long

READERS = 8
READS = 10_000 if os.environ.get("WELNU_TEST_ALL") else 2_400  # of all together; 10,000 take some minutes
MOST_BETWEEN = 60  # reads from one closing to the next
TRIES = 5


class Doors:
    """The grants of one person, one open at a time, and which of them are acknowledged as closed."""

    def __init__(self, person, first):
        self.person, self.first = person, first
        self.grants, self.closed = [first], set()
        self.read = threading.Semaphore(0)  # one more for each read

    def turn(self):
        """Close the open one and open another; what a busy database does not take is asked again."""
        self.asked(204, "DELETE", f"{SHARING}/grants/{self.grants[-1]}")
        self.closed.add(self.grants[-1])
        reply = self.asked(201, "POST", f"{SHARING}/grants", json=WISH | {"again": self.first})
        self.grants.append(reply.json["id"])

    def asked(self, expected, method, *wish, **contents):
        for _ in range(TRIES):
            reply = self.person.open(*wish, method=method, **contents)
            if reply.status_code != 503:
                break
        assert reply.status_code == expected, reply.text
        return reply


class Reader(threading.Thread):
    """Reads through one grant after another, the newest most often; counts what came of it."""

    def __init__(self, app, cookie, doors, number):
        super().__init__(daemon=True)
        self.client, self.doors, self.chance = app.test_client(), doors, random.Random(number)
        self.client.set_cookie("welnu-practitioner", cookie)
        self.found = Counter()

    def run(self):
        for _ in range(READS // READERS):
            grant = self.chance.choice(self.doors.grants[-2:])
            was_closed = grant in self.doors.closed  # acknowledged before this read begins
            reply = self.client.get(f"{SHARING}/people/{grant}/summary")
            self.found[was_closed, reply.status_code] += 1
            self.doors.read.release()


def test_no_read_that_began_after_the_closing_was_acknowledged_returns_data(app, record, dora):
    doors = Doors(record, opened(record, dora)["id"])
    readers = [Reader(app, dora.get_cookie("welnu-practitioner").value, doors, number) for number in range(READERS)]
    chance, left = random.Random(20261122), READS

    for reader in readers:
        reader.start()
    while left:
        left -= (count := min(left, chance.randint(1, MOST_BETWEEN)))
        for _ in range(count):
            assert doors.read.acquire(timeout=60)
        doors.turn()
    found = sum((reader.found for reader in readers), Counter())

    assert found.total() == READS
    assert found[True, 200] == 0
    refused_for_now = sum(count for (_, status), count in found.items() if status == 503)
    assert set(found) <= {(True, 404), (False, 200), (False, 404), (True, 503), (False, 503)}, found
    assert refused_for_now < READS / 100, "the machine is too busy to say anything"
    assert found[True, 404] > READS / 10, "too few began after a closing"
    assert found[False, 200] > READS / 10, "too few found something open"
    assert len(doors.closed) > 10
    with app.app_context():
        rows = Counter(row["outcome"] for row in accesses.rows())
        assert accesses.verified() is None
    assert rows["given"] == found[False, 200]
    assert rows["closed"] == found[True, 404] + found[False, 404]
