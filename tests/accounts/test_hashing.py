"""At most two slow hashes at a time on the machine."""

import fcntl

import pytest

from tests.accounts.conftest import DANA, PASSWORD
from welnu.accounts import hashing


@pytest.fixture
def other_process(app):
    """Return a function that takes places as other workers do, until the test ends."""
    files = []

    def take(places):
        for number in range(places):
            files.append((app.config["WELNU"].home / f"hash-{number}.lock").open("w"))
            fcntl.flock(files[-1], fcntl.LOCK_EX)

    yield take
    for file in files:
        file.close()


def log_in(app):
    return app.test_client().post("/api/accounts/sessions", json={"email": DANA, "password": PASSWORD})


def test_one_busy_worker_leaves_room_for_a_second(app, dana, other_process):
    other_process(1)

    assert log_in(app).status_code == 200


def test_a_third_waits_a_moment_and_is_asked_to_come_back(app, dana, other_process):
    other_process(2)

    reply = log_in(app)

    assert (reply.status_code, reply.json["error"]) == (503, "server.busy")
    assert reply.headers["Retry-After"] == "2"


def test_places_are_given_back(app, dana):
    assert [log_in(app).status_code for _ in range(hashing.AT_ONCE + 1)] == [200] * (hashing.AT_ONCE + 1)


def test_nobodys_hash_is_tried_and_fits_nothing(app):
    with app.app_context():
        assert not hashing.fits(PASSWORD, None)


def test_nobodys_hash_costs_what_a_real_one_does():
    assert not hashing.HASHER.check_needs_rehash(hashing.NOBODYS)


def test_a_stored_hash_that_cannot_be_read_fits_nothing(app):
    with app.app_context():
        assert not hashing.fits(PASSWORD, "not a hash")
