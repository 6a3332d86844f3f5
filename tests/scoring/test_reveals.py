"""What answers reveal: the cases that the phone reads too, and what holds for every administration."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.test_properties import answers, with_answers
from welnu.instruments import library
from welnu.instruments.schemas import ItemSchema, RevealSchema, ScaleSchema
from welnu.scoring.definition import Definition
from welnu.scoring.reveals import needs, strength

SHARED = yaml.safe_load((Path(__file__).parent.parent / "cases/scoring/reveals.yaml").read_text("utf-8"))
DEFINITION = Definition(
    items=tuple(ItemSchema(many=True).load(SHARED["definition"]["items"])),
    scales=tuple(ScaleSchema(many=True).load(SHARED["definition"]["scales"])),
    reveals=tuple(RevealSchema(many=True).load(SHARED["definition"]["reveals"])),
)
REVEALING = [each for each in library.shipped() if each.reveals]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["why"])
def test_case(case):
    assert needs(DEFINITION, case["responses"]) == case["reveals"]


@given(with_answers(*REVEALING))
def test_a_need_is_revealed_exactly_if_one_of_its_rules_is_reached_and_once(given_):
    instrument, responses = given_
    found = needs(instrument.definition, responses)

    strengths = [(strength(instrument.definition, rule, responses), rule.need) for rule in instrument.reveals]
    assert set(found) == {need for value, need in strengths if value is not None and value >= 0}
    assert len(found) == len(set(found))


@given(with_answers(*REVEALING))
def test_no_need_stands_before_a_stronger_one(given_):
    instrument, responses = given_
    best = {}
    for rule in instrument.reveals:
        value = strength(instrument.definition, rule, responses)
        if value is not None:
            best[rule.need] = max(value, best.get(rule.need, -1))
    found = [best[need] for need in needs(instrument.definition, responses)]

    assert found == sorted(found, reverse=True)
    assert all(0 <= value < 1 for value in found)


@given(st.sampled_from(REVEALING), st.data())
def test_what_was_skipped_reveals_nothing(instrument, data):
    """Without its item no rule about an item holds, whatever else was answered."""
    rule = data.draw(st.sampled_from([rule for rule in instrument.reveals if rule.item]))
    responses = {id: value for id, value in data.draw(answers(instrument)).items() if id != rule.item}

    assert strength(instrument.definition, rule, responses) is None


@given(st.sampled_from(REVEALING), st.data())
def test_an_answer_further_along_never_makes_a_need_go_away(instrument, data):
    rule = data.draw(st.sampled_from([rule for rule in instrument.reveals if rule.item]))
    item = instrument.definition.by_id[rule.item]
    end = item.minimum if rule.at_least is None else item.maximum

    responses = data.draw(answers(instrument)) | {rule.item: end}

    assert rule.need in needs(instrument.definition, responses)
