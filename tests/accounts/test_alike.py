"""Nobody can find out who has an account: answers, work and time are alike for known and unknown addresses."""

import time
from statistics import median

import pytest

from tests.accounts.conftest import DANA, PASSWORD
from tests.conftest import ACCOUNT
from welnu.accounts.limits import limiter

UNKNOWN = "noone@example.org"  # as long as Dana's, so that a count of bytes says nothing either
ASKED = {
    "sign-up": ("/api/accounts/email", ACCOUNT | {"password": PASSWORD}),
    "log-in": ("/api/accounts/sessions", {"password": "een ander wachtwoord"}),
    "reset": ("/api/accounts/password-resets", {}),
}


@pytest.mark.parametrize("what", ASKED)
def test_answers_are_equal_byte_for_byte(nobody, dana, what):
    url, body = ASKED[what]

    known, unknown = (nobody.post(url, json=body | {"email": email}) for email in (DANA, UNKNOWN))

    assert known.status_code == unknown.status_code
    assert known.data == unknown.data
    assert list(known.headers) == list(unknown.headers)


@pytest.mark.parametrize("what", ASKED)
def test_the_same_work_is_done(nobody, dana, hashes, statements, what):
    url, body = ASKED[what]
    done = []
    for email in (DANA, UNKNOWN):
        hashes.clear()
        statements.clear()
        nobody.post(url, json=body | {"email": email})
        done.append((tuple(hashes), tuple(statements)))

    known, unknown = done
    assert known == unknown
    assert known[0] == {"sign-up": ("hash",), "log-in": ("verify",), "reset": ()}[what]
    assert (
        len([each for each in known[1] if each.startswith("INSERT")]) == {"sign-up": 2, "log-in": 0, "reset": 2}[what]
    )


@pytest.mark.parametrize("what", ASKED)
def test_the_same_time_is_taken(nobody, dana, what):
    url, body = ASKED[what]
    times = {DANA: [], UNKNOWN: []}
    for _ in range(9):
        for email, taken in times.items():
            limiter.reset()
            begun = time.thread_time()
            nobody.post(url, json=body | {"email": email})
            taken.append(time.thread_time() - begun)

    known, unknown = (median(taken) for taken in times.values())
    assert 0.6 < known / unknown < 1.7  # a hash more or less would be a factor of five


def test_one_is_limited_like_the_other(nobody, dana):
    def answers(email):
        return [nobody.post("/api/accounts/sessions", json={"email": email, "password": "x" * 15}) for _ in range(12)]

    known, unknown = ([reply.status_code for reply in answers(email)] for email in (DANA, UNKNOWN))

    assert known == unknown
    assert known == [401] * 10 + [429] * 2
