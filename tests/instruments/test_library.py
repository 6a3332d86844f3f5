"""The instruments that ship, their versions, and what a released version means."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.instruments.pond import FILES, pond
from welnu.instruments import library
from welnu.instruments.faults import Faulty
from welnu.instruments.meaning import meaning
from welnu.scoring.score import scores

NO_SCORES = """\
- why: nothing is reached
  responses: {}
  reveals: []
"""
SHIPPED = list(library.shipped())
RELEASED = Path(__file__).parent / "released.yaml"


def test_what_ships():
    assert library.shipped().ids == [
        "adolescent", "around-birth", "caring", "child", "daily", "gad-7", "mhc-sf", "mhi-5",
        "older", "phq-4", "phq-9", "student", "weekly", "wellbeing-14", "who-5", "work",
    ]  # fmt: skip


@pytest.mark.parametrize("instrument", SHIPPED, ids=lambda each: each.id)
def test_our_own_words_come_in_two_languages_and_those_of_others_not_at_all(instrument):
    assert set(instrument.texts) == ({"nl", "en"} if instrument.text == "own" else set())


@pytest.mark.parametrize("instrument", SHIPPED, ids=lambda each: f"{each.id} {each.version}")
def test_a_released_version_never_changes_meaning(instrument):
    """To change what is asked for or how it is scored, make a new version and keep this one as v<number>.yaml."""
    released = yaml.safe_load(RELEASED.read_text("utf-8"))

    assert meaning(instrument) == released[f"{instrument.id} {instrument.version}"]


def test_no_released_version_is_lost():
    released = yaml.safe_load(RELEASED.read_text("utf-8"))

    assert set(released) == {f"{each.id} {each.version}" for each in SHIPPED}


def test_better_words_keep_the_meaning_and_another_range_does_not(tmp_path):
    (current,) = [each for each in library.load(pond(tmp_path)) if each.version == 2]
    wider = replace(current.items[0], maximum=9)

    assert meaning(replace(current, texts={}, source="Elsewhere.")) == meaning(current)
    assert meaning(replace(current, reveals=())) == meaning(current)
    assert meaning(replace(current, items=(wider, *current.items[1:]))) != meaning(current)
    assert meaning(replace(current, recall_period_days=8)) != meaning(current)
    for scale in (replace(current.scales[0], reversed=()), replace(current.scales[0], min_answered=3)):
        assert meaning(replace(current, scales=(scale, current.scales[1]))) != meaning(current)


def test_without_scales_each_item_must_reveal_something(tmp_path):
    """There is nothing to score then, and no total is made up."""
    bare = FILES["v1.yaml"][: FILES["v1.yaml"].index("scales:")] + "scales: []\n"
    rule = "{need: calm, item: calm, at_most: 0, source: Made for tests.}"
    pond(
        tmp_path,
        v1=bare + f"reveals:\n  - {rule}\n  - {rule.replace('item: calm', 'item: muddy')}\n",
        examples=NO_SCORES,
    )
    known = library.load(tmp_path)

    assert scores(known.get("pond", 1).definition, {"calm": 2}) == {}

    (tmp_path / "pond" / "v1.yaml").write_text(bare + f"reveals: [{rule}]\n")
    with pytest.raises(Faulty, match=r"items\.1\.id: 'muddy' is in no scale and reveals nothing"):
        library.load(tmp_path)


def test_an_old_version_is_scored_by_its_own_rules(tmp_path):
    known = library.load(pond(tmp_path))
    responses = {"calm": 2, "muddy": 2}

    assert scores(known.get("pond", 1).definition, responses) == {"total": 4}
    assert scores(known.get("pond", 2).definition, responses) == {"total": 6, "clear": 2}


def test_without_a_version_it_is_the_newest(tmp_path):
    known = library.load(pond(tmp_path))

    assert known.get("pond").version == 2
    assert known.ids == ["pond"]
    assert known.get("pond", 3) is None
    assert known.get("lake") is None


def test_versions_are_numbers_and_not_text(tmp_path):
    pond(tmp_path, instrument=FILES["instrument.yaml"].replace("version: 2", "version: 10"))

    assert library.load(tmp_path).get("pond").version == 10


def test_an_older_version_can_no_longer_be_asked(tmp_path):
    known = library.load(pond(tmp_path))

    assert known.get("pond", 1).texts == {}
    assert set(known.get("pond", 2).texts) == {"nl", "en"}


def test_a_broken_folder_says_everything_that_is_wrong(tmp_path):
    pond(tmp_path, nl="title: De vijver", examples="[]")

    with pytest.raises(Faulty) as broken:
        library.load(tmp_path)

    assert len(broken.value.faults) == 3
