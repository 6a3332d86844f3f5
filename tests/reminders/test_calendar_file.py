"""The calendar file that the phone makes, opened in two calendar libraries: the moments are those of the app itself."""

import json
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from icalendar import Calendar

from tests.node import run
from welnu.reminders import chosen
from welnu.reminders.schedule import occurrences

SCHEDULES, MOMENTS = 200, 20
ZONES = ("Europe/Amsterdam", "Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "UTC")
CASES = json.loads((Path(__file__).parents[1] / "cases" / "reminders" / "next.json").read_text("utf-8"))
# What a file cannot say, and the screen that makes it does not offer
LEFT_OUT = ("days_after", "quiet", "paused_until", "ends_on")


def anything(random: Random) -> dict[str, Any]:
    clocks = {f"{random.randrange(24):02}:{random.choice((0, 15, 30, 59)):02}" for _ in range(random.choice((1, 1, 3)))}
    schedule = CASES["daily"] | {
        "at": sorted(clocks),
        "weekdays": sorted(random.sample(range(7), random.randint(1, 7))),
        "every_weeks": random.choice((1, 1, 2, 4)),
        "time_zone": random.choice(ZONES),
    }
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(3 * 525_600))
    return {"schedule": schedule, "now": now.isoformat()}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> list[tuple[dict[str, Any], str]]:
    """Schedules, and the file of each."""
    random = Random("calendar")
    plain = [case for case in CASES["cases"] if not set(LEFT_OUT) & set(case["schedule"]) and case["after"] > "2026"]
    asked = [{"schedule": CASES["daily"] | case["schedule"], "now": case["after"]} for case in plain]
    asked += [anything(random) for _ in range(SCHEDULES)]
    work = tmp_path_factory.mktemp("calendar") / "work.json"
    work.write_text(json.dumps(asked))
    return list(zip(asked, run("tests/reminders/calendar.mjs", work), strict=True))


def due(asked: dict[str, Any]) -> list[datetime]:
    schedule = chosen.schedule(asked["schedule"], asked["schedule"]["time_zone"])
    found = occurrences(schedule, datetime.fromisoformat(asked["now"]))
    return [one.due_at for one in islice(found, MOMENTS)]


def shown(series: list[Any], asked: dict[str, Any]) -> list[datetime]:
    """Return the first moments of some series, by the clocks of where the phone is."""
    zone = ZoneInfo(asked["schedule"]["time_zone"])
    local = [each for one in series for each in islice(one, MOMENTS)]
    assert all(each.tzinfo is None for each in local)
    return sorted({each.replace(tzinfo=zone).astimezone(UTC) for each in local})[:MOMENTS]


def test_one_library_shows_the_same_moments(written):
    for asked, text in written:
        events = Calendar.from_ical(text).events
        series = [rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.start) for event in events]
        assert shown(series, asked) == due(asked), asked


def test_another_library_shows_the_same_moments(written):
    for asked, text in written:
        series = [event.getrruleset(addRDate=True) for event in vobject.readOne(text).vevent_list]
        assert shown(series, asked) == due(asked), asked


def test_each_is_valid_and_rings_at_its_moment(written):
    for _, text in written:
        read = Calendar.from_ical(text)
        read.validate()
        assert read.errors == [error for event in read.events for error in event.errors] == []
        assert [alarm.TRIGGER for alarm in read.walk("VALARM")] == [timedelta(0)] * len(read.events)
        assert vobject.readOne(text).validate(raiseException=True)
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_what_is_for_one_day_comes_on_that_day_alone(tmp_path):
    once = CASES["daily"] | {"starts_on": "2026-11-29", "ends_on": "2026-11-29"}
    work = tmp_path / "work.json"
    work.write_text(json.dumps([{"schedule": once, "now": f"2026-11-{day}T12:00:00Z"} for day in ("22", "30")]))

    before, after = run("tests/reminders/calendar.mjs", work)

    (event,) = Calendar.from_ical(before).events
    assert event.start == datetime(2026, 11, 29, 20, 30)  # noqa: DTZ001
    assert "RRULE" not in event
    assert Calendar.from_ical(after).events == []
