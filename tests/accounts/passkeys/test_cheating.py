"""Whatever a device cheats with, the answer is the same, and nobody gets in."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from tests.accounts.passkeys.authenticator import PRESENT, VERIFIED, Authenticator, Key, b64, unb64
from tests.accounts.passkeys.test_passkeys import ME, PASSKEYS, add, log_in, options, use
from welnu import clock, db
from welnu.accounts.limits import limiter
from welnu.accounts.passkeys.models import Challenge, Passkey

SESSIONS = f"{PASSKEYS}/sessions"


@pytest.fixture
def device(alice):
    """A device with a passkey of Alice's."""
    device = Authenticator()
    add(alice, device)
    return device


def changed(answer, name, change):
    """Return the answer with the bytes of one part of it changed."""
    return answer | {"response": answer["response"] | {name: b64(change(unb64(answer["response"][name])))}}


def flipped(value):
    return value[:-1] + bytes([value[-1] ^ 1])


def elsewhere(asked):
    return asked | {"rpId": "elsewhere.example"}


CHEATS = {
    "an unknown passkey": lambda device, asked: device.use(asked, Key(b"?" * 32, *rest(device))),
    "an unknown person": lambda device, asked: changed(device.use(asked), "userHandle", lambda _: uuid4().bytes),
    "no person": lambda device, asked: changed(device.use(asked), "userHandle", lambda _: b""),
    "a wrong signature": lambda device, asked: changed(device.use(asked), "signature", flipped),
    "another key": lambda device, asked: device.use(asked, other_key(device)),
    "a challenge of its own": lambda device, _asked: device.use({"rpId": "localhost", "challenge": b64(bytes(32))}),
    "another site": lambda device, asked: device.use(elsewhere(asked)),
    "another origin": lambda device, asked: with_(device, origin="https://welnu.example").use(asked),
    "another port": lambda device, asked: with_(device, origin="http://localhost:8001").use(asked),
    "an owner that nobody checked": lambda device, asked: with_(device, flags=PRESENT).use(asked),
    "an owner that is not there": lambda device, asked: with_(device, flags=VERIFIED).use(asked),
    "what is for making one": lambda device, asked: changed(device.use(asked), "clientDataJSON", as_if_made),
}  # fmt: skip


def rest(device):
    (key,) = device.keys.values()
    return key.holder, key.private, key.algorithm, key.uses


def with_(device, **changes):
    return Authenticator(**{"keys": device.keys} | changes)


def other_key(device):
    (key,) = device.keys.values()
    stranger = Authenticator()
    stranger.make(
        {"user": {"id": b64(key.holder)}, "rp": {"id": "localhost"}, "challenge": "", "pubKeyCredParams": [{"alg": -7}]}
    )
    (made,) = stranger.keys.values()
    return Key(key.id, key.holder, made.private, made.algorithm)


def as_if_made(client):
    return json.dumps(json.loads(client) | {"type": "webauthn.create"}).encode()


@pytest.mark.parametrize("cheat", CHEATS)
def test_cheating_gets_one_answer(nobody, device, cheat):
    honest = log_in(nobody, CHEATS["a wrong signature"](device, options(nobody, SESSIONS)))

    reply = log_in(nobody, CHEATS[cheat](device, options(nobody, SESSIONS)))

    assert (reply.status_code, reply.json["error"]) == (401, "login.failed")
    assert (reply.data, list(reply.headers)) == (honest.data, list(honest.headers))
    assert nobody.get(ME).status_code == 401


def test_an_answer_works_once(nobody, app, device):
    answer = Authenticator.use(with_(device, counts=False), options(nobody, SESSIONS))
    first = log_in(nobody, answer)

    replayed = log_in(app.test_client(), answer)

    assert (first.status_code, replayed.status_code) == (200, 401)


def test_a_challenge_is_used_up_by_a_wrong_answer_too(nobody, device):
    asked = options(nobody, SESSIONS)
    log_in(nobody, changed(device.use(asked), "signature", flipped))

    assert log_in(nobody, device.use(asked)).status_code == 401


def test_a_challenge_lasts_five_minutes(app, nobody, device):
    answer = device.use(options(nobody, SESSIONS))
    with db.begin(app.extensions["engine"]) as connection:
        (ends,) = connection.execute(select(Challenge.__table__.c.expires_at)).scalars()
        connection.execute(update(Challenge.__table__).values(expires_at=clock.now()))

    assert timedelta(minutes=4) < ends - clock.now() <= timedelta(minutes=5)
    assert log_in(nobody, answer).status_code == 401


def test_a_copied_passkey_gives_itself_away(nobody, device):
    (key,) = device.keys.values()
    copy = with_(device, keys={key.id: Key(key.id, key.holder, key.private, key.algorithm, key.uses)})
    use(nobody, device)

    assert use(nobody, copy).status_code == 401
    assert use(nobody, device).status_code == 200


@pytest.mark.parametrize(
    "cheat",
    [
        {"origin": "https://welnu.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"id_bytes": 1024},
    ],
)
def test_a_passkey_is_not_added_in_a_wrong_way(alice, cheat):
    reply = add(alice, Authenticator(**cheat))

    assert (reply.status_code, reply.json["error"]) == (422, "passkey.refused")
    assert alice.get(PASSKEYS).json == {"passkeys": []}


def test_a_passkey_is_not_added_twice_with_one_challenge(alice):
    answer = Authenticator().make(options(alice))

    replies = [alice.post(PASSKEYS, json={"passkey": answer}) for _ in range(2)]

    assert [reply.status_code for reply in replies] == [201, 422]


def test_using_a_passkey_is_not_adding_one(alice, nobody, device):
    answer = device.use(options(nobody, SESSIONS))

    assert alice.post(PASSKEYS, json={"passkey": answer}).status_code == 422


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(part=st.sampled_from((*PARTS, "id", "rawId", "type", "response")), value=JSON | st.binary(max_size=99).map(b64))
def test_no_answer_however_odd_makes_anything_fail(alice, nobody, device, part, value):
    limiter.reset()
    for client, url, answer in (
        (nobody, SESSIONS, device.use(options(nobody, SESSIONS))),
        (alice, PASSKEYS, Authenticator().make(options(alice))),
    ):
        odd = answer | {"response": answer["response"] | {part: value}} if part in PARTS else answer | {part: value}
        reply = client.post(url, json={"passkey": odd})
        assert reply.status_code < 500, reply.text
        assert reply.status_code != 429


def test_the_table_holds_nothing_that_opens_anything(app, alice, device):
    with app.extensions["engine"].connect() as connection:
        (row,) = connection.execute(select(Passkey.__table__))
    (key,) = device.keys.values()

    assert row.credential_id == key.id
    assert row.public_key == key.cose()
