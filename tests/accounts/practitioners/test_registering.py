"""Registering as a practitioner, and what one says of oneself."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.accounts.practitioners.conftest import (
    FENNA,
    HERE,
    ME,
    SAID,
    add_passkey,
    change_rows,
    first,
    is_in,
    step,
)
from tests.practising import PASSWORD
from welnu import clock
from welnu.accounts.practitioners.models import Practitioner, PractitionerLink


def register(client, **changes):
    return client.post(HERE, json=SAID | {"email": FENNA, "password": PASSWORD} | changes)


def confirm(client, token):
    return client.post(f"{HERE}/confirm", json={"token": token})


@pytest.fixture
def fenna(app, mailbox):
    """A practitioner who registered, and has a passkey too."""
    client = app.test_client()
    register(client)
    confirm(client, mailbox.token())
    add_passkey(client)
    return client


def test_registering_ends_with_the_link_in_a_mail_and_a_second_factor(nobody, mailbox):
    asked = register(nobody)
    confirmed = confirm(nobody, mailbox.token())
    before = is_in(nobody)
    add_passkey(nobody)

    assert (asked.status_code, asked.json) == (202, {})
    assert confirmed.json == {"step": "set_up"}
    assert not before
    assert nobody.get(ME).json.items() >= (SAID | {"email": FENNA, "confirmed": False}).items()


def test_before_the_link_is_opened_there_is_no_account(nobody):
    register(nobody)

    assert first(nobody, FENNA).status_code == 401


def test_a_link_works_once(nobody, mailbox, app):
    register(nobody)
    token = mailbox.token()
    confirm(nobody, token)

    again = confirm(app.test_client(), token)

    assert (again.status_code, again.json["error"]) == (422, "token.invalid")


def test_a_link_lasts_a_day(app, nobody, mailbox):
    register(nobody)
    with app.extensions["engine"].connect() as connection:
        (ends,) = connection.execute(select(PractitionerLink.expires_at)).scalars()
    change_rows(app, PractitionerLink, expires_at=clock.now())

    assert timedelta(hours=23) < ends - clock.now() <= timedelta(hours=24)
    assert confirm(nobody, mailbox.token()).status_code == 422


def test_of_two_who_register_with_one_address_one_gets_it(app, nobody, mailbox):
    for name in ("Fenna Bos", "Iemand Anders"):
        register(nobody, name=name)
    tokens = [mail.get_content().partition("?token=")[2].split()[0] for mail in mailbox.read()]

    replies = [confirm(app.test_client(), token).status_code for token in tokens]

    assert replies == [200, 422]


def test_registering_with_an_address_that_has_an_account_says_so_in_the_mail_alone(fenna, nobody, mailbox):
    asked = register(nobody)
    (mail,) = mailbox.read()

    assert (asked.status_code, asked.json) == (202, {})
    assert "token=" not in mail.get_content()
    assert "/practitioner" in mail.get_content()


def test_a_person_and_a_practitioner_can_have_one_address(app, dana, nobody, mailbox):
    register(nobody, email="dana@example.org")
    confirm(nobody, mailbox.token())
    add_passkey(nobody)

    dana.delete("/api/accounts/me", json={"confirm": "erase"})

    assert nobody.get(ME).json["email"] == "dana@example.org"
    assert first(app.test_client(), "dana@example.org").json == {"step": "second"}


def test_what_a_person_takes_along_holds_nothing_of_the_practitioner_they_are_too(dana, nobody, mailbox):
    register(nobody, email="dana@example.org")
    confirm(nobody, mailbox.token())

    everything = dana.get("/api/accounts/me/export").text

    assert "practitioner" not in everything
    assert SAID["name"] not in everything


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "   "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "Dora\u202eWit"}, "name"),
        ({"organisation": None}, "organisation"),
        ({"profession": 7}, "profession"),
        ({"registration": ""}, "registration"),
        ({"language": "fr"}, "language"),
        ({"email": "fenna"}, "email"),
        ({"password": "kort"}, "password"),
        ({"password": "fenna@example.org"}, "password"),
        ({"confirmed": True}, "confirmed"),
    ],
)
def test_what_is_not_right_is_refused_with_the_field_named(nobody, changes, field):
    reply = register(nobody, **changes)

    assert reply.status_code == 422
    assert list(reply.json["fields"]) == [field]


def test_changing_what_was_confirmed_makes_it_a_claim_again(dora):
    before = dora.get(ME).json["confirmed"]
    language = dora.patch(ME, json={"language": "en", "name": dora.practitioner["name"]}).json
    name = dora.patch(ME, json={"name": "Dr. Dora de Wit"}).json

    assert before
    assert (language["confirmed"], language["language"]) == (True, "en")
    assert (name["confirmed"], name["name"]) == (False, "Dr. Dora de Wit")


@pytest.mark.parametrize("what", ["confirmed", "confirmed_at", "email", "id", "ended_at", "password"])
def test_nobody_confirms_themselves(emil, what):
    reply = emil.patch(ME, json={what: True})

    assert (reply.status_code, list(reply.json["fields"])) == (422, [what])
    assert not emil.get(ME).json["confirmed"]


def test_the_password_is_not_stored_as_it_is(app, nobody):
    register(nobody)

    with app.extensions["engine"].connect() as connection:
        rows = connection.execute(select(PractitionerLink.__table__)).all()
        rows += connection.execute(select(Practitioner.__table__)).all()
    assert rows
    assert PASSWORD not in repr(rows)


def test_who_registered_logs_in_with_that_password(app, fenna):
    browser = app.test_client()

    assert first(browser, FENNA).json == {"step": "second"}
    assert step(browser) == "second"
