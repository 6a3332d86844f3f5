"""A new password by mail: it is the first factor, and no way round the second."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.accounts.passkeys.authenticator import Authenticator
from tests.accounts.practitioners.conftest import (
    HERE,
    add_passkey,
    change_rows,
    first,
    is_in,
    second,
    step,
    use_passkey,
)
from tests.practising import PASSWORD, code
from welnu import clock
from welnu.accounts.practitioners.models import Practitioner, PractitionerLink

NEW_PASSWORD = "acht gele tulpen bij de sloot"


def ask(client, email, **headers):
    return client.post(f"{HERE}/password-resets", json={"email": email}, headers=headers)


def set_password(client, token, password=NEW_PASSWORD):
    return client.post(f"{HERE}/password-resets/confirm", json={"token": token, "password": password})


def test_a_new_password_does_not_get_past_the_second_factor(dora, nobody, mailbox):
    ask(nobody, dora.practitioner["email"])

    reply = set_password(nobody, mailbox.token())

    assert reply.json == {"step": "second"}
    assert not is_in(nobody)
    assert nobody.post(f"{HERE}/totp").status_code == 403
    assert second(nobody, code(clock.now(), 1)).json == {"step": "done"}


def test_a_new_password_ends_all_sessions_and_the_old_password(dora, nobody, mailbox):
    ask(nobody, dora.practitioner["email"])
    set_password(nobody, mailbox.token())

    assert not is_in(dora)
    assert first(dora, dora.practitioner["email"], PASSWORD).status_code == 401
    assert first(dora, dora.practitioner["email"], NEW_PASSWORD).json == {"step": "second"}


def test_a_new_password_opens_what_wrong_codes_closed(dora, nobody, mailbox):
    first(nobody, dora.practitioner["email"])
    for _ in range(10):
        second(nobody, "not a code")
    mailbox.read()

    ask(nobody, dora.practitioner["email"])
    set_password(nobody, mailbox.token())

    assert second(nobody, code(clock.now(), 1)).status_code == 200


def test_a_link_works_once_and_only_with_a_password_that_is_accepted(dora, nobody, mailbox):
    ask(nobody, dora.practitioner["email"])
    token = mailbox.token()

    replies = [set_password(nobody, token, password) for password in ("kort", NEW_PASSWORD, NEW_PASSWORD)]

    assert [reply.status_code for reply in replies] == [422, 200, 422]
    assert [reply.json.get("error") for reply in replies] == ["password.too_short", None, "token.invalid"]


def test_a_link_lasts_an_hour(app, dora, nobody, mailbox):
    ask(nobody, dora.practitioner["email"])
    with app.extensions["engine"].connect() as connection:
        (ends,) = connection.execute(select(PractitionerLink.expires_at)).scalars()
    change_rows(app, PractitionerLink, expires_at=clock.now())

    assert timedelta(minutes=59) < ends - clock.now() <= timedelta(hours=1)
    assert set_password(nobody, mailbox.token()).status_code == 422


def test_a_link_for_one_thing_does_nothing_else(dora, nobody, mailbox):
    ask(nobody, dora.practitioner["email"])
    token = mailbox.token()

    replies = [
        nobody.post(f"{HERE}/{what}", json={"token": token}).json["error"] for what in ("confirm", "invitations")
    ]

    assert replies == ["token.invalid"] * 2
    assert set_password(nobody, token).status_code == 200


def test_a_link_for_a_practitioner_is_nothing_to_a_person_with_the_same_address(app, dana, nobody, mailbox):
    ask(nobody, "dana@example.org")
    before = mailbox.read()

    wish = {"token": "x", "password": NEW_PASSWORD}
    assert nobody.post("/api/accounts/password-resets/confirm", json=wish).status_code == 422
    assert "token=" not in before[0].get_content()


def test_without_a_password_there_is_none_to_renew(app, dora, nobody, mailbox):
    """Else whoever reads the mail of someone with a passkey alone would get a first factor of their own."""
    device = Authenticator()
    add_passkey(dora, device)
    mailbox.read()
    change_rows(app, Practitioner, password_hash=None, totp_secret=None)

    ask(nobody, dora.practitioner["email"])
    (mail,) = mailbox.read()

    assert "token=" not in mail.get_content()
    assert use_passkey(nobody, device).status_code == 200


def test_someone_who_set_up_no_second_factor_goes_on_with_that(app, dora, nobody, mailbox):
    change_rows(app, Practitioner, totp_secret=None)
    ask(nobody, dora.practitioner["email"])

    assert set_password(nobody, mailbox.token()).json == {"step": "set_up"}
    assert step(nobody) == "set_up"


@pytest.mark.parametrize(("language", "subject"), [("nl", "kies een nieuw"), ("en", "choose a new"), ("fr", "kies")])
def test_the_mail_is_in_the_language_of_the_browser(dora, nobody, mailbox, language, subject):
    ask(nobody, dora.practitioner["email"], **{"Accept-Language": language})

    (mail,) = mailbox.read()
    assert subject in mail["Subject"]
