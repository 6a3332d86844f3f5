"""The worked examples of tests/cases/reminders/, which vitest reads too: server and phone can never drift."""

import json
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import pytest

from welnu.reminders import chosen
from welnu.reminders.schedule import Occurrence, occurrences

WRITTEN = json.loads((Path(__file__).parents[1] / "cases" / "reminders" / "next.json").read_text("utf-8"))


@pytest.mark.parametrize("case", WRITTEN["cases"], ids=lambda case: case["why"])
def test_the_next_three(case):
    stored = WRITTEN["daily"] | case["schedule"]
    schedule = chosen.schedule(stored, stored["time_zone"])
    done = case.get("last_done_on")

    found = occurrences(schedule, datetime.fromisoformat(case["after"]), last_done_on=done and date.fromisoformat(done))

    assert list(islice(found, 3)) == [
        Occurrence(date.fromisoformat(on), slot, datetime.fromisoformat(due)) for on, slot, due in case["next"]
    ]
