"""Worked examples, the same files that the phone's scorer is tested on."""

from pathlib import Path

import pytest
import yaml

from welnu.instruments import library
from welnu.scoring.category import category
from welnu.scoring.reveals import needs
from welnu.scoring.score import band, bands, score_range, scores

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = [
    {**example, "instrument": path.parent.name}
    for path in sorted(ROOT.glob("questionnaires/*/examples.yaml"))
    for example in yaml.safe_load(path.read_text("utf-8"))
]
NOT_COUNTED = yaml.safe_load((ROOT / "tests/cases/scoring/not-counted.yaml").read_text("utf-8"))


@pytest.mark.parametrize("example", EXAMPLES + NOT_COUNTED, ids=lambda each: f"{each['instrument']}: {each['why']}")
def test_example(example):
    definition = library.shipped().get(example["instrument"], example.get("version")).definition
    values = scores(definition, example["responses"])

    assert example.get("scores", {}).items() <= values.items()
    assert example.get("bands", {}).items() <= bands(definition, values).items()
    if "category" in example:
        assert category(definition, example["responses"]) == example["category"]
    if "reveals" in example:
        assert needs(definition, example["responses"]) == example["reveals"]


@pytest.mark.parametrize(
    ("value", "reached"),
    [(0, "0-4"), (4, "0-4"), (4.999, "0-4"), (5, "5-9"), (9.5, "5-9"), (10, "10-27"), (27, "10-27")],
)
def test_a_prorated_score_between_two_bands_has_not_reached_the_higher_one(value, reached):
    assert band(((0, 4), (5, 9), (10, 27)), value) == reached


@pytest.mark.parametrize(
    ("instrument", "scale", "expected"),
    [
        ("daily", "mood", (0, 10)),
        ("weekly", "total", (0, 20)),
        ("wellbeing-14", "total", (0, 70)),
        ("wellbeing-14", "mean", (0, 5)),
        ("who-5", "total", (0, 100)),
        ("mhi-5", "total", (0, 100)),
    ],
)
def test_the_range_of_a_scale_follows_from_its_items(instrument, scale, expected):
    found = library.shipped().get(instrument)

    assert [score_range(found.definition, each) for each in found.scales if each.id == scale] == [expected]


def test_only_the_fourteen_items_have_a_category():
    with_category = [each.id for each in library.shipped() if each.category]

    assert with_category == ["mhc-sf", "wellbeing-14"]
    assert category(library.shipped().get("daily").definition, {"mood": 5}) is None
