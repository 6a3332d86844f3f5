import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

import welnu.safety

FILE = Path(welnu.safety.__file__).parent / "contacts" / "nl.yaml"
DATA = yaml.safe_load(FILE.read_text())
ROLES = {"danger", "talk", "listen", "doctor", "young", "advice"}
each_contact = pytest.mark.parametrize("contact", DATA["contacts"], ids=lambda contact: contact["id"])


@each_contact
def test_a_contact_says_who_when_and_what_it_costs_in_both_languages(contact):
    for field in ("name", "for_whom", "hours", "costs"):
        assert set(contact[field]) == {"nl", "en"}
        assert all(contact[field].values())


@each_contact
def test_a_contact_has_a_source_and_a_role(contact):
    assert contact["source"]
    assert contact["as"] in ROLES


@each_contact
def test_a_number_can_be_dialled_and_a_link_is_safe(contact):
    if "number" in contact:
        assert re.fullmatch(r"11[23]|0[\d -]{8,11}", contact["number"])
    if "link" in contact:
        assert contact["link"].startswith("https://")


def test_the_numbers_that_must_never_be_missing():
    numbers = {contact.get("number") for contact in DATA["contacts"]}

    assert {"112", "113", "088 0767 000", "0800-0432", "0900-1450"} <= numbers
    assert "0800-0113" in DATA["contacts"][0]["also"]["nl"]


def test_thoughts_of_suicide_come_first():
    assert DATA["contacts"][0]["id"] == "113"


def test_the_numbers_were_checked_on_a_day_that_has_been():
    assert date(2026, 1, 1) < DATA["checked_on"] <= datetime.now(UTC).date()


def test_nobody_is_said_to_commit_suicide():
    assert "plegen" not in FILE.read_text()
