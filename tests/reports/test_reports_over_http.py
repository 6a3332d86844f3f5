"""GET /api/reports/…: what a person takes along of their own record."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from fhir.resources.R4B.bundle import Bundle
from sqlalchemy import event

DAILY = {"instrument": "daily", "version": 1, "responses": {"mood": 7, "sleep": 4}}
WEEKLY = {"instrument": "weekly", "version": 1, "responses": {"rest": 3, "joy": 3, "grip": 3, "worry": 1, "support": 2}}
ALL = "scope=summary,trend,answers,notes,uptakes"
FILES = ("summary.json", "summary.csv", "fhir.json")


def check_in(client, on, *administrations, **changes):
    """Send a check-in made at eight in the evening, Amsterdam time."""
    body = {
        "completed_at": f"{on}T20:00:00+01:00",
        "time_zone": "Europe/Amsterdam",
        "administrations": administrations or [DAILY],
    }
    url = f"/api/checkins/{uuid4()}"
    assert client.put(url, json=body | changes).status_code in (200, 202)
    return url


def take_up(client, **changes):
    body = {"intervention": "moodpep", "status": "trying", "started_on": "2026-01-02", "note": "elke avond"}
    url = f"/api/interventions/uptakes/{uuid4()}"
    assert client.put(url, json=body | {"changed_at": "2026-01-02T09:00:00Z"} | changes).status_code == 200
    return url


def report(client, query=""):
    reply = client.get(f"/api/reports/summary?{query}")
    assert reply.status_code == 200, reply.text
    return reply.json


def test_a_person_sees_their_own_summary(alice):
    alice.patch("/api/accounts/me", json={"life_phase": "working"})
    check_in(alice, "2026-01-05", DAILY, WEEKLY, tags=["work"], note="druk")
    take_up(alice)

    found = report(alice, f"{ALL}&instruments=weekly,daily&from=2026-01-01&to=2026-01-31")

    assert found["period"] == {"from": "2026-01-01", "to": "2026-01-31"}
    assert found["life_phase"] == "working"
    assert found["checkins"] == {"count": 1, "days": 1, "of_days": 31}
    assert [each["instrument"] for each in found["instruments"]] == ["weekly", "daily"]
    assert found["instruments"][0]["last"]["scales"][0]["score"] == 14  # 3 + 3 + 3 + (4 - 1) + 2
    assert found["notes"] == [{"on": "2026-01-05", "note": "druk"}]
    assert [(each["instrument"], each["tags"]) for each in found["answers"]] == [
        ("daily", ["work"]),
        ("weekly", ["work"]),
    ]
    assert [(each["intervention"], each["note"]) for each in found["uptakes"]] == [("moodpep", "elke avond")]


def test_free_text_and_single_answers_are_told_only_where_they_are_asked_for(alice):
    check_in(alice, "2026-01-05", tags=["liefde"], note="druk")
    take_up(alice)

    reply = alice.get("/api/reports/summary")

    assert set(reply.json["scope"]) == {"summary", "trend", "uptakes"}
    assert not {"answers", "notes"} & set(reply.json)
    assert not [word for word in ("druk", "liefde", "elke avond") if word in reply.text]


def test_what_the_scope_does_not_hold_is_not_even_read(app, alice):
    check_in(alice, "2026-01-05", tags=["liefde"], note="druk")
    statements = []
    keep = lambda _connection, _cursor, statement, *_rest: statements.append(statement)  # noqa: E731
    event.listen(app.extensions["engine"], "before_cursor_execute", keep)

    report(alice, "scope=summary")
    event.remove(app.extensions["engine"], "before_cursor_execute", keep)

    assert any("responses" in each for each in statements)
    assert not [each for each in statements if "note" in each or "tags" in each or "uptake" in each]


def test_nobody_sees_anything_of_another(alice, bob):
    check_in(alice, "2026-01-05", note="van Alice")
    take_up(alice, note="van Alice")

    found = report(bob, ALL)

    assert found["checkins"]["count"] == 0
    assert found["instruments"] == found["answers"] == found["notes"] == found["uptakes"] == []
    for file in FILES:
        assert "van Alice" not in bob.get(f"/api/reports/{file}?scope=answers,notes").text


def test_whoever_never_checked_in_gets_an_honest_empty_summary(alice):
    found = report(alice, ALL)

    assert found["period"]["from"] is None
    assert found["checkins"] == {"count": 0, "days": 0, "of_days": 0}


def test_what_was_deleted_is_gone_from_the_summary(alice):
    checkin, uptake = check_in(alice, "2026-01-05", note="weg"), take_up(alice, note="weg")
    check_in(alice, "2026-01-06")

    alice.delete(checkin)
    alice.delete(uptake)

    found = alice.get(f"/api/reports/summary?{ALL}")
    assert found.json["checkins"]["count"] == 1
    assert found.json["uptakes"] == []
    assert "weg" not in found.text


def test_a_phone_that_is_a_year_behind_is_corrected(alice):
    sent = datetime.now(UTC) - timedelta(days=365)
    check_in(alice, "", completed_at=sent.isoformat(), sent_at=sent.isoformat())

    [answer] = report(alice, "scope=answers")["answers"]

    assert datetime.now(UTC) - datetime.fromisoformat(f"{answer['on']}T12:00Z") < timedelta(days=2)


def test_a_version_that_this_server_does_not_know_is_kept_among_the_answers(alice):
    check_in(alice, "2026-01-05", DAILY | {"version": 99})

    found = report(alice, "scope=summary,answers")

    assert found["instruments"] == []
    assert found["checkins"]["count"] == 1
    assert found["answers"][0]["responses"] == {"mood": 7, "sleep": 4}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("scope=", "scope"),
        ("scope=everything", "scope"),
        ("instruments=", "instruments"),
        ("instruments=horoscope", "instruments"),
        ("from=2026-02-01&to=2026-01-31", "to"),
        ("from=yesterday", "from"),
    ],
)
def test_what_cannot_be_told_is_refused_by_name(alice, query, field):
    for path in ("summary", *FILES):
        reply = alice.get(f"/api/reports/{path}?{query}")

        assert (reply.status_code, reply.json["error"]) == (422, "request.invalid"), path
        assert any(field in name for name in reply.json["fields"]), reply.json


def test_the_files_hold_what_the_summary_holds(alice):
    check_in(alice, "2026-01-05", note="=1+1")

    as_json, as_csv, as_fhir = (alice.get(f"/api/reports/{file}?scope=notes") for file in FILES)

    names = [each.headers["Content-Disposition"].partition("filename=")[2] for each in (as_json, as_csv, as_fhir)]
    assert names == ['"welnu-summary.json"', '"welnu-summary.csv"', '"welnu-summary.fhir.json"']
    assert [each.mimetype for each in (as_json, as_csv, as_fhir)] == [
        "application/json",
        "text/csv",
        "application/fhir+json",
    ]
    assert as_json.json["notes"] == [{"on": "2026-01-05", "note": "=1+1"}]
    table = list(csv.reader(io.StringIO(as_csv.text, newline="")))
    assert ["2026-01-05", "daily", "1", "response", "mood", "7"] in table
    assert table[-1] == ["2026-01-05", "", "", "note", "", "'=1+1"]
    bundle = Bundle.model_validate_json(as_fhir.data)
    assert [each.resource.get_resource_type() for each in bundle.entry][:3] == [
        "CodeSystem",
        "Questionnaire",
        "QuestionnaireResponse",
    ]


def test_the_questions_are_in_the_language_that_was_asked_for(alice):
    check_in(alice, "2026-01-05")

    texts = [alice.get(f"/api/reports/fhir.json{query}").text for query in ("", "?language=nl", "?language=en")]

    assert ["How is your mood?" in text for text in texts] == [False, False, True]
    assert json.loads(texts[0])["id"] != json.loads(texts[1])["id"]  # two files, though of the same answers


def test_no_report_is_kept_on_the_way(alice):
    for path in ("summary", *FILES):
        assert alice.get(f"/api/reports/{path}").headers["Cache-Control"] == "no-store"
