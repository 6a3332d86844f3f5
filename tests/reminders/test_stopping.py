"""A host that refuses us is stopped and tried now and then; what strangers hand in stops nobody."""

from itertools import pairwise

from tests.reminders.engine import DAY, DUE, HOUR, MINUTE, SECOND, Wisher
from welnu.reminders.outcome import SENT, Outcome
from welnu.reminders.sending import REFUSALS

REFUSED = Outcome("refused", "http_403")
MOZILLA = "updates.push.services.mozilla.com"


def refusing(*names):
    """Return how push services answer that refuse endpoints with these names."""
    return lambda address: REFUSED if address.rpartition("/")[2] in names else SENT


def some(new_wisher, count, name="stranger", **wish):
    """Return persons with a browser each: stranger-0, stranger-1 and so on."""
    found = [new_wisher() for _ in range(count)]
    for number, someone in enumerate(found):
        someone.subscribes(f"{name}-{number}")
        someone.wishes(**wish)
    return found


def names(attempts):
    return [each.address.rpartition("/")[2] for each in attempts]


def test_a_host_that_refuses_everybody_is_stopped_and_when_it_takes_one_all_arrive(engine, new_wisher):
    people = some(new_wisher, 8)
    engine.answer = lambda _address: REFUSED
    engine.tick(DUE)
    before = len(engine.tried)

    engine.run(DUE + 10 * SECOND, DUE + 30 * MINUTE, 30 * SECOND)
    trials = [each.at for each in engine.tried[before:]]
    engine.answer = lambda _address: SENT
    engine.run(DUE + 30 * MINUTE, DUE + HOUR, 30 * SECOND)

    assert 5 <= before <= 8
    assert 15 <= len(trials) <= 25
    assert all(later - earlier >= MINUTE for earlier, later in pairwise(trials))
    assert sorted(names(engine.sent)) == [f"stranger-{number}" for number in range(8)]
    assert {someone.history()[0][2] for someone in people} == {"sent"}


def test_what_is_refused_until_its_window_is_over_is_told(engine, new_wisher):
    people = some(new_wisher, 6, window_minutes=30)
    engine.answer = lambda _address: REFUSED

    engine.run(DUE, DUE + HOUR)

    assert [someone.history() for someone in people] == [[("03-01", "push", "failed", "refused")]] * 6


def test_one_person_stops_nobody_however_many_browsers_they_hand_in(engine, wisher, new_wisher):
    stranger = new_wisher()
    bad = [f"bad-{number}" for number in range(10)]
    for name in bad:
        stranger.subscribes(name)
    for _ in range(20):
        stranger.wishes()
    engine.answer = refusing(*bad)
    engine.tick(DUE)
    wisher.wishes(DUE, schedule={"at": ["20:31"]})

    engine.tick(DUE + MINUTE)

    assert names(engine.sent) == ["alice"]


def test_a_letter_that_is_refused_alone_is_not_tried_for_ever(engine, wisher):
    wisher.wishes()
    engine.answer = refusing("alice")

    engine.run(DUE, DUE + 2 * HOUR)

    assert len(engine.tried) == REFUSALS
    assert wisher.history() == [("03-01", "push", "failed", "refused")]


def test_many_strangers_delay_others_by_a_minute_or_two_and_no_more(engine, wisher, new_wisher):
    wisher.wishes(window_minutes=5)
    engine.tick(DUE)  # her browser took one
    some(new_wisher, 12, schedule={"at": ["20:25"]})
    engine.answer = refusing(*(f"stranger-{number}" for number in range(12)))
    tomorrow = DUE + DAY

    engine.run(tomorrow - 5 * MINUTE, tomorrow + 2 * MINUTE, 5 * SECOND)

    assert names(engine.sent) == ["alice", "alice"]
    assert engine.sent[-1].at < tomorrow + 2 * MINUTE


def test_what_goes_elsewhere_goes_on(engine, wisher, new_wisher):
    wisher.subscribes("second", host=MOZILLA)
    some(new_wisher, 5, schedule={"at": ["20:29"]})
    engine.answer = lambda address: SENT if MOZILLA in address else REFUSED
    wisher.wishes(window_minutes=60)

    engine.run(DUE - MINUTE, DUE + 2 * MINUTE, 10 * SECOND)
    assert names(engine.sent) == ["second"]
    engine.answer = lambda _address: SENT
    engine.run(DUE + 2 * MINUTE, DUE + 30 * MINUTE)

    assert names(engine.sent).count("second") == names(engine.sent).count("alice") == 1


def test_those_concerned_see_it(app, engine, wisher, new_wisher, dana):
    strangers = some(new_wisher, 5)
    elsewhere = new_wisher()
    elsewhere.subscribes("elsewhere", host=MOZILLA)
    engine.answer = lambda _address: REFUSED
    engine.tick(DUE)

    assert [someone.overview()["stopped"] for someone in (wisher, strangers[0])] == [["push"]] * 2
    assert [someone.overview()["stopped"] for someone in (elsewhere, Wisher(app, dana))] == [[]] * 2
    assert "endpoint" not in wisher.overview()["subscriptions"][0]


def test_a_mail_server_that_does_not_let_us_in_is_stopped_at_once(app, engine, wisher, dana):
    someone = Wisher(app, dana)
    someone.wishes(channels=["email"])
    engine.script.append(Outcome("refused", "smtp_535"))

    engine.tick(DUE)
    assert (someone.overview()["stopped"], wisher.overview()["stopped"]) == (["email"], [])
    engine.run(DUE + 10 * SECOND, DUE + 4 * MINUTE, 10 * SECOND)
    assert len(engine.tried) == 1
    engine.run(DUE + 5 * MINUTE, DUE + 7 * MINUTE, 10 * SECOND)

    assert someone.overview()["stopped"] == []
    assert someone.history() == [("03-01", "email", "sent", None)]
