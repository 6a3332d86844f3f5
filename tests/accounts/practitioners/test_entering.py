"""Getting in as a practitioner: two factors, always."""

from tests.practising import PASSWORD, SESSIONS, code, register
from welnu import clock

ME = "/api/accounts/practitioners/me"


def first(client, email, password=PASSWORD):
    return client.post(SESSIONS, json={"email": email, "password": password})


def second(client, digits):
    return client.post(f"{SESSIONS}/second", json={"code": digits})


def test_a_practitioner_gets_in_with_a_password_and_a_code(app, nobody):
    who = register(app)

    steps = [first(nobody, who["email"]), second(nobody, code(clock.now()))]

    assert [reply.json["step"] for reply in steps] == ["second", "done"]
    assert nobody.get(ME).json["id"] == who["id"]


def test_the_password_alone_lets_nobody_in(app, nobody):
    who = register(app)

    first(nobody, who["email"])

    assert nobody.get(ME).status_code == 401
    assert nobody.get(f"{SESSIONS}/current").json == {"step": "second"}


def test_a_code_works_once(app, nobody, dora):
    first(nobody, dora.practitioner["email"])

    reply = second(nobody, code(clock.now()))

    assert (reply.status_code, reply.json["error"]) == (401, "login.failed")
    assert second(nobody, code(clock.now(), 1)).json == {"step": "done"}


def test_one_browser_can_hold_a_person_and_a_practitioner(app, alice):
    who = register(app)

    first(alice, who["email"])
    second(alice, code(clock.now()))

    assert alice.get(ME).json["id"] == who["id"]
    assert alice.get("/api/accounts/me").json["id"] == alice.account["person"]["id"]


def test_being_logged_in_as_a_person_is_not_being_logged_in_as_a_practitioner(alice, dora):
    assert alice.get(ME).status_code == 401
    assert dora.get("/api/accounts/me").status_code == 401
