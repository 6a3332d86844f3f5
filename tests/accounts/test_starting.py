"""Starting an account without an e-mail address."""

from datetime import UTC, datetime

import pytest

from tests.conftest import ACCOUNT, new_person
from welnu.accounts import texts

URL = "/api/accounts"


def test_someone_starts_without_a_name_or_an_address(nobody):
    reply = nobody.post(URL, json=ACCOUNT)

    assert reply.status_code == 201
    assert nobody.get("/api/accounts/me").json == reply.json["person"]
    assert reply.json["person"]["email"] is None
    assert reply.json["person"]["consent"]["version"] == ACCOUNT["consent"]["version"]


def test_what_is_not_told_is_not_stored(nobody):
    reply = nobody.post(URL, json=ACCOUNT | {"birth_years": None, "life_phase": None})

    assert reply.json["person"]["birth_years"] is None
    assert reply.json["person"]["life_phase"] is None


def test_consent_is_asked_in_both_languages_by_the_version_that_is_accepted(nobody):
    asked = nobody.get("/api/accounts/consent").json

    reply = nobody.post(URL, json=ACCOUNT | {"consent": {"version": asked["version"]}})

    assert set(asked["texts"]) == {"nl", "en"}
    assert reply.status_code == 201


def test_every_version_of_the_consent_text_is_there_in_every_language():
    for words in texts.consents().values():
        assert set(words) == set(texts.LANGUAGES)
        assert all(len(text) > 500 for text in words.values())


def test_consent_to_an_unknown_text_is_refused(nobody):
    reply = nobody.post(URL, json=ACCOUNT | {"consent": {"version": "1999-01"}})

    assert (reply.status_code, reply.json["error"]) == (422, "consent.unknown")
    assert "consent.version" in reply.json["fields"]


@pytest.mark.parametrize("told", [{"sixteen_or_older": False}, {"birth_years": datetime.now(UTC).year // 5 * 5 - 10}])
def test_under_16_no_account_is_made(nobody, told):
    reply = nobody.post(URL, json=ACCOUNT | told)

    assert (reply.status_code, reply.json["error"]) == (422, "account.phone_only")
    assert nobody.get("/api/accounts/me").status_code == 401


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"birth_years": 1987}, "birth_years"),  # not the first of five years
        ({"birth_years": 1895}, "birth_years"),
        ({"birth_years": "1985"}, "birth_years"),
        ({"birth_years": True}, "birth_years"),
        ({"birth_years": 1985.0}, "birth_years"),
        ({"language": "de"}, "language"),
        ({"language": None}, "language"),
        ({"language": ["nl"]}, "language"),
        ({"life_phase": "teenager"}, "life_phase"),
        ({"time_zone": "Amsterdam"}, "time_zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone"),
        ({"time_zone": "Europe/Amsterdam\x00"}, "time_zone"),
        ({"sixteen_or_older": "true"}, "sixteen_or_older"),
        ({"sixteen_or_older": 1}, "sixteen_or_older"),
        ({"sixteen_or_older": None}, "sixteen_or_older"),
        ({"consent": {}}, "consent.version"),
        ({"consent": True}, "consent"),
        ({"consent": {"version": "2026-11", "more": 1}}, "consent.more"),
        ({"name": "Alice"}, "name"),  # there is no place for it
    ],
)
def test_a_wrong_field_is_named(nobody, wrong, field):
    reply = nobody.post(URL, json=ACCOUNT | wrong)

    assert (reply.status_code, reply.json["error"]) == (422, "request.invalid")
    assert list(reply.json["fields"]) == [field]


@pytest.mark.parametrize("field", list(ACCOUNT))
def test_a_missing_field_is_named(nobody, field):
    reply = nobody.post(URL, json={name: value for name, value in ACCOUNT.items() if name != field})

    assert reply.status_code == 422
    assert list(reply.json["fields"]) == [field]


def test_someone_changes_their_profile(alice):
    reply = alice.patch("/api/accounts/me", json={"language": "en", "life_phase": None, "time_zone": "Europe/Lisbon"})

    assert reply.json == alice.account["person"] | {"language": "en", "life_phase": None, "time_zone": "Europe/Lisbon"}
    assert alice.get("/api/accounts/me").json == reply.json


def test_nobody_becomes_too_young_later(alice):
    reply = alice.patch("/api/accounts/me", json={"birth_years": 2020})

    assert (reply.status_code, reply.json["error"]) == (422, "account.phone_only")


@pytest.mark.parametrize("wrong", [{"id": "x"}, {"consent": {"version": "2026-11"}}, {"email": "a@b.nl"}, []])
def test_what_is_not_in_the_profile_cannot_be_changed(alice, wrong):
    assert alice.patch("/api/accounts/me", json=wrong).status_code == 422


def test_two_people_are_two(app):
    assert new_person(app).account["person"]["id"] != new_person(app).account["person"]["id"]
