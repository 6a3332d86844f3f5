"""The catalogue says what the factsheet says, on the lines that it names, and nothing besides."""

import os
from pathlib import Path

import pytest

from tests.interventions.factsheet import INDEX, Factsheet, index_of
from welnu.demo import persons
from welnu.interventions.catalogue import shipped
from welnu.interventions.intervention import Intervention

ENTRIES = shipped().catalogue.interventions
FACTSHEET = Factsheet(INDEX.read_text())
every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)


@every_entry
def test_names_stand_on_the_lines_that_are_cited(entry: Intervention):
    for name in (entry.name, *entry.aliases):
        assert FACTSHEET.says(name, (*entry.lines, *entry.url_lines)), name


@every_entry
def test_levels_and_availability_are_quoted_from_the_lines_that_are_cited(entry: Intervention):
    for quoted in (entry.evidence, entry.availability):
        assert quoted.quote is None or FACTSHEET.says(quoted.quote, quoted.lines), quoted.quote


@every_entry
def test_ages_stand_on_the_lines_that_are_cited(entry: Intervention):
    if ages := entry.audience.ages:
        for years in {ages.first, ages.last} - {None}:
            assert FACTSHEET.says(str(years), ages.lines), years


@every_entry
def test_addresses_stand_on_the_lines_that_are_cited(entry: Intervention):
    assert entry.url is None or any(FACTSHEET.says(entry.url, (line,)) for line in entry.url_lines), entry.url


@every_entry
def test_a_heading_alone_is_quoted_as_the_heading(entry: Intervention):
    headings = {"effective": "Effectieve interventies", "promising": "Kansrijke interventies"}

    if entry.evidence.basis == "heading_only":
        assert FACTSHEET.says(headings[entry.evidence.level], entry.evidence.lines)


def test_the_index_can_tell_what_does_not_stand_there():
    assert FACTSHEET.says("Centering Pregnancy", (148,))
    assert not FACTSHEET.says("Centering Pregnancy", (149, 150))
    assert not FACTSHEET.says("Pregnancy Centering", (148,))
    assert FACTSHEET.says("cognitief gedragstherapeutische", (324, 326))  # broken at the end of a line
    assert not FACTSHEET.says("cognitief gedragstherapeutische", (324,))


def test_well_over_a_hundred_things_are_named_once_each():
    names = [name for entry in ENTRIES for name in {each.casefold() for each in (entry.name, *entry.aliases)}]

    assert len(ENTRIES) > 100
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


def test_whoever_has_the_factsheet_finds_the_same_words_on_the_same_lines():
    if not (text := os.environ.get("WELNU_FACTSHEET")):
        pytest.skip("the factsheet's text is not ours to ship; WELNU_FACTSHEET names a copy")

    assert index_of(Path(text).read_text(encoding="utf-8")) == INDEX.read_text()


def test_what_the_demo_persons_try_is_in_the_catalogue():
    tried = {each[0] for of_one in persons.TRIED.values() for each in of_one}

    assert tried <= {entry.id for entry in ENTRIES}
