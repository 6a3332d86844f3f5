"""The demo people: a newcomer gets in with what is told, and sees what practitioners and persons see."""

import re

import pytest
from sqlalchemy import func, select

from tests.practising import SESSIONS
from welnu import clock, db
from welnu.accounts.models import OutgoingMail
from welnu.accounts.practitioners.models import PractitionerSession
from welnu.demo import commands
from welnu.sharing import accesses


@pytest.fixture
def told(app):
    with app.app_context():
        return "\n".join(commands.fill(clock.now(), "http://localhost:8000"))


def logins(told):
    return re.findall(r"/login with (\S+) and (\S+)", told)


def enter_as_robin(app, told):
    client = app.test_client()
    email, password = logins(told)[0]
    assert client.post("/api/accounts/sessions", json={"email": email, "password": password}).status_code == 200
    return client


def enter_as_vera(app, told, code):
    client = app.test_client()
    email, password = logins(told)[2]
    assert client.post(SESSIONS, json={"email": email, "password": password}).json == {"step": "second"}
    return client, client.post(f"{SESSIONS}/second", json={"code": code})


def test_the_practitioner_gets_in_with_a_code_that_was_told_and_sees_two_persons(app, told):
    code = re.search(r"^  (\S{19})  ", told, re.M)[1]

    vera, entered = enter_as_vera(app, told, code)
    noor, robin = vera.get("/api/sharing/people").json["people"]
    seen = vera.get(f"/api/sharing/people/{robin['grant']}/summary").json

    assert entered.json == {"step": "done"}
    assert (noor["called"], robin["called"]) == ("Noor", "Robin")
    assert seen["notes"]
    assert seen["uptakes"]
    assert {each["instrument"] for each in seen["instruments"]} == {"daily", "weekly", "wellbeing-14"}
    assert enter_as_vera(app, told, code)[1].status_code == 401


def test_each_run_adds_people_of_its_own_whose_log_is_whole_and_mails_nobody(app, told):
    with app.app_context():
        again = "\n".join(commands.fill(clock.now(), "http://localhost:8000"))
        assert accesses.verified() is None
        for table in (OutgoingMail, PractitionerSession):
            assert db.session().scalar(select(func.count()).select_from(table)) == 0

    assert not {*logins(told)} & {*logins(again)}
    robin = enter_as_robin(app, again)
    first, second = robin.get("/api/sharing/grants").json["grants"][::-1]
    assert (first["state"], second["state"]) == ("closed", "open")
    assert (second["practitioner"]["name"], second["practitioner"]["confirmed"]) == ("Vera Voorbeeld", True)
    looks = [(each["kind"], each["outcome"]) for each in robin.get("/api/sharing/accesses").json["accesses"]]
    assert looks.count(("print", "given")) == 2
    assert looks.count(("summary", "closed")) == 1
