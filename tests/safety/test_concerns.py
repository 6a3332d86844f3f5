import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from welnu.safety.concerns import concerns, offers_help

CASES = Path(__file__).parents[1] / "cases" / "safety"


def cases(name):
    told = json.loads((CASES / name).read_text())
    return [pytest.param(case["given"], case["then"], id=case["why"]) for case in told]


def rules(**kinds):
    names = ("concerns", "offer_help_below", "offer_help_from")
    return SimpleNamespace(**{name: [SimpleNamespace(**rule) for rule in kinds.get(name, [])] for name in names})


@pytest.mark.parametrize(("given", "then"), cases("concerns.json"))
def test_which_concerns_responses_raise(given, then):
    assert concerns(rules(concerns=given["rules"]), given["responses"]) == then


@pytest.mark.parametrize(("given", "then"), cases("offers.json"))
def test_after_which_scores_help_is_offered(given, then):
    said = rules(offer_help_below=given["below"], offer_help_from=given["from"])

    assert offers_help(said, given["scores"]) is then
