"""What operators see: whether it goes, and figures without anybody in them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.reminders.engine import SUBSCRIPTION
from welnu import clock, db
from welnu.reminders import commands, measuring
from welnu.reminders.outcome import Outcome

TOKEN = "nobody-can-guess-this"
METRICS = {"headers": {"Authorization": f"Bearer {TOKEN}"}}


@pytest.fixture
def measured(app):
    """The app, with figures for whoever has the token."""
    config = app.config["WELNU"]
    app.config["WELNU"] = replace(config, metrics_token=TOKEN)
    yield app
    app.config["WELNU"] = config


def planned(wisher, ago):
    """Set a reminder that became due `ago` or some seconds before, and that no scheduler has planned; return when."""
    due = (clock.now() - ago).replace(second=0, microsecond=0)
    schedule = {"at": [f"{due:%H:%M}"], "time_zone": "UTC", "starts_on": "2026-01-01"}
    wisher.wishes(due - timedelta(minutes=1), schedule=schedule, follow_phone=False)
    return due


def standing(app, now=None):
    with app.app_context(), db.across_persons():
        return measuring.standing(db.session(), now or clock.now())


def test_it_lives(nobody):
    assert nobody.get("/health/live").json == {"status": "ok"}


def test_it_is_ready_when_nothing_is_late(nobody, wisher):
    planned(wisher, timedelta(seconds=-120))

    assert nobody.get("/health/ready").status_code == 200


def test_it_is_not_ready_when_nobody_plans(nobody, wisher):
    planned(wisher, timedelta(minutes=4))

    reply = nobody.get("/health/ready")

    assert (reply.status_code, reply.json["error"]) == (503, "reminders.late")
    assert reply.json["fields"]["late_seconds"] > 120


def test_it_is_not_ready_when_nobody_delivers(app, nobody, wisher, engine):
    planned(wisher, timedelta(minutes=4))
    engine.plan(clock.now())
    assert nobody.get("/health/ready").status_code == 503

    engine.deliver(clock.now())

    assert nobody.get("/health/ready").status_code == 200


def test_what_is_tried_again_later_is_not_late(app, nobody, wisher, engine):
    planned(wisher, timedelta(minutes=4))
    engine.script.append(Outcome("later", "http_503"))

    engine.tick(clock.now())

    assert nobody.get("/health/ready").status_code == 200
    assert standing(app).backlog == 1


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer something-else"}, {"Authorization": TOKEN}])
def test_figures_are_for_the_operator(measured, nobody, headers):
    assert nobody.get("/metrics", headers=headers).status_code == 404


def test_there_are_no_figures_unless_they_are_turned_on(nobody):
    assert nobody.get("/metrics", **METRICS).status_code == 404


def test_figures_say_how_it_goes_and_nothing_of_anybody(measured, nobody, alice, wisher, engine):
    planned(wisher, timedelta(minutes=1))
    engine.script.append(Outcome("refused", "http_403"))
    engine.tick(clock.now())

    text = nobody.get("/metrics", **METRICS).text

    assert 'welnu_deliveries_last_hour{channel="push",reason="refused",state="due"} 1.0' in text
    assert "welnu_reminders_late_seconds 0.0" in text
    assert "welnu_deliveries_waiting 1.0" in text
    assert 'welnu_channel_stopped{channel="push",host="fcm.googleapis.com"} 0.0' in text
    assert alice.account["person"]["id"] not in text
    assert SUBSCRIPTION["endpoint"] not in text


def test_the_command_says_who_refuses_us(app, engine, new_wisher):
    for number in range(5):
        someone = new_wisher()
        someone.subscribes(str(number))
        planned(someone, timedelta(minutes=1))
    engine.script.extend([Outcome("refused", "http_403")] * 5)
    engine.tick(clock.now())

    assert list(commands.lines(standing(app))) == [
        "oldest waiting: 0 s (in time)",
        "waiting or under way: 5",
        "last hour, push, due (refused): 5",
        "push (fcm.googleapis.com): stopped, one is tried now and then",
    ]


def test_the_command_says_who_refused_somebody(app, wisher, engine):
    planned(wisher, timedelta(minutes=1))
    engine.script.append(Outcome("refused", "http_403"))
    engine.tick(clock.now())

    assert list(commands.lines(standing(app)))[-1] == "push (fcm.googleapis.com): refused lately"


def test_the_command_says_that_nobody_plans(app, wisher):
    due = planned(wisher, timedelta(minutes=4))

    first, *_ = commands.lines(standing(app, due + timedelta(minutes=4)))

    assert first == "oldest waiting: 240 s (late: is a scheduler running?)"


def test_an_empty_database_has_figures_too(app):
    assert standing(app) == measuring.Standing(0, 0, {}, {})


def test_before_the_first_start_the_command_says_what_to_do(welnu):
    code, out, err = welnu("reminders", "status")

    assert (code, out) == (1, "")
    assert "welnu serve" in err


def test_with_nothing_to_show_the_command_says_so(welnu):
    welnu("db", "upgrade")

    assert welnu("reminders", "status") == (
        0,
        "oldest waiting: 0 s (in time)\nwaiting or under way: 0\nlast hour: nothing was due\nrefused by: nobody\n",
        "",
    )
