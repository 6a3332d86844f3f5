"""What is tried again: after the wait that was asked for, or our own, and never after its window."""

import pytest

from tests.reminders.engine import DUE, HOUR, MINUTE, SECOND, no_deliveries_left
from welnu.reminders.outcome import SENT, later


def test_a_wait_that_is_asked_for_is_kept(engine, wisher):
    wisher.wishes()
    engine.script.append(later("http_429", 600))

    engine.run(DUE, DUE + 9 * MINUTE)
    assert len(engine.tried) == 1
    engine.run(DUE + 10 * MINUTE, DUE + 12 * MINUTE)

    assert len(engine.sent) == 1


def test_a_browser_whose_push_service_asks_for_a_long_wait_holds_up_no_other(engine, wisher):
    wisher.subscribes("second")
    wisher.wishes(window_minutes=60)
    trouble = {"alice": [later("http_429", 1800)], "second": [later("http_503")] * 3}
    engine.answer = lambda address: (trouble[address.rpartition("/")[2]] or [SENT]).pop()

    engine.run(DUE, DUE + HOUR, 10 * SECOND)

    asked = {name: [each.at for each in engine.tried if each.address.endswith(name)] for name in trouble}
    assert [len(found) for found in asked.values()] == [2, 4]
    assert asked["second"][-1] < DUE + 5 * MINUTE
    assert asked["alice"][1] >= DUE + 30 * MINUTE
    assert wisher.history() == [("03-01", "push", "sent", None)]


def test_a_wait_that_is_asked_for_holds_for_the_next_reminder_too(engine, wisher):
    wisher.wishes(window_minutes=20)
    wisher.wishes(kind="weekly", schedule={"at": ["20:35"]})
    engine.script.append(later("http_429", 1800))

    engine.run(DUE, DUE + HOUR)

    assert [each.at >= DUE + 30 * MINUTE for each in engine.tried] == [False, True]
    assert [each[2] for each in wisher.history()] == ["expired", "sent"]


@pytest.mark.parametrize("minutes", [5, 60, 180])
def test_an_outage_that_ends_within_the_window_loses_nothing(engine, wisher, minutes):
    wisher.wishes(window_minutes=minutes)
    ends = DUE + (minutes - 1) * MINUTE
    engine.script.extend([later("timeout")] * 500)

    engine.run(DUE, ends, {5: 2, 60: 10, 180: 60}[minutes] * SECOND)
    engine.script.clear()
    engine.run(ends, DUE + (minutes + 2) * MINUTE, 2 * SECOND)

    assert len(engine.sent) == 1
    assert engine.sent[0].at < DUE + minutes * MINUTE
    assert len(engine.tried) < 40


def test_an_outage_that_outlasts_the_window_ends_in_silence_and_says_so(engine, wisher):
    wisher.wishes(window_minutes=30)
    engine.script.extend([later("timeout")] * 500)

    engine.run(DUE, DUE + 31 * MINUTE)
    engine.script.clear()
    engine.run(DUE + 31 * MINUTE, DUE + 3 * HOUR, 10 * MINUTE)

    assert engine.sent == []
    assert wisher.history() == [("03-01", "push", "expired", "expired")]
    assert no_deliveries_left(engine.app)
