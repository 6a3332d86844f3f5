"""How often someone may try a code, and what that leaves to chance."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tests.opening import SHARING
from tests.practising import new_practitioner
from welnu.accounts.recovery import SYMBOLS
from welnu.sharing import codes, guessing
from welnu.sharing.guessing import OF_NETWORK, OF_PRACTITIONER, Limit, chance, wait

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
GUESSES = 100_000
LIVE = 10_000  # codes that work at the same moment: a clinic of a thousand rooms has a thousand
USELESS = "invitation.useless"


@pytest.mark.parametrize(
    ("guesses", "expected"),
    [
        ([], None),
        ([NOW] * 9, None),
        ([NOW] * 10, 15 * MINUTE),
        ([NOW - 14 * MINUTE] * 10, MINUTE),
        ([NOW - 15 * MINUTE] * 10, None),
        ([NOW - 15 * MINUTE, *[NOW] * 9], None),
        ([NOW - 23 * HOUR] * 40, HOUR),
        ([NOW - 24 * HOUR] * 40, None),
        ([NOW - 23 * HOUR] * 30 + [NOW] * 10, HOUR),  # both limits: the longer wait
    ],
)
def test_a_practitioner_waits(guesses, expected):
    assert wait(guesses, OF_PRACTITIONER, NOW) == expected


def test_limits_of_nobody_are_no_wait():
    assert wait([NOW] * 1000, [], NOW) is None
    assert wait([NOW], [Limit(1, MINUTE)], NOW) == MINUTE


def permitted(limits, span):
    """Return how many guesses someone can make in `span` who tries again at the first moment they may."""
    moment, made = NOW, []
    while moment < NOW + span:
        if pause := wait([each for each in made if each > moment - DAY], limits, moment):
            moment += pause
        else:
            made.append(moment)
    return len(made)


def test_who_guesses_all_day_gets_no_further_than_the_limits_say():
    assert permitted(OF_PRACTITIONER, timedelta(minutes=15)) == 10
    assert permitted(OF_PRACTITIONER, DAY) == 40
    assert permitted(OF_PRACTITIONER, 7 * DAY) == 7 * 40
    assert permitted(OF_NETWORK, DAY) == 300


def test_a_hundred_thousand_guesses_hit_nothing():
    """At 40 a day that is 2,500 days of one practitioner; the chance is below one in a million all the same."""
    random, alphabet = Random(20261122), len(SYMBOLS)
    live = {random.randrange(alphabet**guessing.SYMBOLS) for _ in range(LIVE)}

    hits = sum(random.randrange(alphabet**guessing.SYMBOLS) in live for _ in range(GUESSES))

    assert alphabet**guessing.SYMBOLS == 2**guessing.BITS
    assert chance(GUESSES, LIVE) < 1e-6
    assert hits == 0
    within_its_life = permitted(OF_PRACTITIONER, codes.LIFETIMES["code"])
    assert chance(within_its_life, 1) < 1e-14  # of one code, while it works


def guess(client, number):
    return client.post(f"{SHARING}/invitations/take", json={"code": codes.written(number)})


def test_after_ten_wrong_codes_the_right_one_has_to_wait_too(alice, dora):
    for number in range(10):
        assert guess(dora, number).json["error"] == USELESS
    right = alice.post(f"{SHARING}/invitations", json={"by": "code"}).json["code"]

    reply = dora.post(f"{SHARING}/invitations/take", json={"code": right})

    assert (reply.status_code, reply.json["error"]) == (429, "request.too_many")
    assert 14 * 60 < int(reply.headers["Retry-After"]) <= 15 * 60


def test_one_practitioner_does_not_use_up_anothers_tries(alice, dora, emil):
    for number in range(10):
        guess(emil, number)
    right = alice.post(f"{SHARING}/invitations", json={"by": "code"}).json["code"]

    assert dora.post(f"{SHARING}/invitations/take", json={"code": right}).status_code == 200


def test_many_practitioners_on_one_network_are_limited_together(app):
    many = [new_practitioner(app) for _ in range(7)]
    replies = [guess(each, number).status_code for each in many for number in range(10)]

    assert replies == [404] * 60 + [429] * 10


def test_right_codes_are_not_counted(alice, dora):
    for _ in range(12):
        code = alice.post(f"{SHARING}/invitations", json={"by": "code"}).json["code"]
        assert dora.post(f"{SHARING}/invitations/take", json={"code": code}).status_code == 200
