"""GET /api/trends/<instrument>: a person's own days."""

from uuid import uuid4

import pytest


def check_in(client, on, responses, **changes):
    """Send a daily check-in made at eight in the evening, Amsterdam time."""
    body = {
        "completed_at": f"{on}T20:00:00+01:00",
        "time_zone": "Europe/Amsterdam",
        "administrations": [{"instrument": "daily", "version": 1, "responses": responses}],
    }
    url = f"/api/checkins/{uuid4()}"
    assert client.put(url, json=body | changes).status_code == 200
    return url


def test_a_person_sees_how_their_days_went(alice):
    check_in(alice, "2026-01-05", {"mood": 4, "sleep": 8})
    check_in(alice, "2026-01-03", {"mood": 6})

    reply = alice.get("/api/trends/daily")

    assert reply.status_code == 200
    assert reply.json["days"] == ["2026-01-03", "2026-01-05"]
    assert reply.json["check_ins"] == [1, 1]
    assert reply.json["scales"]["mood"] == [6, 4]
    assert reply.json["scales"]["sleep"] == [None, 8]
    assert reply.json["scales"]["energy"] == [None, None]


def test_nobody_sees_the_days_of_another(alice, bob):
    check_in(alice, "2026-01-05", {"mood": 4})

    assert bob.get("/api/trends/daily").json["days"] == []


def test_a_phone_that_is_a_year_behind_is_corrected(alice):
    check_in(alice, "2025-01-05", {"mood": 4}, sent_at="2025-01-05T20:00:05+01:00")

    [day] = alice.get("/api/trends/daily").json["days"]

    assert day > "2026"


def test_a_deleted_check_in_is_gone_from_the_trend(alice):
    url = check_in(alice, "2026-01-05", {"mood": 4})
    check_in(alice, "2026-01-06", {"mood": 6})

    alice.delete(url)

    assert alice.get("/api/trends/daily").json["days"] == ["2026-01-06"]


def test_a_trend_can_be_asked_from_day_to_day(alice):
    for day in range(3, 8):
        check_in(alice, f"2026-01-0{day}", {"mood": day})

    reply = alice.get("/api/trends/daily?from=2026-01-04&to=2026-01-06")

    assert reply.json["scales"]["mood"] == [4, 5, 6]


def test_an_instrument_without_scales_has_days_and_no_scores(alice):
    administration = {"instrument": "caring", "version": 1, "responses": {"help": 3}}
    check_in(alice, "2026-01-05", {}, administrations=[administration])

    reply = alice.get("/api/trends/caring")

    assert reply.json == {"instrument": "caring", "days": ["2026-01-05"], "check_ins": [1], "scales": {}}


def test_an_instrument_that_does_not_exist_has_no_trend(alice):
    reply = alice.get("/api/trends/horoscope")

    assert (reply.status_code, reply.json["error"]) == (404, "instrument.unknown")


@pytest.mark.parametrize("span", ["from=2026-02-01&to=2026-01-31", "from=yesterday", "to=2026-02-30"])
def test_a_span_that_cannot_be_is_refused(alice, span):
    reply = alice.get(f"/api/trends/daily?{span}")

    assert (reply.status_code, reply.json["error"]) == (422, "request.invalid")
    assert reply.json["fields"]
