"""The match of the server and the match of the phone agree, word for word."""

import json
from random import Random
from typing import Any

import pytest

from tests.interventions.test_personas import PERSONAS
from tests.node import run
from welnu.interventions.answer import told
from welnu.interventions.catalogue import shipped
from welnu.interventions.matching import match
from welnu.interventions.schemas import ProfileSchema

pytestmark = pytest.mark.long

PROFILES = 500


def some(random: Random, of: list[str], most: int) -> list[str]:
    return random.sample(of, random.randint(0, min(most, len(of))))


def profile(random: Random) -> dict[str, Any]:
    """Return anyone: of any age, with or without a child, telling much or little."""
    words = shipped().vocabulary
    ages = [None, *range(100)]
    child = {"age_months": random.choice([None, *range(-9, 240)]), "sex": random.choice([None, "f", "m"])}
    named = {entry.availability.place for entry in shipped().catalogue.interventions}
    places = [None, *sorted(place for place in named if place)]
    return {
        "needs": [each for each in some(random, list(words["needs"]), 4) if each != "suicidal_thoughts"],
        "age": random.choice(ages),
        "sex": random.choice([None, "f", "m"]),
        "situations": some(random, list(words["situations"]), 4),
        "child": random.choice([None, child]),
        "for": random.choice(["self", "child"]),
        "prefer": {
            "form": some(random, list(words["form"]), 3),
            "setting": some(random, list(words["setting"]), 3),
            "anonymous": random.random() < 0.3,
        },
        "languages": some(random, list(words["languages"]), 2),
        "place": random.choice(places),
        "concern": random.random() < 0.02,
    }


def profiles() -> list[dict[str, Any]]:
    random = Random("twins")
    return [*(persona["profile"] for persona in PERSONAS), *(profile(random) for _ in range(PROFILES))]


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the server's answer without what it copies from the catalogue."""
    said = told(match(ProfileSchema().load(asked), shipped().catalogue), shipped())
    offers = [{key: each[key] for key in ("id", "score", "reasons", "caveats")} for each in said["offers"]]
    gaps = [gap["id"] if gap["lines"] else {"code": gap.pop("id"), **_without(gap, "lines")} for gap in said["gaps"]]
    concern = said["safety"] and said["safety"]["concern"]
    return {
        "offers": offers,
        "shortlist": said["shortlist"],
        "concern": concern,
        "gaps": gaps,
        "information": said["information"],
        "contact": said["contact"],
    }


def _without(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


@pytest.fixture(scope="module")
def from_the_server() -> list[dict[str, Any]]:
    return [json.loads(json.dumps(answer(each))) for each in profiles()]


@pytest.fixture(scope="module")
def from_the_phone(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    work = tmp_path_factory.mktemp("twins") / "work.json"
    document = shipped().document()
    catalogue = {**document, "entries": document["interventions"]}
    work.write_text(json.dumps({"catalogue": catalogue, "profiles": profiles()}, default=str))
    return run("tests/interventions/twin.mjs", work)


def test_every_persona_and_hundreds_of_others_are_answered_alike(
    from_the_phone: list[dict[str, Any]], from_the_server: list[dict[str, Any]]
):
    assert len(from_the_phone) == len(from_the_server) > PROFILES
    for asked, mine, theirs in zip(profiles(), from_the_phone, from_the_server, strict=True):
        assert mine == theirs, asked


def test_the_others_reach_offers_and_the_lack_of_them(from_the_server: list[dict[str, Any]]):
    offered = [bool(each["offers"]) for each in from_the_server]

    assert 50 < sum(offered) < len(offered) - 20
