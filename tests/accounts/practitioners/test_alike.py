"""Nobody can find out which practitioners have an account: answers, work and time are alike."""

import time
from statistics import median

import pytest

from tests.accounts.practitioners.conftest import HERE, SAID
from tests.practising import PASSWORD, SESSIONS
from welnu.accounts.limits import limiter

ASKED = {
    "registration": (HERE, SAID | {"password": PASSWORD}),
    "log-in": (SESSIONS, {"password": "een ander wachtwoord"}),
    "reset": (f"{HERE}/password-resets", {}),
}


@pytest.fixture
def addresses(dora):
    """One that has an account, and one of the same length that has none."""
    known = dora.practitioner["email"]
    return known, "x" + known[1:]


@pytest.mark.parametrize("what", ASKED)
def test_answers_are_equal_byte_for_byte(nobody, addresses, what):
    url, body = ASKED[what]

    known, unknown = (nobody.post(url, json=body | {"email": email}) for email in addresses)

    assert known.status_code == unknown.status_code
    assert known.data == unknown.data
    assert list(known.headers) == list(unknown.headers)


@pytest.mark.parametrize("what", ASKED)
def test_the_same_work_is_done(nobody, addresses, hashes, statements, what):
    url, body = ASKED[what]
    done = []
    for email in addresses:
        hashes.clear()
        statements.clear()
        nobody.post(url, json=body | {"email": email})
        done.append((tuple(hashes), tuple(statements)))

    known, unknown = done
    assert known == unknown
    assert known[0] == {"registration": ("hash",), "log-in": ("verify",), "reset": ()}[what]
    added = [each for each in known[1] if each.startswith("INSERT")]
    assert len(added) == {"registration": 2, "log-in": 0, "reset": 2}[what]


@pytest.mark.parametrize("what", ASKED)
def test_the_same_time_is_taken(nobody, addresses, what):
    url, body = ASKED[what]
    times = {email: [] for email in addresses}
    for _ in range(9):
        for email, taken in times.items():
            limiter.reset()
            begun = time.thread_time()
            nobody.post(url, json=body | {"email": email})
            taken.append(time.thread_time() - begun)

    known, unknown = (median(taken) for taken in times.values())
    assert 0.6 < known / unknown < 1.7  # a hash more or less would be a factor of five
