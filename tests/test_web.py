"""What every request and every answer passes."""

import pytest

from welnu.web import HEADERS

URL = "/api/checkins/0192d3a0-0000-7000-8000-000000000001"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 422),
        (b"null", 422),
        (b'{"completed_at": NaN}', 400),
        (b'{"completed_at": Infinity}', 400),
        (b'{"revision": 1' + b"0" * 30 + b"}", 422),
        (b'{"revision": 1e400}', 400),
        (b'{"note": "\xff\xfe"}', 400),
        (b'{"a": ' + b"[" * 9 + b"]" * 9 + b"}", 400),
        (b"[" * 50_000, 400),
        (b'{"tags": [' + b"1," * 300 + b"1]}", 400),
        (b'{"note": "' + b"n" * 65_536 + b'"}', 413),
        (b"n" * 10_000_000, 413),
    ],
)
def test_a_body_that_cannot_be_is_one_clear_error(alice, body, status):
    reply = alice.put(URL, data=body, headers=JSON)

    assert reply.status_code == status
    assert set(reply.json) <= {"code", "error", "message", "fields"}
    assert reply.json["code"] == status


def test_a_body_that_is_not_json_is_refused(alice):
    assert alice.put(URL, data="mood=7", content_type="application/x-www-form-urlencoded").status_code in (400, 415)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/api/nothing", 404),
        ("GET", "/nothing.php", 404),
        ("POST", "/api/checkins", 405),
        ("GET", "/api/checkins", 401),
        ("PUT", URL, 401),
        ("DELETE", URL, 401),
        ("GET", "/api/instruments", 200),
    ],
)
def test_every_answer_has_its_security_headers(nobody, method, path, status):
    reply = nobody.open(path, method=method)

    assert reply.status_code == status
    assert {name: reply.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    assert "Server" not in reply.headers


def test_a_wrong_method_says_which_are_right(nobody):
    assert set(nobody.post("/api/checkins").headers["Allow"].replace(" ", "").split(",")) >= {"GET"}


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({}, False),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Origin": "http://localhost"}, False),
        ({"Origin": "http://localhost:8001"}, True),
        ({"Origin": "https://elsewhere.example"}, True),
        ({"Origin": "null"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, True),
    ],
)
def test_what_changes_something_is_asked_from_our_own_pages_alone(alice, headers, refused):
    reply = alice.delete(URL, headers=headers)

    assert (reply.status_code == 403) is refused
    if refused:
        assert reply.json["error"] == "request.other_origin"


def test_reading_is_not_refused_by_origin(alice):
    assert alice.get("/api/checkins", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_an_unexpected_failure_is_told_without_details(app, monkeypatch):
    from welnu.policy import Anyone, allow

    def fails():
        raise RuntimeError("a note that someone wrote")

    rules = app.view_functions
    monkeypatch.setitem(rules, "page", allow(Anyone)(lambda path: fails()))

    reply = app.test_client().get("/")

    assert reply.status_code == 500
    assert reply.json == {
        "code": 500,
        "error": "server.failed",
        "message": "something went wrong here; nothing was changed",
    }
