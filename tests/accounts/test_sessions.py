"""Staying logged in, logging out, and coming back with a recovery code."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from welnu import clock, config, db
from welnu.accounts.models import LoginSession, RecoveryCode
from welnu.app import create_app

CHROME = {"User-Agent": "Mozilla/5.0 (Linux; Android 10) Chrome/142.0.0.0 Mobile Safari/537.36"}


def recover(app, code, **headers):
    client = app.test_client()
    client.reply = client.post("/api/accounts/sessions/recovery", json={"code": code}, headers=headers)
    return client


def age(app, **values):
    """Let all sessions be older than they are."""
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(LoginSession.__table__).values(values))


def is_logged_in(client):
    return client.get("/api/accounts/me").status_code == 200


def cookie_of(reply):
    return reply.headers["Set-Cookie"]


def test_the_cookie_cannot_be_read_by_scripts_or_sent_by_other_sites(alice):
    cookie = cookie_of(recover(alice.application, alice.account["recovery_code"]).reply)

    assert cookie.startswith("welnu=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


def test_over_https_the_cookie_is_bound_to_this_host(app, alice, tmp_path):
    environ = {
        "WELNU_HOME": str(tmp_path),
        "WELNU_PUBLIC_URL": "https://welnu.example",
        "WELNU_DATABASE_URL": app.config["WELNU"].database_url,
    }
    secure = create_app(config.load(environ))
    try:
        client = recover(secure, alice.account["recovery_code"])
    finally:
        secure.extensions["engine"].dispose()

    assert cookie_of(client.reply).startswith("__Host-welnu=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie_of(client.reply).split("; "))
    assert "Domain" not in cookie_of(client.reply)


def test_only_a_fingerprint_of_the_token_is_stored(app, alice):
    token = alice.get_cookie("welnu").value.partition(".")[2]

    with app.extensions["engine"].connect() as connection:
        (row,) = connection.execute(LoginSession.__table__.select())

    assert len(row.token_hash) == 32
    assert token.encode() not in row.token_hash


@pytest.mark.parametrize("changed", ["person", "token", "none"])
def test_a_cookie_of_another_shape_opens_nothing(alice, bob, changed):
    person, _, token = alice.get_cookie("welnu").value.partition(".")
    forged = {
        "person": f"{bob.get_cookie('welnu').value.partition('.')[0]}.{token}",
        "token": f"{person}.{token[:-1]}{'A' if token[-1] != 'A' else 'B'}",
        "none": "",
    }
    alice.set_cookie("welnu", forged[changed])

    assert not is_logged_in(alice)


def test_a_cookie_of_another_app_on_this_host_does_not_log_out(alice):
    alice.set_cookie("remember_token", "not ours")
    alice.set_cookie("session", "not ours")

    assert is_logged_in(alice)


def test_a_device_is_listed_by_what_it_is_and_a_day(alice):
    phone = recover(alice.application, alice.account["recovery_code"], **CHROME)

    (session,) = phone.get("/api/accounts/sessions").json["sessions"]

    assert session["device"] == "Chrome · Android"
    assert session["current"] is True
    assert session["last_seen_on"] == clock.now().date().isoformat()
    assert set(session) == {"id", "current", "created_at", "last_seen_on", "device"}


def test_logging_out_ends_this_session_alone_and_empties_the_cache(alice, bob):
    reply = alice.delete("/api/accounts/sessions/current")

    assert reply.status_code == 204
    assert reply.headers["Clear-Site-Data"] == '"cache"'
    assert alice.get_cookie("welnu") is None
    assert is_logged_in(bob)


def test_a_session_that_was_logged_out_does_not_come_back_with_its_cookie(alice):
    cookie = alice.get_cookie("welnu").value
    alice.delete("/api/accounts/sessions/current")

    alice.set_cookie("welnu", cookie)

    assert not is_logged_in(alice)


def test_a_forgotten_device_is_logged_out_from_another(dana, log_in_again):
    phone = log_in_again()
    (other,) = [each for each in phone.get("/api/accounts/sessions").json["sessions"] if not each["current"]]

    reply = phone.delete(f"/api/accounts/sessions/{other['id']}")

    assert reply.status_code == 204
    assert not is_logged_in(dana)
    assert is_logged_in(phone)


def test_all_other_devices_are_logged_out_at_once(dana, alice, log_in_again):
    second, third = log_in_again(), log_in_again()

    assert third.delete("/api/accounts/sessions").status_code == 204

    assert [is_logged_in(client) for client in (dana, second, third, alice)] == [False, False, True, True]


def test_ending_a_session_of_someone_else_changes_nothing(alice, bob):
    (session,) = alice.get("/api/accounts/sessions").json["sessions"]

    foreign = bob.delete(f"/api/accounts/sessions/{session['id']}")

    assert foreign.status_code == 204  # as for one that does not exist
    assert is_logged_in(alice)


@pytest.mark.parametrize(
    "values",
    [
        {"last_seen_on": (clock.now() - timedelta(days=91)).date()},
        {"created_at": clock.now() - timedelta(days=366)},
    ],
)
def test_an_old_session_opens_nothing(app, alice, values):
    age(app, **values)

    assert not is_logged_in(alice)


def test_a_session_in_use_stays(app, alice):
    age(app, last_seen_on=(clock.now() - timedelta(days=80)).date())

    alice.get("/api/accounts/me")
    (session,) = alice.get("/api/accounts/sessions").json["sessions"]

    assert session["last_seen_on"] == clock.now().date().isoformat()


def test_the_day_is_written_once_a_day(app, alice, statements):
    age(app, last_seen_on=(clock.now() - timedelta(days=1)).date())
    statements.clear()

    for _ in range(3):
        alice.get("/api/accounts/me")

    assert [each for each in statements if not each.startswith("SELECT")].count("UPDATE login_session") == 1


def test_a_recovery_code_lets_its_person_in(alice):
    phone = recover(alice.application, alice.account["recovery_code"].lower().replace("-", " "))

    assert phone.reply.status_code == 200
    assert phone.get("/api/accounts/me").json["id"] == alice.account["person"]["id"]


def test_a_recovery_code_works_once_and_ends_other_sessions(alice, bob):
    first = alice.account["recovery_code"]
    phone = recover(alice.application, first)
    second = phone.reply.json["recovery_code"]

    assert recover(alice.application, first).reply.status_code == 401
    assert recover(alice.application, second).reply.status_code == 200
    assert not is_logged_in(alice)
    assert not is_logged_in(phone)
    assert is_logged_in(bob)


@pytest.mark.parametrize("code", ["0000-0000-0000-0000-0000-0000-00", "not a code", "x", "é" * 26])
def test_a_wrong_recovery_code_lets_nobody_in(app, alice, code):
    stranger = recover(app, code)

    assert (stranger.reply.status_code, stranger.reply.json["error"]) == (401, "login.failed")
    assert "Set-Cookie" not in stranger.reply.headers
    assert is_logged_in(alice)


def test_a_recovery_code_is_not_stored_as_it_is(app, alice):
    with app.extensions["engine"].connect() as connection:
        (row,) = connection.execute(RecoveryCode.__table__.select())

    assert alice.account["recovery_code"].replace("-", "").encode() not in row.code_hash
    assert len(row.code_hash) == 32
