"""Getting in as a practitioner: two factors, always."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.accounts.passkeys.authenticator import PRESENT, Authenticator
from tests.accounts.practitioners.conftest import (
    HERE,
    ME,
    add_passkey,
    age_sessions,
    first,
    forget_used_code,
    is_in,
    second,
    step,
    use_passkey,
)
from tests.practising import SESSIONS, code, enter, register
from welnu import clock, config
from welnu.accounts.limits import limiter
from welnu.accounts.practitioners.models import PractitionerSession
from welnu.app import create_app


def test_a_practitioner_gets_in_with_a_password_and_a_code(app, nobody):
    who = register(app)

    steps = [first(nobody, who["email"]), second(nobody, code(clock.now()))]

    assert [reply.json for reply in steps] == [{"step": "second"}, {"step": "done"}]
    assert nobody.get(ME).json["id"] == who["id"]


def test_the_password_alone_opens_nothing_but_the_second_step(app, nobody):
    first(nobody, register(app)["email"])

    assert step(nobody) == "second"
    assert not is_in(nobody)
    assert nobody.get(f"{HERE}/passkeys").status_code == 401
    assert nobody.post(f"{HERE}/codes").status_code == 401


@pytest.mark.parametrize("what", ["totp", "totp/confirm", "passkeys/options"])
def test_who_knows_the_password_alone_cannot_add_a_second_factor_of_their_own(app, nobody, what):
    first(nobody, register(app)["email"])

    reply = nobody.post(f"{HERE}/{what}", json={"code": "000000"} if what == "totp/confirm" else None)

    assert (reply.status_code, reply.json["error"]) == (403, "second.required")


def test_a_wrong_password_opens_nothing(app, nobody):
    reply = first(nobody, register(app)["email"], "een verkeerd wachtwoord")

    assert (reply.status_code, reply.json["error"]) == (401, "login.failed")
    assert "Set-Cookie" not in reply.headers


def test_the_session_gets_another_token_with_the_second_factor(app, nobody):
    first(nobody, register(app)["email"])
    before = nobody.get_cookie("welnu-practitioner").value

    second(nobody, code(clock.now()))
    after = nobody.get_cookie("welnu-practitioner").value
    nobody.set_cookie("welnu-practitioner", before)

    assert before != after
    assert nobody.get(f"{SESSIONS}/current").status_code == 401


def test_the_cookie_is_for_this_browser_and_this_site_alone(app, nobody):
    reply = first(nobody, register(app)["email"])

    cookie = reply.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Expires" not in cookie  # gone when the browser is closed
    assert "Max-Age" not in cookie


def test_a_code_works_once(dora, nobody):
    first(nobody, dora.practitioner["email"])

    used = second(nobody, dora.typed)
    next_one = second(nobody, code(clock.now(), 1))

    assert (used.status_code, used.json["error"]) == (401, "login.failed")
    assert next_one.json == {"step": "done"}


def test_a_code_works_once_also_for_two_at_the_same_moment(app):
    who = register(app)
    browsers = [app.test_client() for _ in range(4)]
    for browser in browsers:
        first(browser, who["email"])
    digits = code(clock.now())

    with ThreadPoolExecutor(4) as at_once:
        replies = list(at_once.map(lambda browser: second(browser, digits).status_code, browsers))

    assert sorted(replies) == [200, 401, 401, 401]


def test_after_ten_wrong_codes_the_right_one_does_not_work_either(app, nobody, mailbox):
    who = register(app)
    first(nobody, who["email"])

    wrong = [second(nobody, "000000" if code(clock.now()) != "000000" else "000001").status_code for _ in range(10)]
    right = second(nobody, code(clock.now()))

    assert wrong == [401] * 10
    assert (right.status_code, right.json["error"]) == (403, "second.locked")
    assert [mail["To"] for mail in mailbox.read()] == [who["email"]]


def test_many_tries_at_once_are_counted_too(app):
    who = register(app)
    browsers = [app.test_client() for _ in range(16)]
    for browser in browsers:
        limiter.reset()
        first(browser, who["email"])

    with ThreadPoolExecutor(8) as at_once:
        replies = list(at_once.map(lambda browser: second(browser, "not-a-code").status_code, browsers))

    assert sorted(replies) == [401] * 10 + [403] * 6


def test_a_good_code_ends_the_count(app, nobody):
    who = register(app)
    for _ in range(2):
        first(nobody, who["email"])
        for _ in range(9):
            second(nobody, "not a code")
        assert second(nobody, code(clock.now())).status_code == 200
        forget_used_code(app)


def test_too_many_wrong_codes_do_not_close_a_passkey(app, dora, nobody):
    device = Authenticator()
    add_passkey(dora, device)
    first(nobody, dora.practitioner["email"])
    for _ in range(11):
        second(nobody, "not a code")

    assert use_passkey(nobody, device).json == {"step": "done"}


def test_codes_are_limited_by_network_too(app):
    who = register(app)
    client = app.test_client()
    first(client, who["email"])

    replies = [second(client, "not a code") for _ in range(61)]

    assert replies[-1].status_code == 429


def test_a_passkey_is_both_factors_in_one(dora, nobody):
    device = Authenticator()
    add_passkey(dora, device)

    entered = use_passkey(nobody, device)

    assert entered.json == {"step": "done"}
    assert nobody.get(ME).json["id"] == dora.practitioner["id"]


def test_a_passkey_without_a_finger_a_face_or_a_pin_is_none(dora, nobody):
    device = Authenticator()
    add_passkey(dora, device)

    careless = use_passkey(nobody, Authenticator(flags=PRESENT, keys=device.keys))

    assert (careless.status_code, careless.json["error"]) == (401, "login.failed")


def test_a_passkey_of_a_person_does_not_let_a_practitioner_in_nor_the_other_way_round(alice, dora, nobody):
    hers, doras = Authenticator(), Authenticator()
    options = alice.post("/api/accounts/passkeys/options").json["options"]
    alice.post("/api/accounts/passkeys", json={"passkey": hers.make(options)})
    add_passkey(dora, doras)
    options = nobody.post("/api/accounts/passkeys/sessions/options").json["options"]

    as_person = nobody.post("/api/accounts/passkeys/sessions", json={"passkey": doras.use(options)})
    as_practitioner = use_passkey(nobody, hers)

    assert [as_person.status_code, as_practitioner.status_code] == [401, 401]


def test_an_answer_for_the_one_door_does_not_open_the_other(dora, nobody):
    device = Authenticator()
    add_passkey(dora, device)
    options = nobody.post("/api/accounts/passkeys/sessions/options").json["options"]

    assert nobody.post(f"{SESSIONS}/passkey", json={"passkey": device.use(options)}).status_code == 401


def test_one_browser_can_hold_a_person_and_a_practitioner(app, alice):
    who = register(app)

    enter(alice, who["email"])

    assert alice.get(ME).json["id"] == who["id"]
    assert alice.get("/api/accounts/me").json["id"] == alice.account["person"]["id"]


def test_being_logged_in_as_a_person_is_not_being_logged_in_as_a_practitioner(alice, dora):
    assert alice.get(ME).status_code == 401
    assert dora.get("/api/accounts/me").status_code == 401


def test_the_cookie_of_the_one_is_nothing_as_that_of_the_other(app, alice, dora):
    stranger = app.test_client()
    stranger.set_cookie("welnu", dora.get_cookie("welnu-practitioner").value)
    stranger.set_cookie("welnu-practitioner", alice.get_cookie("welnu").value)

    assert stranger.get(ME).status_code == 401
    assert stranger.get("/api/accounts/me").status_code == 401


def test_logging_out_ends_the_session(dora):
    cookie = dora.get_cookie("welnu-practitioner").value

    reply = dora.delete(f"{SESSIONS}/current")
    forgotten = dora.get_cookie("welnu-practitioner")
    dora.set_cookie("welnu-practitioner", cookie)

    assert reply.status_code == 204
    assert reply.headers["Clear-Site-Data"] == '"cache"'
    assert forgotten is None
    assert not is_in(dora)


def test_over_https_the_cookie_is_bound_to_this_host(app, tmp_path):
    who = register(app)
    environ = {
        "WELNU_HOME": str(tmp_path),
        "WELNU_PUBLIC_URL": "https://welnu.example",
        "WELNU_DATABASE_URL": app.config["WELNU"].database_url,
    }
    secure = create_app(config.load(environ))
    try:
        reply = first(secure.test_client(), who["email"])
    finally:
        secure.extensions["engine"].dispose()

    cookie = reply.headers["Set-Cookie"].split("; ")
    assert cookie[0].startswith("__Host-welnu-practitioner=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie)


@pytest.mark.parametrize(
    "values",
    [
        {"last_seen_at": clock.now() - timedelta(minutes=30)},
        {"created_at": clock.now() - timedelta(hours=12)},
        {"proven_at": None, "created_at": clock.now() - timedelta(minutes=30)},
    ],
)
def test_an_old_session_opens_nothing(app, dora, values):
    age_sessions(app, **values)

    assert dora.get(f"{SESSIONS}/current").status_code == 401


def test_a_code_given_again_does_not_make_the_twelve_hours_longer(app, dora):
    age_sessions(app, created_at=clock.now() - timedelta(hours=12) + timedelta(minutes=1))
    second(dora, code(clock.now(), 1))
    was_in = is_in(dora)
    with app.extensions["engine"].connect() as connection:
        (created_at,) = connection.execute(select(PractitionerSession.created_at)).scalars()

    age_sessions(app, created_at=created_at - timedelta(minutes=1))

    assert was_in
    assert not is_in(dora)


def test_a_session_in_use_stays(app, dora):
    age_sessions(app, last_seen_at=clock.now() - timedelta(minutes=29), created_at=clock.now() - timedelta(hours=11))

    assert is_in(dora)
    with app.extensions["engine"].connect() as connection:
        (seen_at,) = connection.execute(select(PractitionerSession.last_seen_at)).scalars()
    assert clock.now() - seen_at < timedelta(minutes=1)


def test_use_is_written_once_a_minute(app, dora, statements):
    age_sessions(app, last_seen_at=clock.now() - timedelta(minutes=2))
    statements.clear()

    for _ in range(3):
        dora.get(ME)

    assert [each for each in statements if not each.startswith("SELECT")].count("UPDATE practitioner_session") == 1


def test_a_practitioner_asks_nothing_of_the_tables_of_persons(alice, dora, statements):
    dora.get(ME)
    dora.get(f"{HERE}/passkeys")
    dora.patch(ME, json={"language": "en"})

    tables = {each.split()[-1] for each in statements} - {"BEGIN"}
    assert "practitioner" in tables
    assert all(table.startswith("practitioner") for table in tables), tables
