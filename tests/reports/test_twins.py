"""The report of the server and the report of the phone agree, to the last bit: summary, CSV and FHIR."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.node import run
from tests.reports.given import choice_of, opening_of, record_of
from tests.reports.made_up import INSTRUMENTS, find, records
from welnu.instruments.schemas import InstrumentSchema
from welnu.reports import fhir, sheet
from welnu.reports.summary import summary

pytestmark = pytest.mark.long

MADE = {"database": None, "derandomize": True, "phases": [Phase.generate], "suppress_health_check": list(HealthCheck)}


def summed(told: dict[str, Any]) -> dict[str, Any]:
    now = datetime.fromisoformat(told["now"])
    return summary(record_of(told), choice_of(told), find, now, opening_of(told))


def reported(told: dict[str, Any]) -> list[Any]:
    found = summed(told)
    return [found, sheet.written(found, find), fhir.bundle(found, find, told["language"], UUID(told["id"]))]


@pytest.fixture(scope="module")
def phone(tmp_path_factory):
    work = tmp_path_factory.mktemp("twins") / "work.json"
    instruments = InstrumentSchema().dump(INSTRUMENTS.values(), many=True)

    def reports(given_records: list[dict[str, Any]]) -> list[Any]:
        work.write_text(json.dumps({"instruments": instruments, "records": given_records}))
        return run("tests/reports/twin.mjs", work)

    return reports


@settings(max_examples=5, **MADE)  # a run of Node each
@given(st.lists(records(), min_size=40, max_size=40))
def test_made_up_records_are_reported_alike(phone, made_up):
    for told, mine, theirs in zip(made_up, phone(made_up), map(reported, made_up), strict=True):
        assert mine == json.loads(json.dumps(theirs)), told


def test_made_up_records_reach_every_part():
    seen: set[str] = set()

    @settings(max_examples=250, **MADE)
    @given(records())
    def look(told):
        found = summed(told)
        instruments = found.get("instruments", [])
        seen.update(name for name in ("answers", "notes", "uptakes") if found.get(name))
        seen.update("change" for each in instruments if each.get("change"))
        seen.update("series" for each in instruments for line in each.get("series", ()) if len(line["points"]) > 1)
        seen.update("category" for each in instruments if "last" in each and each["last"]["category"])
        seen.update("later version" for each in instruments if each["version"] > 1)

    look()

    assert seen == {"answers", "notes", "uptakes", "change", "series", "category", "later version"}
