"""Quiet hours hold for what comes late, too: after an outage, a retry, or "later"."""

from datetime import UTC, datetime

import pytest

from tests.reminders.engine import DAY, DUE, HOUR, MINUTE
from tests.reminders.schedules import schedule
from welnu.reminders.outcome import later
from welnu.reminders.schedule import next_quiet

QUIET = {"at": ["20:30"], "quiet": {"from": "22:00", "until": "08:00"}}
BEGINS = DUE + 90 * MINUTE  # 22:00
ENDS = datetime(2026, 3, 2, 7, tzinfo=UTC)  # 08:00


@pytest.mark.parametrize(
    ("window", "arrives", "became"),
    [(12 * 60, [ENDS], ("sent", None)), (6 * 60, [], ("expired", "expired"))],
)
def test_after_an_outage_it_comes_when_quiet_hours_end_or_not_at_all(engine, wisher, window, arrives, became):
    wisher.wishes(schedule=QUIET, window_minutes=window)

    engine.run(BEGINS + 4 * HOUR, ENDS + HOUR, 30 * MINUTE)

    assert [each.at.replace(microsecond=0) for each in engine.sent] == arrives
    assert [each[2:] for each in wisher.history()] == [became]


@pytest.mark.parametrize("window", [3 * 60, 12 * 60])
def test_what_is_tried_again_arrives_before_quiet_hours_when_the_outage_ends_before_them(engine, wisher, window):
    wisher.wishes(schedule=QUIET, window_minutes=window)
    engine.script.extend([later("http_503")] * 500)

    engine.run(DUE, BEGINS - MINUTE)
    engine.script.clear()
    engine.run(BEGINS - MINUTE, BEGINS + MINUTE, MINUTE / 12)

    (sent,) = engine.sent
    assert sent.at < BEGINS
    assert sent.letter.expires_at == BEGINS  # a phone that was off does not ring in the night


def test_what_is_tried_again_goes_silent_in_quiet_hours_and_comes_at_their_end(engine, wisher):
    wisher.wishes(schedule=QUIET, window_minutes=12 * 60)
    engine.script.extend([later("http_503")] * 500)
    engine.run(DUE, BEGINS + HOUR)
    engine.script.clear()

    engine.run(BEGINS + HOUR, ENDS, 30 * MINUTE)

    assert all(each.at < BEGINS or each.at >= ENDS for each in engine.tried)
    assert [each.at.replace(microsecond=0) for each in engine.sent] == [ENDS]


def test_later_comes_after_quiet_hours_with_as_long_to_answer_as_it_had(engine, wisher):
    wisher.wishes(schedule=QUIET, window_minutes=60)
    engine.tick(DUE)

    wisher.postpones(engine.sent[0].topic, BEGINS - 10 * MINUTE)
    engine.run(BEGINS, ENDS, 30 * MINUTE)

    assert [each.at.replace(microsecond=0) for each in engine.sent] == [DUE, ENDS]
    assert engine.sent[1].letter.expires_at == ENDS + HOUR


def test_whoever_tries_it_out_in_quiet_hours_gets_it(engine, wisher):
    wisher.wishes(schedule=QUIET)

    wisher.tries_out("push", BEGINS + HOUR)
    engine.deliver(BEGINS + HOUR)

    assert len(engine.sent) == 1


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        ("2026-03-01T20:59", "2026-03-01T21:00"),
        ("2026-03-01T21:00", "2026-03-02T21:00"),  # those of today have begun
        ("2026-03-28T21:30", "2026-03-29T20:00"),  # the clocks change that night
    ],
)
def test_when_quiet_hours_begin_next(moment, begins):
    at = datetime.fromisoformat
    one = schedule(time_zone="Europe/Amsterdam", quiet=(at("2026-03-01T22:00").time(), at("2026-03-01T08:00").time()))

    assert next_quiet(one, at(f"{moment}+00:00")) == at(f"{begins}+00:00")
    assert next_quiet(schedule(quiet=None), DUE + DAY) is None
