"""Broken definitions: each refused by file, field and reason."""

import pytest

from tests.instruments.pond import FILES, pond
from welnu.config import resource
from welnu.instruments import library

DEFINITION = "instrument.yaml"
KEYES = (
    (resource("questionnaires") / "wellbeing-14" / DEFINITION)
    .read_text("utf-8")
    .replace("id: wellbeing-14", "id: pond")
)

BROKEN = [
    # the file itself
    (DEFINITION, "id: pond", "id: [pond", "file", "line 2: did not find expected"),
    (DEFINITION, "version: 2\n", "version: 2\nversion: 3\n", "file", "line 3: the key 'version' stands here twice"),
    (DEFINITION, "{id: calm, min", "{id: calm, id: still, min", "file", "the key 'id' stands here twice"),
    (DEFINITION, "tags: [wind, rain]", "tags: &t [wind]\nlife_phases: *t", "file", "aliases are not allowed"),
    (DEFINITION, "[adult, older]", "[adult, !!python/name:os.system x]", "file", "could not determine a constructor"),
    (DEFINITION, FILES[DEFINITION], "- pond", "file", "Invalid input type"),
    (DEFINITION, FILES[DEFINITION], "", "file", "Invalid input type"),
    # single fields
    (DEFINITION, "id: pond", "id: Pond", "id", "use lower-case letters, digits, - and _"),
    (DEFINITION, "id: pond", "id: lake", "id", "'lake' is not the name of its folder"),
    (DEFINITION, "version: 2", "version: '2'", "version", "Not a valid integer"),
    (DEFINITION, "version: 2", "version: 0", "version", "Must be greater than or equal to 1"),
    (DEFINITION, "version: 2", "version: true", "version", "Not a valid integer"),
    (DEFINITION, "2026-03-01", "last spring", "released_on", "Not a valid date"),
    (DEFINITION, "text: own", "text: borrowed", "text", "Must be one of: own, external"),
    (DEFINITION, "CC-BY-4.0", "''", "licence.text", "say where this comes from"),
    (DEFINITION, ", holder: the Welnu project", "", "licence.holder", "Missing data for required field"),
    (DEFINITION, "source: Made for tests.\nrecall", "recall", "source", "Missing data for required field"),
    (DEFINITION, "days: 7", "days: 0", "recall_period_days", "Must be greater than or equal to 1"),
    (DEFINITION, "[adult, older]", "[adult, retired]", "life_phases.1", "Must be one of: expecting"),
    (DEFINITION, "[adult, older]", "[adult, adult]", "life_phases", "'adult' stands here twice"),
    (DEFINITION, "[adult, older]", "[]", "life_phases", "Shorter than minimum length 1"),
    (DEFINITION, "note: true", "note: yes", "note", "Not a valid boolean"),
    (DEFINITION, "note: true", "note: true\ncolour: blue", "colour", "Unknown field"),
    (DEFINITION, "note: true", "note: true\ntexts: {}", "texts", "Unknown field"),
    # items
    (DEFINITION, "{id: muddy, m", "{id: calm, m", "items", "'calm' stands here twice"),
    (DEFINITION, "{id: calm, minimum: 0", "{id: calm, minimum: 4", "items.0.maximum", "must be above the minimum, 4"),
    (DEFINITION, "{id: calm, minimum: 0", "{id: calm, minimum: 0.5", "items.0.minimum", "Not a valid integer"),
    (DEFINITION, "{id: calm, minimum: 0", "{id: calm, minimum: -1", "items.0.minimum", "Must be greater than or equal"),
    (DEFINITION, "{id: depth, minimum: 1,", "{id: depth,", "items.2.minimum", "Missing data for required field"),
    (DEFINITION, "[calm, muddy, depth]", "[calm, muddy]", "items.2.id", "'depth' is in no scale and reveals nothing"),
    # scales
    (DEFINITION, "id: clear", "id: total", "scales", "'total' stands here twice"),
    (DEFINITION, "id: clear", "id: total_band", "scales.1.id", "is the name of another column of scores"),
    (DEFINITION, "id: clear", "id: category", "scales.1.id", "is the name of another column of scores"),
    (DEFINITION, "method: sum", "method: median", "scales.0.method", "Must be one of: sum, mean, percent"),
    (DEFINITION, "method: sum", "formula: a + b", "scales.0.formula", "Unknown field"),
    (DEFINITION, "[calm, muddy, depth]", "[calm, muddy, dept]", "scales.0.items", "there is no item 'dept'"),
    (DEFINITION, "[calm, muddy, depth]", "[calm, calm, depth]", "scales.0.items", "'calm' stands here twice"),
    (DEFINITION, "[calm, muddy, depth]", "[]", "scales.0.items", "Shorter than minimum length 1"),
    (DEFINITION, "reversed: [muddy]\n", "reversed: [mud]\n", "scales.0.reversed", "'mud' is not an item of this scale"),
    (DEFINITION, "min_answered: 2\n", "min_answered: 4\n", "scales.0.min_answered", "from 1 to the number of items, 3"),
    (DEFINITION, "min_answered: 2\n", "min_answered: 0\n", "scales.0.min_answered", "from 1 to the number of items, 3"),
    (DEFINITION, "higher_is: better\n", "higher_is: good\n", "scales.0.higher_is", "Must be one of: better, worse"),
    # bands
    (DEFINITION, "[[1, 6], [7, 13]]", "[[1, 6], [8, 13]]", "scales.0.bands.ranges", "8-13 must begin at 7: no hole"),
    (DEFINITION, "[[1, 6], [7, 13]]", "[[1, 7], [7, 13]]", "scales.0.bands.ranges", "7-13 must begin at 8: no hole"),
    (DEFINITION, "[[1, 6], [7, 13]]", "[[0, 6], [7, 13]]", "scales.0.bands.ranges", "0-6 must begin at 1"),
    (DEFINITION, "[[1, 6], [7, 13]]", "[[1, 6], [7, 12]]", "scales.0.bands.ranges", "the last must end at 13"),
    (DEFINITION, "[[1, 6], [7, 13]]", "[[1, 14]]", "scales.0.bands.ranges", "the last must end at 13"),
    (DEFINITION, "[[1, 6], [7, 13]]", "[[1, 6], [7, 5], [6, 13]]", "scales.0.bands.ranges", "ends before it begins"),
    (DEFINITION, "[[1, 6], [7, 13]]", "[[1, 6, 13]]", "scales.0.bands.ranges.0", "a range is [first, last]"),
    (DEFINITION, "ranges: [[1, 6], [7, 13]], s", "s", "scales.0.bands.ranges", "Missing data for required field"),
    (DEFINITION, "method: sum", "method: mean", "scales.0.bands", "bands are in whole points, and a mean is not"),
    # reference, category, safety
    (DEFINITION, "sd: 2.5", "sd: 0", "scales.0.reference.sd", "Must be greater than 0"),
    (DEFINITION, "reliability: 0.8", "reliability: 1", "scales.0.reference.reliability", "less than 1"),
    (DEFINITION, "note: true", "note: true\ncategory: {rule: keyes, source: Keyes}", "category.rule", "needs 14 items"),
    (DEFINITION, "note: true", "note: true\ncategory: {rule: x, source: Me}", "category.rule", "Must be one of: keyes"),
    (DEFINITION, "item: muddy, at_least: 4", "item: mud, at_least: 4", "safety.concerns.0.item", "there is no item"),
    # what answers reveal
    (DEFINITION, "need: rain, ", "", "reveals.1.need", "Missing data for required field"),
    (DEFINITION, "need: rain", "need: Rain", "reveals.1.need", "use lower-case letters, digits, - and _"),
    (DEFINITION, "need: rain", "need: suicidal_thoughts", "reveals.1.need", "belongs in safety.concerns"),
    (DEFINITION, "item: muddy, at_least: 3", "item: mud, at_least: 3", "reveals.0.item", "there is no item 'mud'"),
    (DEFINITION, "scale: total, at_most", "scale: all, at_most", "reveals.1.scale", "there is no scale 'all'"),
    (DEFINITION, "item: muddy, at_least: 3", "at_least: 3", "reveals.0", "name an item or a scale, one of the two"),
    (DEFINITION, "scale: total, at_most", "scale: total, item: calm, at_most", "reveals.1", "name an item or a scale"),
    (DEFINITION, "item: muddy, at_least: 3", "item: muddy", "reveals.0", "say at_least or at_most, one of the two"),
    (DEFINITION, "muddy, at_least: 3", "muddy, at_least: 3, at_most: 4", "reveals.0", "say at_least or at_most"),
    (DEFINITION, "at_least: 3", "at_least: 5", "reveals.0.at_least", "tells nothing apart: 'muddy' goes from 0 to 4"),
    (DEFINITION, "at_least: 3", "at_least: 0", "reveals.0.at_least", "tells nothing apart: 'muddy' goes from 0 to 4"),
    (DEFINITION, "at_least: 3", "at_least: 3.5", "reveals.0.at_least", "Not a valid integer"),
    (DEFINITION, "at_most: 4", "at_most: 13", "reveals.1.at_most", "tells nothing apart: 'total' goes from 1 to 13"),
    (DEFINITION, "at_most: 4", "at_most: 0", "reveals.1.at_most", "tells nothing apart: 'total' goes from 1 to 13"),
    (DEFINITION, "at_most: 4, source: Made for tests.", "at_most: 4", "reveals.1.source", "Missing data for required"),
    (DEFINITION, "at_most: 4, source: Made", "at_most: 4, when: low, source: Made", "reveals.1.when", "Unknown field"),
    (DEFINITION, "rain, scale: total", "fresh_water, item: muddy", "reveals", "'fresh_water by muddy' stands"),
    (DEFINITION, "at_least: 4", "at_least: 5", "safety.concerns.0.at_least", "no response to 'muddy' tells this apart"),
    (DEFINITION, "at_least: 4", "at_least: 0", "safety.concerns.0.at_least", "no response to 'muddy' tells this apart"),
    (DEFINITION, "suicidal_thoughts", "sadness", "safety.concerns.0.concern", "Must be one of: suicidal_thoughts"),
    (DEFINITION, "{scale: total, s", "{scale: all, s", "safety.offer_help_below.0.scale", "there is no scale 'all'"),
    (DEFINITION, "score: 3", "score: 1", "safety.offer_help_below.0.score", "they go from 1 to 13"),
    (DEFINITION, "tags: [wind, rain]", "tags: [wind, wind]", "tags", "'wind' stands here twice"),
    # words
    ("nl.yaml", "title: De vijver\n", "", "title", "Missing data for required field"),
    ("nl.yaml", "title: De vijver", "title: ' De vijver'", "title", "no spaces around it"),
    ("nl.yaml", "title: De vijver", "title: ''", "title", "no empty text"),
    ("nl.yaml", "  calm: {question: \"Was het water rustig?\"}\n", "", "items.calm", "the item 'calm' has no words"),
    ("nl.yaml", "  calm:", "  kalm:", "items.kalm", "there is no item 'kalm'"),
    ("nl.yaml", "rustig", "troebel", "items", "'Was het water troebel?' stands here twice"),
    ("nl.yaml", ", vaak, altijd", ", altijd", "items.calm", "has 4 answers in words for 5 values"),
    ("nl.yaml", ", low: ondiep", "", "items.depth", "words at one end need words at the other"),
    ("nl.yaml", "hint:", "help:", "items.muddy.help", "Unknown field"),
    ("nl.yaml", "  clear: {name: Helder, about: \"Rustig en niet troebel\"}\n", "", "scales.clear", "has no words"),
    ("nl.yaml", "wind: Wind, ", "", "tags.wind", "the tag 'wind' has no words"),
    ("nl.yaml", "note: Nog iets over de vijver?\n", "", "note", "belong to an instrument with a note"),
    ("en.yaml", "  clear:", "  cloudy:", "scales.cloudy", "there is no scale 'cloudy'"),
    # worked examples
    ("examples.yaml", "total: 9", "total: 10", "0.scores.total", "says 10.0, the rules say 9.0"),
    ("examples.yaml", "clear: 3.5", "murky: 3.5", "0.scores.murky", "there are no scores 'murky'"),
    ("examples.yaml", "total: 7-13", "total: 1-6", "0.bands.total", "says 1-6, the rules say 7-13"),
    ("examples.yaml", "reveals: []", "reveals: [rain]", "0.reveals", "says ['rain'], the rules say []"),
    ("examples.yaml", "  scores: {total: 4}\n", "", "1", "says nothing: give scores, or what it reveals"),
    ("examples.yaml", "calm: 3,", "calm: 5,", "0.responses.calm", "there is no item 'calm' with the value 5"),
    ("examples.yaml", "  version: 1", "  version: 3", "1.version", "there is no version 3"),
    ("examples.yaml", "  version: 1", "  category: moderate", "1.category", "says moderate, the rules say None"),
    ("examples.yaml", FILES["examples.yaml"], "[]", "file", "at least one worked example is needed"),
    # older versions
    ("v1.yaml", "id: pond", "id: lake", "id", "'lake' must be 'pond'"),
    ("v1.yaml", "version: 1", "version: 3", "version", "3 does not fit the name of the file"),
    ("v1.yaml", "version: 1", "version: 2", "version", "must be below 2, the version of instrument.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "reason"), BROKEN)
def test_refused_by_file_field_and_reason(file, old, new, field, reason, tmp_path):
    assert old in FILES[file]
    pond(tmp_path, **{file.partition(".")[0]: FILES[file].replace(old, new, 1)})

    found, faults = library.read(tmp_path)

    assert not found
    assert any(
        fault.file == str(tmp_path / "pond" / file) and fault.field == field and reason in fault.reason
        for fault in faults
    ), faults


def test_the_pond_itself_is_right(tmp_path):
    found, faults = library.read(pond(tmp_path))

    assert faults == []
    assert [(each.id, each.version) for each in found] == [("pond", 1), ("pond", 2)]


def test_all_faults_are_told_at_once(tmp_path):
    pond(tmp_path, nl=FILES["nl.yaml"].replace("title:", "name:"), en=FILES["en.yaml"].replace("calm:", "still:"))

    _, faults = library.read(tmp_path)

    assert [str(fault).removeprefix(f"{tmp_path}/pond/") for fault in faults] == [
        "nl.yaml: title: Missing data for required field",
        "nl.yaml: name: Unknown field",
        "en.yaml: items.still: there is no item 'still'",
        "en.yaml: items.calm: the item 'calm' has no words",
    ]


@pytest.mark.parametrize("name", ["instrument.yaml", "nl.yaml", "en.yaml", "examples.yaml"])
def test_a_missing_file_is_told(name, tmp_path):
    (pond(tmp_path) / "pond" / name).unlink()

    _, faults = library.read(tmp_path)

    assert (str(tmp_path / "pond" / name), "file", "is missing") in faults


def test_a_file_without_a_place_is_told(tmp_path):
    (pond(tmp_path) / "pond" / "fr.yaml").write_text("title: L'étang")

    _, faults = library.read(tmp_path)

    assert faults == [(str(tmp_path / "pond" / "fr.yaml"), "file", "has no place here")]


def test_text_that_is_not_utf_8_is_told(tmp_path):
    (pond(tmp_path) / "pond" / "nl.yaml").write_bytes("title: één".encode("latin-1"))

    _, faults = library.read(tmp_path)

    assert faults == [(str(tmp_path / "pond" / "nl.yaml"), "file", "is not UTF-8 text")]


def test_words_of_an_instrument_of_someone_else_may_not_stand_here(tmp_path):
    pond(tmp_path, instrument=FILES[DEFINITION].replace("text: own", "text: external"))

    _, faults = library.read(tmp_path)

    assert [(fault.field, fault.reason) for fault in faults] == [("file", "this instrument's text is external")] * 2


def test_a_category_needs_fourteen_items_from_0_to_5(tmp_path):
    pond(
        tmp_path,
        instrument=KEYES.replace("{id: belong, minimum: 0, maximum: 5}", "{id: belong, minimum: 0, maximum: 6}"),
    )

    _, faults = library.read(tmp_path)

    assert (str(tmp_path / "pond" / DEFINITION), "category.rule", "needs items from 0 to 5") in faults


def test_an_empty_folder_is_told(tmp_path):
    _, faults = library.read(tmp_path)

    assert faults == [(str(tmp_path), "file", "there are no instruments here")]


def test_yaml_that_nests_without_end_is_told(tmp_path):
    pond(tmp_path, instrument="[" * 50_000)

    _, faults = library.read(tmp_path)

    assert [(fault.field, fault.reason) for fault in faults] == [("file", "line 1: more than 20 levels deep")]
