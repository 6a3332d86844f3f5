"""Accounts with an e-mail address: signing up, logging in, and a new password."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from tests.accounts.conftest import DANA, PASSWORD
from tests.conftest import ACCOUNT
from welnu import clock, db
from welnu.accounts.models import EmailLogin, MailToken

NEW_PASSWORD = "acht gele tulpen bij de sloot"


def sign_up(client, **changes):
    return client.post("/api/accounts/email", json=ACCOUNT | {"email": DANA, "password": PASSWORD} | changes)


def confirm(client, token):
    return client.post("/api/accounts/email/confirm", json={"token": token})


def log_in(client, email=DANA, password=PASSWORD):
    return client.post("/api/accounts/sessions", json={"email": email, "password": password})


def ask_reset(client, email=DANA, **headers):
    return client.post("/api/accounts/password-resets", json={"email": email}, headers=headers)


def set_password(client, token, password=NEW_PASSWORD):
    return client.post("/api/accounts/password-resets/confirm", json={"token": token, "password": password})


def expire_links(app):
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(MailToken.__table__).values(expires_at=clock.now() - timedelta(seconds=1)))


def is_logged_in(client):
    return client.get("/api/accounts/me").status_code == 200


def test_signing_up_ends_with_the_link_in_a_mail(nobody, mailbox):
    asked = sign_up(nobody)
    before = is_logged_in(nobody)
    confirmed = confirm(nobody, mailbox.token())

    assert (asked.status_code, asked.json) == (202, {})
    assert not before
    assert confirmed.status_code == 200
    assert nobody.get("/api/accounts/me").json == confirmed.json["person"]
    assert confirmed.json["person"]["email"] == DANA
    assert confirmed.json["person"]["birth_years"] == ACCOUNT["birth_years"]


def test_consent_dates_from_when_it_was_given(nobody, mailbox):
    sign_up(nobody)
    person = confirm(nobody, mailbox.token()).json["person"]

    assert person["consent"]["given_at"] < person["created_at"]


def test_before_the_link_is_opened_there_is_no_account(nobody, mailbox):
    sign_up(nobody)

    assert log_in(nobody).status_code == 401


def test_someone_logs_in_with_their_password(dana, app):
    phone = app.test_client()

    reply = log_in(phone, email=" Dana@Example.org ")

    assert reply.json["person"] == dana.account["person"]
    assert is_logged_in(phone)
    assert phone.get_cookie("welnu").value != dana.get_cookie("welnu").value


def test_an_accent_typed_in_another_way_fits(nobody, mailbox):
    sign_up(nobody, password="caf\u00e9 op de hoek")
    confirm(nobody, mailbox.token())

    assert log_in(nobody, password="cafe\u0301 op de hoek").status_code == 200


def test_the_whole_password_counts(nobody, mailbox):
    sign_up(nobody, password=PASSWORD * 40 + "a")
    confirm(nobody, mailbox.token())

    assert log_in(nobody, password=PASSWORD * 40 + "b").status_code == 401


def test_the_password_is_stored_as_argon2id_of_19_mib(app, dana):
    with app.extensions["engine"].connect() as connection:
        (row,) = connection.execute(EmailLogin.__table__.select())

    assert row.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("wrong", "error", "field"),
    [
        ({"email": "dana"}, "request.invalid", "email"),
        ({"email": None}, "request.invalid", "email"),
        ({"email": "dana@example.org\r\nBcc: bob@example.org"}, "request.invalid", "email"),
        ({"password": 123456789012345}, "request.invalid", "password"),
        ({"password": "te kort"}, "password.too_short", "password"),
        ({"password": "z" * 1025}, "password.too_long", "password"),
        ({"password": "passwordpassword"}, "password.common", "password"),
        ({"password": "dana@example.org"}, "password.common", "password"),
        ({"consent": {"version": "x"}}, "consent.unknown", "consent.version"),
        ({"sixteen_or_older": False}, "account.phone_only", None),
    ],
)
def test_a_wrong_sign_up_says_what_is_wrong_and_sends_nothing(nobody, mailbox, wrong, error, field):
    reply = sign_up(nobody, **wrong)

    assert (reply.status_code, reply.json["error"]) == (422, error)
    assert list(reply.json.get("fields", {})) == ([field] if field else [])
    assert mailbox.read() == []


def test_a_link_works_once(nobody, mailbox):
    sign_up(nobody)
    token = mailbox.token()

    first, second = confirm(nobody, token), confirm(nobody, token)

    assert first.status_code == 200
    assert (second.status_code, second.json["error"]) == (422, "token.invalid")


def test_of_two_sign_ups_the_first_confirmed_counts(nobody, mailbox):
    sign_up(nobody)
    first = mailbox.token()
    sign_up(nobody, password=NEW_PASSWORD)
    second = mailbox.token()

    assert confirm(nobody, first).status_code == 200
    assert confirm(nobody, second).status_code == 422
    assert log_in(nobody, password=NEW_PASSWORD).status_code == 401


@pytest.mark.parametrize("use", [confirm, set_password])
@pytest.mark.parametrize("token", ["x", "A" * 43])
def test_a_made_up_link_opens_nothing(nobody, use, token):
    reply = use(nobody, token)

    assert (reply.status_code, reply.json["error"]) == (422, "token.invalid")
    assert not is_logged_in(nobody)


def test_a_link_that_is_too_old_opens_nothing(app, nobody, mailbox):
    sign_up(nobody)
    expire_links(app)

    assert confirm(nobody, mailbox.token()).status_code == 422


def test_a_link_for_one_thing_does_not_open_another(nobody, dana, mailbox):
    ask_reset(nobody)

    assert confirm(nobody, mailbox.token()).status_code == 422


def test_a_new_password_ends_all_other_sessions(app, dana, alice, mailbox):
    phone = app.test_client()
    ask_reset(phone)

    reply = set_password(phone, mailbox.token())

    assert reply.json["person"]["id"] == dana.account["person"]["id"]
    assert [is_logged_in(client) for client in (phone, dana, alice)] == [True, False, True]
    assert log_in(app.test_client()).status_code == 401
    assert log_in(app.test_client(), password=NEW_PASSWORD).status_code == 200


def test_a_password_that_is_not_accepted_does_not_use_up_the_link(nobody, dana, mailbox):
    ask_reset(nobody)
    token = mailbox.token()

    refused = set_password(nobody, token, "te kort")
    own_address = set_password(nobody, token, "dana@example.org")
    accepted = set_password(nobody, token)

    assert [refused.json["error"], own_address.json["error"]] == ["password.too_short", "password.common"]
    assert accepted.status_code == 200


def test_a_new_password_makes_earlier_links_useless(nobody, dana, mailbox):
    ask_reset(nobody)
    first = mailbox.token()
    ask_reset(nobody)
    set_password(nobody, mailbox.token())

    assert set_password(nobody, first).status_code == 422


def test_a_mail_for_a_new_password_is_in_the_language_of_the_browser(nobody, dana, mailbox):
    ask_reset(nobody, **{"Accept-Language": "en-GB,en;q=0.9"})
    ask_reset(nobody, **{"Accept-Language": "fr"})

    english, dutch = mailbox.read()

    assert english["Subject"] == "Welnu: choose a new password"
    assert dutch["Subject"] == "Welnu: kies een nieuw wachtwoord"


def test_signing_up_twice_mails_a_way_in_and_not_a_second_account(nobody, dana, mailbox):
    sign_up(nobody)
    (mail,) = mailbox.read()
    token = re.search(r"/reset\?token=(\S+)", mail.get_content())[1]

    assert confirm(nobody, token).status_code == 422
    assert set_password(nobody, token).json["person"]["id"] == dana.account["person"]["id"]
