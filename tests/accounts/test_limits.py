"""How often someone may try."""

import pytest

from tests.accounts.conftest import DANA, PASSWORD
from tests.conftest import ACCOUNT


def log_in(client, email, password):
    return client.post("/api/accounts/sessions", json={"email": email, "password": password})


def test_after_ten_wrong_passwords_the_right_one_has_to_wait_too(app, dana):
    for attempt in range(10):
        log_in(app.test_client(), DANA, f"een verkeerd wachtwoord {attempt}")

    reply = log_in(app.test_client(), DANA, PASSWORD)

    assert (reply.status_code, reply.json["error"]) == (429, "request.too_many")
    assert 0 < int(reply.headers["Retry-After"]) <= 15 * 60


def test_writing_an_address_in_another_way_does_not_help(app, dana):
    for attempt in range(10):
        log_in(app.test_client(), f"{' ' * attempt}DANA@example.org", "een verkeerd wachtwoord")

    assert log_in(app.test_client(), DANA, PASSWORD).status_code == 429


def test_logging_in_rightly_is_not_counted(app, dana):
    replies = [log_in(app.test_client(), DANA, PASSWORD) for _ in range(12)]

    assert {reply.status_code for reply in replies} == {200}


def test_one_address_does_not_use_up_anothers_attempts(app, dana):
    for _ in range(11):
        log_in(app.test_client(), "someone@example.org", "een verkeerd wachtwoord")

    assert log_in(app.test_client(), DANA, PASSWORD).status_code == 200


@pytest.mark.parametrize(
    ("url", "body", "most"),
    [
        ("/api/accounts/password-resets", {"email": DANA}, 4),
        ("/api/accounts/email", ACCOUNT | {"email": DANA, "password": PASSWORD}, 4),
        ("/api/accounts/sessions/recovery", {"code": "0" * 26}, 60),
        ("/api/accounts/email/confirm", {"token": "x"}, 60),
        ("/api/accounts/password-resets/confirm", {"token": "x", "password": PASSWORD}, 60),
        ("/api/accounts", ACCOUNT, 120),
    ],
)
def test_what_could_be_tried_for_ever_is_limited(nobody, url, body, most):
    replies = [nobody.post(url, json=body) for _ in range(most + 1)]

    assert 429 not in {reply.status_code for reply in replies[:-1]}
    assert replies[-1].status_code == 429
    assert int(replies[-1].headers["Retry-After"]) > 0


@pytest.mark.parametrize("url", ["/api/accounts/me/export", "/api/accounts/me/export.csv"])
def test_exports_are_limited(alice, url):
    assert [alice.get(url).status_code for _ in range(21)] == [200] * 20 + [429]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"email": 1}', b'{"email": ""}', b"\xff", b"[" * 5000])
def test_a_body_that_cannot_be_read_is_counted_and_refused(nobody, body):
    reply = nobody.post("/api/accounts/sessions", data=body, content_type="application/json")

    assert reply.status_code in (400, 422)
    assert set(reply.json) <= {"code", "error", "message", "fields"}
