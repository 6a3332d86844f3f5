"""What the operator does: invite, confirm, reset, end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.accounts.passkeys.authenticator import PRESENT, Authenticator
from tests.accounts.practitioners.conftest import (
    FENNA,
    HERE,
    ME,
    SAID,
    add_passkey,
    change_rows,
    first,
    is_in,
    second,
    step,
    use_passkey,
)
from tests.practising import PASSWORD, SESSIONS, code, register
from welnu import clock, config
from welnu.accounts.practitioners.models import Practitioner, PractitionerLink, PractitionerSession
from welnu.app import create_app
from welnu.errors import Conflict, NotFound


def read(client, token):
    return client.post(f"{HERE}/invitations", json={"token": token})


def accept(client, token, **given):
    return client.post(f"{HERE}/invitations/accept", json=SAID | {"token": token} | given)


def with_passkey(client, token, device, **given):
    return accept(client, token, passkey=device.make(read(client, token).json["options"]), **given)


def test_an_invitation_is_taken_up_with_a_password(operator, nobody):
    token = operator.token()

    reply = accept(nobody, token, password=PASSWORD)

    assert reply.json == {"step": "set_up"}
    assert not is_in(nobody)
    assert add_passkey(nobody).status_code == 201
    assert nobody.get(ME).json.items() >= (SAID | {"email": FENNA}).items()


def test_an_invitation_is_taken_up_with_a_passkey_alone(operator, nobody, app):
    device = Authenticator()

    reply = with_passkey(nobody, operator.token(), device)

    assert reply.json == {"step": "done"}
    assert use_passkey(app.test_client(), device).json == {"step": "done"}
    assert nobody.get(ME).json["has_password"] is False


def test_an_invitation_tells_what_the_operator_filled_in(operator, nobody):
    token = operator.token(name="Fenna Bos", organisation="Praktijk De Linde")

    told = read(nobody, token).json

    assert told["options"]["user"]["name"] == f"{FENNA} (work)"
    del told["options"]
    assert told == {
        "email": FENNA,
        "name": "Fenna Bos",
        "organisation": "Praktijk De Linde",
        "profession": None,
        "registration": None,
    }


@pytest.mark.parametrize(
    ("told", "confirmed"),
    [
        ({"name": SAID["name"], "organisation": SAID["organisation"], "profession": SAID["profession"]}, True),
        ({"name": SAID["name"], "organisation": SAID["organisation"]}, False),
        ({"name": "Fenna", "organisation": SAID["organisation"], "profession": SAID["profession"]}, False),
        ({}, False),
    ],
)
def test_what_the_operator_wrote_in_the_invitation_is_confirmed(operator, nobody, told, confirmed):
    accept(nobody, operator.token(**told), password=PASSWORD)
    add_passkey(nobody)

    assert nobody.get(ME).json["confirmed"] is confirmed


def test_an_invitation_works_once(operator, nobody, app):
    token = operator.token()
    accept(nobody, token, password=PASSWORD)

    replies = [accept(app.test_client(), token, password=PASSWORD), read(app.test_client(), token)]

    assert [(reply.status_code, reply.json["error"]) for reply in replies] == [(422, "token.invalid")] * 2


def test_an_invitation_lasts_a_week(app, operator, nobody):
    token = operator.token()
    with app.extensions["engine"].connect() as connection:
        (ends,) = connection.execute(select(PractitionerLink.expires_at)).scalars()
    change_rows(app, PractitionerLink, expires_at=clock.now())

    assert timedelta(days=6, hours=23) < ends - clock.now() <= timedelta(days=7)
    assert accept(nobody, token, password=PASSWORD).status_code == 422


def test_a_new_invitation_takes_the_place_of_the_one_before(operator, nobody):
    tokens = [operator.token(), operator.token()]

    assert [read(nobody, token).status_code for token in tokens] == [422, 200]


@pytest.mark.parametrize("given", [{}, {"password": PASSWORD, "passkey": {}}])
def test_it_is_one_of_both_a_password_or_a_passkey(operator, nobody, given):
    reply = accept(nobody, operator.token(), **given)

    assert (reply.status_code, list(reply.json["fields"])) == (422, ["password"])


@pytest.mark.parametrize("given", [{"password": "kort"}, {"passkey": {}}])
def test_what_is_not_accepted_does_not_use_the_invitation_up(operator, nobody, given):
    token = operator.token()

    refused = accept(nobody, token, **given)

    assert refused.status_code == 422
    assert accept(nobody, token, password=PASSWORD).status_code == 200


def test_a_device_that_does_not_know_its_owner_is_no_second_factor(operator, nobody):
    reply = with_passkey(nobody, operator.token(), Authenticator(flags=PRESENT))

    assert (reply.status_code, reply.json["error"]) == (422, "passkey.refused")


def test_someone_who_has_an_account_is_not_invited_anew(operator, dora):
    with pytest.raises(Conflict):
        operator.token(dora.practitioner["email"])


def test_confirming_says_what_is_confirmed(operator, emil):
    said = operator.confirm(emil.practitioner["email"])

    assert said == "Emil Smit, Huisartsen aan de Kade, psychologist"
    assert emil.get(ME).json["confirmed"]


@pytest.mark.parametrize("command", ["confirm", "reset", "end"])
def test_whom_nobody_knows_nothing_is_done_to(operator, dora, command):
    with pytest.raises(NotFound):
        getattr(operator, command)("niemand@example.org")

    assert is_in(dora)


def test_a_reset_closes_every_way_in_at_once(operator, dora, nobody):
    device, email = Authenticator(), dora.practitioner["email"]
    add_passkey(dora, device)
    codes = dora.post(f"{HERE}/codes").json["codes"]

    operator.reset(email)

    assert not is_in(dora)
    assert use_passkey(nobody, device).status_code == 401
    assert first(nobody, email).status_code == 401
    assert len(codes) == 10


def test_after_a_reset_the_link_alone_sets_factors_anew(operator, dora, nobody, app, mailbox):
    email = dora.practitioner["email"]
    token = operator.reset(email).partition("?token=")[2]
    said = {name: read(nobody, token).json[name] for name in ("name", "organisation", "profession", "registration")}
    device = Authenticator()

    nobody.post(f"{HERE}/password-resets", json={"email": email})
    by_mail = mailbox.read()
    reply = with_passkey(nobody, token, device, **said)

    assert "token=" not in by_mail[0].get_content()  # else a mailbox would be enough
    assert reply.json == {"step": "done"}
    assert nobody.get(ME).json["id"] == dora.practitioner["id"]
    assert nobody.get(ME).json["confirmed"]
    assert use_passkey(app.test_client(), device).status_code == 200


def test_after_a_reset_saying_something_else_is_a_claim(operator, dora, nobody):
    token = operator.reset(dora.practitioner["email"]).partition("?token=")[2]

    accept(nobody, token, password=PASSWORD, name="Iemand Anders")
    add_passkey(nobody)

    assert (nobody.get(ME).json["name"], nobody.get(ME).json["confirmed"]) == ("Iemand Anders", False)


def test_the_end_closes_everything(operator, dora, nobody):
    device, email = Authenticator(), dora.practitioner["email"]
    add_passkey(dora, device)

    operator.end(email)

    assert not is_in(dora)
    assert first(nobody, email).status_code == 401
    assert use_passkey(nobody, device).status_code == 401


def test_who_was_ended_stays_known_by_name_and_without_an_address(app, operator, dora):
    operator.end(dora.practitioner["email"])

    with app.extensions["engine"].connect() as connection:
        (row,) = connection.execute(select(Practitioner.__table__))
    assert (row.email, row.name, row.password_hash, row.totp_secret) == (None, "Dora de Wit", None, None)
    assert row.ended_at is not None


def test_who_begins_again_after_the_end_is_someone_else(operator, dora, nobody):
    email = dora.practitioner["email"]
    operator.end(email)

    accept(nobody, operator.token(email), password=PASSWORD)
    add_passkey(nobody)

    assert nobody.get(ME).json["id"] != dora.practitioner["id"]


def test_a_session_that_outlived_its_account_opens_nothing(app, dora):
    change_rows(app, Practitioner, ended_at=clock.now())

    assert dora.get(f"{SESSIONS}/current").status_code == 401


def test_the_list_tells_who_is_confirmed_and_who_says_so_themselves(app, operator, dora, emil):
    register(app, email="x@example.org", name="Gone", totp_secret=None)
    operator.end("x@example.org")

    told = operator.lines()

    assert told == [
        f"{dora.practitioner['email']}: Dora de Wit, Praktijk De Linde, psychologist, 19012345601; "
        f"confirmed {clock.now():%Y-%m-%d}; two factors",
        f"{emil.practitioner['email']}: Emil Smit, Huisartsen aan de Kade, psychologist; claimed; two factors",
        f"-: Gone, Praktijk De Linde, psychologist; ended {clock.now():%Y-%m-%d}",
    ]


def test_the_command_line_invites_and_whoever_gets_the_link_gets_in(welnu, tmp_path):
    code_, out, err = welnu("practitioners", "invite", "Fenna@Example.org", "--name", "Fenna  Bos")
    app = create_app(config.load())
    client = app.test_client()

    token = out.strip().partition("/practitioner/invitation?token=")[2]
    reply = with_passkey(client, token, Authenticator())
    confirmed = welnu("practitioners", "confirm", FENNA)
    listed = welnu("practitioners", "list")
    ended = welnu("practitioners", "end", FENNA)
    app.extensions["engine"].dispose()

    assert (code_, err) == (0, "")
    assert reply.json == {"step": "done"}
    assert confirmed == (0, "confirmed: Fenna Bos, Praktijk De Linde, psychologist\n", "")
    assert "fenna@example.org: Fenna Bos" in listed[1]
    assert ended == (0, "ended: fenna@example.org\n", "")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("confirm", "fenna@example.org"), 1, "no practitioner logs in with fenna@example.org"),
        (("end", "fenna@example.org"), 1, "no practitioner logs in with fenna@example.org"),
        (("reset", "fenna@example.org"), 1, "no practitioner logs in with fenna@example.org"),
        (("invite", "fenna"), 2, "is no e-mail address"),
        (("invite", "fenna@example.org", "--name", " "), 2, "give words that can be seen"),
    ],
)
def test_a_mistake_at_the_command_line_is_one_sentence(welnu, arguments, exit_code, said):
    code_, out, err = welnu("practitioners", *arguments)

    assert (code_, out) == (exit_code, "")
    assert said in err
    assert "Traceback" not in err


def test_a_practitioner_in_the_middle_of_logging_in_is_stopped_by_a_reset(app, operator, nobody):
    who = register(app)
    first(nobody, who["email"])

    operator.reset(who["email"])

    assert second(nobody, code(clock.now())).status_code == 401
    assert step(nobody) is None
    with app.extensions["engine"].connect() as connection:
        assert connection.execute(select(PractitionerSession.__table__)).all() == []


def test_what_changes_while_it_is_confirmed_is_never_confirmed(operator, emil):
    email = emil.practitioner["email"]

    with ThreadPoolExecutor(2) as at_once:
        for number in range(12):
            emil.patch(ME, json={"name": f"Emil {number}"})
            changed = at_once.submit(emil.patch, ME, json={"name": f"Someone else {number}"})
            said = at_once.submit(operator.confirm, email).result()
            changed.result()
            me = emil.get(ME).json
            assert not me["confirmed"] or me["name"] in said
