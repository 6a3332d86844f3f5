"""Push: sealed for one browser, signed by us, and whatever the push service says has a meaning."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.reminders.fakes import (
    HOST,
    Browser,
    PushService,
    answering,
    base64url,
    claims_of,
    drop,
    hang,
    octets,
)
from welnu.config import Misconfigured, load
from welnu.reminders import keys, push, vapid
from welnu.reminders.outcome import LONGEST_WAIT, SENT, Letter, Outcome, later, of_status, wait_seconds

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
LETTER = Letter("Zk3-_topic", NOW + timedelta(minutes=90), "nl")
WORKER = """
import sys
from welnu.app import create_app

print(create_app().test_client().get("/api/reminders/push-key").json["key"])
print(*{"cryptography", "http_ece", "icalendar", "prometheus_client", "py_vapid"} & set(sys.modules) or ["none"])
"""


@pytest.fixture
def service():
    with PushService() as service:
        yield service


@pytest.fixture
def config(tmp_path):
    return load({"WELNU_HOME": str(tmp_path), "WELNU_MAIL_FROM": "Seintje <post@welnu.example>"})


@pytest.fixture
def send(service, config):
    """Return a function that sends a letter to a browser through the push service."""
    sign = vapid.signer(config)

    def sent(to=None, letter=LETTER, now=NOW, **changes):
        return push.send(letter, to or Browser().subscription(), now, service.way(**changes), sign)

    return sent


def test_the_browser_of_the_standard_reads_what_the_standard_sends():
    """RFC 8291, appendix A: proves the reader that the next test relies on."""
    secret = int.from_bytes(octets("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
    browser = Browser(ec.derive_private_key(secret, ec.SECP256R1()), octets("BTBZMqHH6r4Tts7J_aSIgg"))
    sent = octets(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
        "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )

    assert browser.read(sent) == b"When I grow up, I want to be a watermelon"


def test_only_the_browser_that_subscribed_can_read_a_message_and_it_says_nothing(service, send):
    browser = Browser()

    assert send(browser.subscription()) == SENT

    (request,) = service.received
    assert json.loads(browser.read(request.body)) == {
        "v": 1,
        "topic": "Zk3-_topic",
        "path": "/r/Zk3-_topic",
        "language": "nl",
    }
    assert b"topic" not in request.body


def test_one_that_is_done_elsewhere_says_so_and_looks_no_different_on_its_way(service, send):
    browser = Browser()
    for letter in (LETTER, replace(LETTER, done=True)):
        send(browser.subscription(), letter)

    told, taken_back = service.received
    assert json.loads(browser.read(taken_back.body)) == json.loads(browser.read(told.body)) | {"done": True}
    assert len(taken_back.body) == len(told.body)
    hidden = {"authorization", "content-length"}
    assert {name: value for name, value in taken_back.headers.items() if name not in hidden} == {
        name: value for name, value in told.headers.items() if name not in hidden
    }


@pytest.mark.parametrize("done", [False, True])
def test_every_topic_fits(done):
    longest = Letter("x" * 32, NOW, "nl", done)

    assert len(push.payload(longest)) == push.SIZE


@pytest.mark.parametrize(
    ("host", "can"),
    [
        ("fcm.googleapis.com", True),
        ("web.push.apple.com", False),
        ("api.web.push.apple.com", False),
        ("push.apple.com.example", True),
        ("notweb-push.apple.com", True),
    ],
)
def test_safari_alone_cannot_be_told_to_show_nothing(host, can):
    assert push.can_withdraw(f"https://{host}/a") is can


def test_the_push_service_is_told_how_long_to_keep_it_and_what_it_replaces(service, send):
    send()

    (request,) = service.received
    shown = {name: request.headers[name] for name in ("ttl", "topic", "urgency", "content-encoding", "content-type")}
    assert shown == {
        "ttl": "5400",
        "topic": "Zk3-_topic",
        "urgency": "high",
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
    }


def test_no_two_messages_look_alike_and_all_are_of_one_size(service, send):
    browser = Browser()
    for language in ("nl", "en", "nl"):
        send(browser.subscription(), replace(LETTER, language=language))

    bodies = [request.body for request in service.received]
    assert len({body[:86] for body in bodies}) == 3  # salt and key
    assert len({len(body) for body in bodies}) == 1


def test_we_sign_for_this_push_service_for_half_a_day_and_say_whom_to_write_to(service, send, config):
    send()

    claims = claims_of(service.received[0].headers["authorization"], vapid.public_key(config.home))
    assert claims == {
        "aud": f"https://{HOST}",
        "exp": int(datetime(2026, 11, 24, 7, tzinfo=UTC).timestamp()),
        "sub": "mailto:post@welnu.example",
    }


@pytest.mark.parametrize("setting", [{}, {"WELNU_PUBLIC_URL": "http://192.168.1.20:8000"}])
def test_a_trial_at_home_names_an_address_that_every_push_service_takes(service, tmp_path, setting):
    at_home = load({"WELNU_HOME": str(tmp_path)} | setting)

    push.send(LETTER, Browser().subscription(), NOW, service.way(), vapid.signer(at_home))

    claims = claims_of(service.received[0].headers["authorization"], vapid.public_key(tmp_path))
    assert claims["sub"] == f"mailto:{vapid.NOBODY}"


def test_a_push_service_sees_the_same_signature_for_an_hour(service, send):
    for minutes in (0, 29, 30):
        send(now=NOW + timedelta(minutes=minutes))

    first, second, third = (request.headers["authorization"] for request in service.received)
    assert first == second != third


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, SENT),
        (201, SENT),
        (202, SENT),
        (204, SENT),
        (301, later("http_301")),  # not followed, and may be gone next time
        (307, later("http_307")),
        (400, Outcome("impossible", "http_400")),
        (401, Outcome("refused", "http_401")),
        (403, Outcome("refused", "http_403")),
        (404, Outcome("gone", "http_404")),
        (405, Outcome("impossible", "http_405")),
        (406, later("http_406")),  # Windows: too many at a time
        (408, later("http_408")),
        (410, Outcome("gone", "http_410")),
        (413, Outcome("impossible", "http_413")),
        (429, later("http_429")),
        (500, later("http_500")),
        (502, later("http_502")),
        (503, later("http_503")),
    ],
)
def test_what_a_status_means(service, send, status, outcome):
    service.moves.append(answering(status))

    assert send() == outcome


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 23 Nov 2026 19:32:00 GMT", 120),
        ("Monday, 23-Nov-26 19:32:00 GMT", 120),
        ("Mon, 23 Nov 2026 19:00:00 GMT", 0),  # past
        ("Tue, 23 Nov 2027 19:30:00 GMT", LONGEST_WAIT),
        ("999999999999", LONGEST_WAIT),
        ("9" * 5000, None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("Mon, 99 Nov 2026 19:32:00 GMT", None),
        ("Mon, 23 Nov 99999999999999 19:32:00 GMT", None),
        ("Mon, 23 Nov 2026 19:32:00 +99999999999999", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_obeyed_within_bounds(header, seconds):
    assert wait_seconds(header, NOW) == seconds
    assert of_status(429, header, NOW) == later("http_429", seconds)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_arrives_with_the_outcome(service, send, status):
    service.moves.append(answering(status, Retry_After="Mon, 23 Nov 2026 19:40:00 GMT"))

    assert send() == later(f"http_{status}", 600)


@pytest.mark.parametrize(
    ("move", "limits", "why"), [(hang, {"total_seconds": 0.5}, "timeout"), (drop, {}, "unreachable")]
)
def test_who_does_not_answer_is_tried_again_later(service, send, move, limits, why):
    service.moves.append(move)

    found = send(**limits)

    assert found == later(why)
    assert found.unanswered


def test_a_message_that_arrived_but_for_its_answer_is_sent_again_under_the_same_topic(service, send):
    service.moves.append(drop)

    assert [send(), send()] == [later("unreachable"), SENT]
    assert [request.headers["topic"] for request in service.received] == ["Zk3-_topic"] * 2


def test_a_subscription_that_leads_elsewhere_is_impossible(service, send):
    to = replace(Browser().subscription(), endpoint="https://evil.example/wp/abc")

    assert send(to) == Outcome("impossible", "unsafe")
    assert service.connections == 0


def test_a_push_service_that_resolves_to_this_machine_is_tried_again_later(service, config):
    way = service.way("127.0.0.1")

    found = push.send(LETTER, Browser().subscription(), NOW, way, vapid.signer(config))

    assert found == later("unsafe")  # its operator's network is at fault, not the person's phone
    assert service.connections == 0


GOOD = Browser(ec.derive_private_key(1, ec.SECP256R1()), bytes(16)).subscription()  # names of tests do not change
POINT = octets(GOOD.p256dh)


def beyond() -> bytes:
    """Return a point on the curve with an x that is P too large: the same point, written in a second way."""
    for x in range(1, 100):
        square = (x**3 - 3 * x + keys.B) % keys.P
        y = pow(square, (keys.P + 1) // 4, keys.P)
        if y * y % keys.P == square:
            return b"\4" + (x + keys.P).to_bytes(32) + y.to_bytes(32)
    raise AssertionError


@pytest.mark.parametrize(
    ("p256dh", "auth", "fault"),
    [
        (GOOD.p256dh, GOOD.auth, None),
        (GOOD.p256dh + "=", GOOD.auth + "==", None),  # as some browsers write it
        (base64url(POINT[:64]), GOOD.auth, "p256dh must be 65 bytes"),
        (base64url(POINT + b"\0"), GOOD.auth, "p256dh must be 65 bytes"),
        (base64url(b"\2" + POINT[1:33]), GOOD.auth, "p256dh must be 65 bytes"),  # compressed
        ("", GOOD.auth, "p256dh must be 65 bytes"),
        ("é" * 87, GOOD.auth, "p256dh must be 65 bytes"),
        (GOOD.p256dh[:40] + "+/" + GOOD.p256dh[42:], GOOD.auth, "p256dh must be 65 bytes"),
        (GOOD.p256dh + "\n", GOOD.auth, "p256dh must be 65 bytes"),
        (base64url(b"\3" + POINT[1:]), GOOD.auth, "P-256"),
        (base64url(POINT[:-1] + bytes([POINT[-1] ^ 1])), GOOD.auth, "P-256"),
        (base64url(b"\4" + bytes(64)), GOOD.auth, "P-256"),
        (base64url(beyond()), GOOD.auth, "P-256"),
        (base64url(b"\4" + b"\xff" * 64), GOOD.auth, "P-256"),
        (GOOD.p256dh, base64url(bytes(15)), "auth must be 16 bytes"),
        (GOOD.p256dh, base64url(bytes(17)), "auth must be 16 bytes"),
        (GOOD.p256dh, "", "auth must be 16 bytes"),
        (GOOD.p256dh, "A" * 21, "auth must be 16 bytes"),
    ],
)
def test_keys_of_the_wrong_kind_are_named(service, send, p256dh, auth, fault):
    found = keys.fault(p256dh, auth)

    assert found is None if fault is None else fault in found
    assert send(replace(GOOD, p256dh=p256dh, auth=auth)) == (Outcome("impossible", "keys") if fault else SENT)


@pytest.mark.parametrize("topic", ["", "x" * 33, "a/b", "a b", "a\r\nTTL: 0", "é"])
def test_a_topic_that_is_no_header_of_the_standard_is_a_fault_of_ours(topic):
    with pytest.raises(ValueError, match="topic"):
        Letter(topic, NOW, "nl")


def test_the_key_is_made_once_for_its_owner_alone(tmp_path):
    first, second = vapid.public_key(tmp_path), vapid.public_key(tmp_path)

    assert first == second
    assert keys.fault(first, GOOD.auth) is None
    assert stat.S_IMODE((tmp_path / "vapid-key").stat().st_mode) == 0o600


def test_all_who_start_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(16) as many:
        found = set(many.map(lambda _: vapid.public_key(tmp_path), range(64)))

    assert len(found) == 1
    assert os.listdir(tmp_path) == ["vapid-key"]


@pytest.mark.parametrize("text", ["", "half a key", "é", "A" * 87 + "\n"])
def test_a_key_that_was_damaged_is_told_and_left_as_it_is(config, text):
    (config.home / "vapid-key").write_text(text)

    with pytest.raises(Misconfigured, match="vapid-key must hold a public and a private key"):
        vapid.signer(config)
    assert (config.home / "vapid-key").read_text() == text


def test_a_web_worker_loads_no_library_that_it_seldom_needs(config):
    key = vapid.public_key(config.home)  # as the scheduler makes it
    environment = os.environ | {"WELNU_HOME": str(config.home)}

    found = subprocess.run([sys.executable, "-c", WORKER], env=environment, capture_output=True, text=True, check=True)

    assert found.stdout.split() == [key, "none"]
