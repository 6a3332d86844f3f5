"""A text that is newer than the one that someone agreed to."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import ACCOUNT, new_person
from tests.opening import SHARING, WISH, introduced, opened
from welnu.accounts import texts

URL = "/api/accounts/me/consent"
OLDER, NEWEST = "2026-11", texts.newest_consent()


@pytest.fixture
def agreed_before(app):
    """Someone who agreed to an older text."""
    return new_person(app, consent={"version": OLDER})


def test_everything_goes_on_as_it_was_under_the_older_text(agreed_before):
    assert agreed_before.get("/api/accounts/me").json["consent"]["version"] == OLDER
    assert agreed_before.get("/api/checkins").status_code == 200


def test_nothing_is_opened_before_the_newest_text_is_agreed_to(agreed_before, dora):
    invitation = introduced(agreed_before, dora)

    refused = agreed_before.post(f"{SHARING}/grants", json=WISH | {"invitation": invitation})
    agreed_before.post(URL, json={"version": NEWEST})
    reply = agreed_before.post(f"{SHARING}/grants", json=WISH | {"invitation": invitation})

    assert (refused.status_code, refused.json["error"]) == (409, "consent.needed")
    assert reply.status_code == 201


def test_agreeing_twice_keeps_the_first_moment(agreed_before):
    first = agreed_before.post(URL, json={"version": NEWEST}).json["consent"]
    second = agreed_before.post(URL, json={"version": NEWEST}).json["consent"]

    assert first == second == agreed_before.get("/api/accounts/me").json["consent"]
    assert first["version"] == NEWEST


def test_two_phones_may_agree_at_once(app, agreed_before):
    def agree(_):
        return agreed_before.post(URL, json={"version": NEWEST}).status_code

    with ThreadPoolExecutor(4) as at_once:
        assert set(at_once.map(agree, range(8))) == {200}


@pytest.mark.parametrize("version", [OLDER, "x"])
def test_only_the_newest_text_can_be_agreed_to(agreed_before, version):
    reply = agreed_before.post(URL, json={"version": version})

    assert (reply.status_code, reply.json["error"], set(reply.json["fields"])) == (422, "consent.unknown", {"version"})
    assert agreed_before.get("/api/accounts/me").json["consent"]["version"] == OLDER


def test_both_agreements_are_in_the_export(agreed_before):
    agreed_before.post(URL, json={"version": NEWEST})

    rows = agreed_before.get("/api/accounts/me/export").json["consent"]
    assert [row["version"] for row in rows] == [OLDER, NEWEST]


def test_who_starts_now_agreed_to_the_newest(alice, dora):
    assert ACCOUNT["consent"]["version"] == NEWEST
    assert opened(alice, dora)["state"] == "open"
