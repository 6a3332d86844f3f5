"""Setting up the second factor, and changing factors later."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from pyotp import TOTP
from sqlalchemy import select

from tests.accounts.passkeys.authenticator import Authenticator
from tests.accounts.practitioners.conftest import (
    HERE,
    ME,
    add_passkey,
    age_sessions,
    change_rows,
    first,
    is_in,
    second,
    step,
    use_passkey,
)
from tests.practising import PASSWORD, SECRET, SESSIONS, enter, register
from welnu import clock
from welnu.accounts.practitioners import factors
from welnu.accounts.practitioners.entering import Sitting
from welnu.accounts.practitioners.models import Practitioner, PractitionerCode, PractitionerSession
from welnu.errors import LoginRequired


@pytest.fixture
def fenna(app):
    """A practitioner who has a password and no second factor yet."""
    client = app.test_client()
    client.practitioner = register(app, totp_secret=None)
    first(client, client.practitioner["email"])
    return client


def offer(client):
    return client.post(f"{HERE}/totp").json


def shown(secret, later=0):
    return TOTP(secret).generate_otp(int(clock.now().timestamp()) // 30 + later)


def take(client, secret, later=0):
    return client.post(f"{HERE}/totp/confirm", json={"code": shown(secret, later)})


def test_without_a_second_factor_one_passes_nowhere_but_to_the_set_up(fenna):
    assert step(fenna) == "set_up"
    assert not is_in(fenna)


def test_a_program_that_makes_codes_is_set_up_and_lets_in(fenna):
    offered = offer(fenna)
    reply = take(fenna, offered["secret"])

    address = urlsplit(offered["address"])
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query) == {"secret": [offered["secret"]], "issuer": ["Welnu"]}
    assert reply.json["step"] == "done"
    assert len(reply.json["codes"]) == len(set(reply.json["codes"])) == 10
    assert is_in(fenna)


def test_an_offered_secret_is_none_until_its_code_was_shown(fenna, app):
    secret = offer(fenna)["secret"]
    other = app.test_client()

    wrong = fenna.post(f"{HERE}/totp/confirm", json={"code": "12345"})
    first(other, fenna.practitioner["email"])

    assert (wrong.status_code, wrong.json["error"], list(wrong.json["fields"])) == (422, "code.wrong", ["code"])
    assert step(other) == "set_up"
    assert second(other, shown(secret)).status_code == 401


def test_the_code_that_set_it_up_is_used(fenna, nobody):
    secret = offer(fenna)["secret"]
    used = shown(secret)
    fenna.post(f"{HERE}/totp/confirm", json={"code": used})

    first(nobody, fenna.practitioner["email"])

    assert second(nobody, used).status_code == 401
    assert second(nobody, shown(secret, 1)).status_code == 200


def test_a_passkey_can_be_the_second_factor(fenna, nobody):
    device = Authenticator()
    reply = add_passkey(fenna, device)

    first(nobody, fenna.practitioner["email"])

    assert (reply.status_code, reply.json["step"], len(reply.json["codes"])) == (201, "done", 10)
    assert is_in(fenna)
    assert step(nobody) == "second"
    assert use_passkey(nobody, device).json == {"step": "done"}


def test_setting_up_gives_the_session_another_token(fenna):
    before = fenna.get_cookie("welnu-practitioner").value
    take(fenna, offer(fenna)["secret"])
    fenna.set_cookie("welnu-practitioner", before)

    assert fenna.get(f"{SESSIONS}/current").status_code == 401


def test_wrong_tries_before_the_set_up_do_not_count_after_it(fenna, nobody):
    for _ in range(10):
        second(fenna, "not a code")
    secret = offer(fenna)["secret"]
    take(fenna, secret)
    first(nobody, fenna.practitioner["email"])

    assert second(nobody, shown(secret, 1)).status_code == 200


def test_a_recovery_code_stands_in_for_the_second_factor_once(fenna, app):
    code = take(fenna, offer(fenna)["secret"]).json["codes"][3]
    browsers = [app.test_client() for _ in range(2)]
    for browser in browsers:
        first(browser, fenna.practitioner["email"])

    replies = [second(browser, code.lower().replace("-", " ")) for browser in browsers]

    assert [reply.status_code for reply in replies] == [200, 401]
    assert fenna.get(ME).json["codes_left"] == 9


def test_a_recovery_code_of_someone_else_is_none(fenna, app, nobody):
    code = take(fenna, offer(fenna)["secret"]).json["codes"][0]
    first(nobody, register(app)["email"])

    assert second(nobody, code).status_code == 401
    assert fenna.get(ME).json["codes_left"] == 10


def test_new_recovery_codes_take_the_place_of_older_ones(fenna, nobody):
    old = take(fenna, offer(fenna)["secret"]).json["codes"]
    new = fenna.post(f"{HERE}/codes").json["codes"]
    first(nobody, fenna.practitioner["email"])

    assert not set(old) & set(new)
    assert second(nobody, old[0]).status_code == 401
    assert second(nobody, new[0]).status_code == 200


def test_a_new_program_takes_the_place_of_the_old_one_when_its_code_was_shown(dora, nobody, mailbox):
    secret = offer(dora)["secret"]
    first(nobody, dora.practitioner["email"])
    before = second(nobody, shown(SECRET, 1)).status_code
    taken = take(dora, secret)
    first(nobody, dora.practitioner["email"])

    assert before == 200
    assert taken.json["step"] == "done"
    assert [second(nobody, shown(each, 1)).status_code for each in (SECRET, secret)] == [401, 200]
    assert [mail["To"] for mail in mailbox.read()] == [dora.practitioner["email"]]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "totp"),
        ("POST", "totp/confirm"),
        ("POST", "codes"),
        ("POST", "passkeys/options"),
        ("DELETE", "passkeys/00000000-0000-0000-0000-000000000000"),
    ],
)
def test_a_browser_that_someone_left_open_cannot_change_factors(app, dora, method, path):
    age_sessions(app, proven_at=clock.now() - timedelta(minutes=16))

    body = {"code": "123456"} if path == "totp/confirm" else None
    reply = dora.open(f"{HERE}/{path}", method=method, json=body)

    assert (reply.status_code, reply.json["error"]) == (403, "login.stale")


def test_giving_a_code_again_is_enough_to_change_them(app, dora):
    age_sessions(app, proven_at=clock.now() - timedelta(minutes=16))

    assert second(dora, shown(SECRET, 1)).status_code == 200
    assert dora.post(f"{HERE}/codes").status_code == 200


def test_passkeys_are_listed_and_can_be_removed(dora, nobody, mailbox):
    device = Authenticator()
    add_passkey(dora, device)
    (shown_one,) = dora.get(f"{HERE}/passkeys").json["passkeys"]

    removed = dora.delete(f"{HERE}/passkeys/{shown_one['id']}")

    assert set(shown_one) == {"id", "device", "created_at", "last_used_at"}
    assert removed.status_code == 204
    assert dora.get(f"{HERE}/passkeys").json == {"passkeys": []}
    assert use_passkey(nobody, device).status_code == 401
    assert len(mailbox.read()) == 2  # added, and removed


def test_the_only_way_in_cannot_be_removed(fenna):
    add_passkey(fenna)
    (only,) = fenna.get(f"{HERE}/passkeys").json["passkeys"]

    reply = fenna.delete(f"{HERE}/passkeys/{only['id']}")

    assert (reply.status_code, reply.json["error"]) == (409, "passkey.last")
    assert len(fenna.get(f"{HERE}/passkeys").json["passkeys"]) == 1


def test_nobody_removes_a_passkey_of_another_practitioner(dora, emil):
    add_passkey(dora)
    (hers,) = dora.get(f"{HERE}/passkeys").json["passkeys"]

    assert emil.delete(f"{HERE}/passkeys/{hers['id']}").status_code == 204  # as for one that does not exist
    assert len(dora.get(f"{HERE}/passkeys").json["passkeys"]) == 1


def test_codes_without_a_password_are_refused(app, dora):
    add_passkey(dora)
    change_rows(app, Practitioner, password_hash=None, totp_secret=None)

    replies = [dora.post(f"{HERE}/{what}") for what in ("codes", "totp")]

    assert [(reply.status_code, reply.json["error"]) for reply in replies] == [(409, "password.missing")] * 2


def test_what_is_stored_of_factors_opens_nothing_by_itself(app, fenna):
    offered = offer(fenna)
    codes = take(fenna, offered["secret"]).json["codes"]

    with app.extensions["engine"].connect() as connection:
        everything = repr(connection.execute(select(Practitioner.__table__)).all())
        everything += repr(connection.execute(select(PractitionerCode.__table__)).all())
    for secret in (offered["secret"], PASSWORD, *codes, *(code.replace("-", "") for code in codes)):
        assert secret not in everything


def test_changing_factors_logs_all_other_browsers_out(app, dora):
    elsewhere, halfway = app.test_client(), app.test_client()
    enter(elsewhere, dora.practitioner["email"], later=1)
    first(halfway, dora.practitioner["email"])
    before = [is_in(elsewhere), step(halfway)]

    dora.post(f"{HERE}/codes")

    assert before == [True, "second"]
    assert [is_in(dora), is_in(elsewhere), step(halfway)] == [True, False, None]


def test_of_two_who_set_up_a_second_factor_with_one_password_one_gets_in(app, fenna):
    other = app.test_client()
    first(other, fenna.practitioner["email"])
    secret = offer(other)["secret"]

    add_passkey(fenna)

    assert is_in(fenna)
    assert take(other, secret).status_code == 401


@pytest.mark.parametrize("whole", [True, False])
def test_a_request_that_was_under_way_when_its_session_ended_changes_nothing(app, dora, operator, whole):
    proven_at = clock.now() if whole else None
    age_sessions(app, proven_at=proven_at)
    with app.extensions["engine"].connect() as connection:
        (row,) = connection.execute(select(PractitionerSession.__table__))
    sitting = Sitting(row.practitioner_id, row.id, row.created_at, proven_at)
    operator.reset(dora.practitioner["email"])

    with app.app_context(), pytest.raises(LoginRequired):
        factors.offer_totp(sitting, clock.now())
