"""The worked examples of tests/cases/reports/, which vitest reads too: computed by hand, from the sources' formulas."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.reports.given import choice_of, opening_of, record_of
from welnu.instruments import library
from welnu.reports.summary import summary

CASES = json.loads((Path(__file__).parents[1] / "cases/reports/summary.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_summary_says_what_was_answered(case):
    given, now = case["given"], datetime.fromisoformat(case["given"]["now"])

    found = summary(record_of(given), choice_of(given), library.shipped().get, now, opening_of(given))
    found = json.loads(json.dumps(found))

    assert {part: found[part] for part in case["then"]} == case["then"]
    assert not set(case["absent"]) & set(found)
