"""Passkeys of persons: added on a device, used without an address, removed again."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.accounts.passkeys.authenticator import EDDSA, ES256, RS256, Authenticator, b64
from tests.conftest import new_person
from welnu.accounts.models import LoginSession
from welnu.accounts.passkeys import ceremony
from welnu.accounts.passkeys.models import Passkey

PASSKEYS = "/api/accounts/passkeys"
ME = "/api/accounts/me"


def options(client, url=PASSKEYS):
    return client.post(f"{url}/options").json["options"]


def add(client, device):
    return client.post(PASSKEYS, json={"passkey": device.make(options(client))})


def log_in(client, answer):
    return client.post(f"{PASSKEYS}/sessions", json={"passkey": answer})


def use(client, device, key=None):
    return log_in(client, device.use(options(client, f"{PASSKEYS}/sessions"), key))


@pytest.mark.parametrize("algorithm", [ES256, EDDSA, RS256])
def test_a_passkey_lets_its_person_in_without_an_address(alice, nobody, algorithm):
    device = Authenticator(algorithm=algorithm)
    added = add(alice, device)

    entered = use(nobody, device)

    assert (added.status_code, entered.status_code) == (201, 200)
    assert entered.json["person"]["id"] == nobody.get(ME).json["id"] == alice.account["person"]["id"]


def test_each_person_gets_in_as_themselves(alice, bob, nobody):
    device = Authenticator()
    add(alice, device)
    add(bob, device)

    entered = [use(nobody, device, key).json["person"]["id"] for key in device.keys.values()]

    assert entered == [alice.account["person"]["id"], bob.account["person"]["id"]]


def test_a_device_is_asked_to_know_its_owner_and_to_find_the_account_by_itself(alice, nobody):
    make, use = options(alice), options(nobody, f"{PASSKEYS}/sessions")

    assert make["authenticatorSelection"]["userVerification"] == use["userVerification"] == "required"
    assert make["authenticatorSelection"]["residentKey"] == "required"
    assert make["rp"]["id"] == use["rpId"] == "localhost"
    assert "allowCredentials" not in use


def test_the_name_on_the_device_tells_nothing_of_an_anonymous_person(alice):
    user = options(alice)["user"]

    assert user["name"] == user["displayName"] == f"Welnu {alice.account['person']['created_at'][:10]}"


def test_a_device_that_has_one_is_not_asked_for_a_second(alice):
    device = Authenticator()
    add(alice, device)

    assert [each["id"] for each in options(alice)["excludeCredentials"]] == [b64(id) for id in device.keys]


def test_passkeys_are_listed_and_can_be_removed(alice, nobody):
    device = Authenticator()
    id = add(alice, device).json["id"]
    use(nobody, device)
    (shown,) = alice.get(PASSKEYS).json["passkeys"]

    removed = alice.delete(f"{PASSKEYS}/{id}")

    assert set(shown) == {"id", "device", "created_at", "last_used_at"}
    assert shown["last_used_at"] >= shown["created_at"]
    assert removed.status_code == 204
    assert alice.get(PASSKEYS).json == {"passkeys": []}
    assert use(nobody, device).status_code == 401


def test_nobody_removes_a_passkey_of_someone_else(alice, bob, nobody):
    device = Authenticator()
    id = add(alice, device).json["id"]

    foreign, missing = bob.delete(f"{PASSKEYS}/{id}"), bob.delete(f"{PASSKEYS}/{uuid4()}")

    assert (foreign.status_code, foreign.data) == (missing.status_code, missing.data)
    assert use(nobody, device).status_code == 200


def test_there_is_room_for_twenty(alice):
    replies = [add(alice, Authenticator()) for _ in range(21)]

    assert [reply.status_code for reply in replies] == [201] * 20 + [409]
    assert replies[-1].json["error"] == "passkey.too_many"


def test_a_passkey_that_is_on_several_devices_does_not_count(alice, nobody):
    device = Authenticator(counts=False)
    add(alice, device)

    assert [use(nobody, device).status_code for _ in range(3)] == [200, 200, 200]


def test_leaving_removes_passkeys_and_taking_along_tells_of_them(app, alice, nobody):
    device = Authenticator()
    id = add(alice, device).json["id"]
    everything = alice.get(f"{ME}/export").json
    alice.delete(ME, json={"confirm": "erase"})

    assert [row["id"] for row in everything["passkey"]] == [id]
    assert set(everything["passkey"][0]) == {"id", "device", "created_at", "last_used_at"}
    assert use(nobody, device).status_code == 401
    with app.extensions["engine"].connect() as connection:
        assert connection.execute(select(Passkey.__table__)).all() == []


def test_a_passkey_gives_a_session_of_its_own(app, alice, nobody):
    device = Authenticator()
    add(alice, device)

    use(nobody, device)
    nobody.delete("/api/accounts/sessions/current")

    assert nobody.get(ME).status_code == 401
    assert alice.get(ME).status_code == 200
    with app.extensions["engine"].connect() as connection:
        assert len(connection.execute(select(LoginSession.__table__)).all()) == 1


def test_what_one_person_was_asked_does_not_do_for_another(app, alice):
    device, bob = Authenticator(), new_person(app)

    reply = bob.post(PASSKEYS, json={"passkey": device.make(options(alice))})

    assert (reply.status_code, reply.json["error"]) == (422, "passkey.refused")
    assert bob.get(PASSKEYS).json == {"passkeys": []}


@pytest.mark.parametrize(
    ("public_url", "host", "origin"),
    [
        ("http://localhost:8000", "localhost", "http://localhost:8000"),
        ("https://welnu.example", "welnu.example", "https://welnu.example"),
        ("https://welnu.example:443", "welnu.example", "https://welnu.example"),  # browsers leave it out
        ("http://welnu.example:80", "welnu.example", "http://welnu.example"),
        ("https://welnu.example:8443", "welnu.example", "https://welnu.example:8443"),
        ("https://Welnu.Example/app", "welnu.example", "https://welnu.example"),
    ],
)
def test_passkeys_are_for_the_address_that_people_use(public_url, host, origin):
    assert ceremony.site(public_url) == ceremony.Site(host, origin)
