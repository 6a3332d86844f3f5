"""Later: it comes again, and what changes meanwhile."""

from tests.reminders.engine import DUE, HOUR, MINUTE


def test_later_comes_again_later_and_with_the_same_topic(engine, wisher):
    wisher.wishes(window_minutes=20)
    engine.tick(DUE)
    topic = engine.sent[0].topic

    wisher.postpones(topic, DUE + MINUTE)
    engine.run(DUE + MINUTE, DUE + 30 * MINUTE)
    assert len(engine.sent) == 1
    engine.run(DUE + 31 * MINUTE, DUE + 60 * MINUTE)

    assert [each.topic for each in engine.sent] == [topic, topic]


def test_later_as_often_as_one_likes_gives_each_time_as_long_to_answer(engine, wisher):
    wisher.wishes(window_minutes=60)
    now = DUE
    engine.tick(now)

    for _ in range(3):
        wisher.postpones(engine.sent[0].topic, now + 5 * MINUTE)
        now += 35 * MINUTE
        engine.tick(now)

    assert [each.letter.expires_at for each in engine.sent[1:]] == [
        each.at.replace(microsecond=0) + HOUR for each in engine.sent[1:]
    ]
    assert len(engine.sent) == 4


def test_later_comes_although_the_reminder_was_changed_before_it_was_asked_for(engine, wisher):
    id = wisher.wishes()
    engine.tick(DUE)

    wisher.wishes(DUE + MINUTE, id, revision=1, window_minutes=60)
    wisher.postpones(engine.sent[0].topic, DUE + 2 * MINUTE)
    engine.tick(DUE + 32 * MINUTE)

    assert len(engine.sent) == 2


def test_a_pause_is_told_as_a_pause(engine, wisher):
    id = wisher.wishes()
    engine.plan(DUE)

    wisher.wishes(DUE + MINUTE, id, revision=1, schedule={"paused_until": "2026-03-09"})
    engine.tick(DUE + 2 * MINUTE)

    assert wisher.history() == [("03-01", "push", "cancelled", "paused")]


def test_later_does_not_come_in_a_pause(engine, wisher):
    id = wisher.wishes()
    engine.tick(DUE)

    wisher.wishes(DUE + MINUTE, id, revision=1, schedule={"paused_until": "2026-03-09"})
    wisher.postpones(engine.sent[0].topic, DUE + 2 * MINUTE)
    engine.tick(DUE + 32 * MINUTE)

    assert len(engine.sent) == 1


def test_later_does_not_come_when_it_is_done_meanwhile(engine, wisher):
    wisher.wishes()
    engine.tick(DUE)
    wisher.postpones(engine.sent[0].topic, DUE + MINUTE)
    wisher.checks_in(DUE + 10 * MINUTE)

    engine.run(DUE + MINUTE, DUE + HOUR)

    assert len(engine.sent) == 1
