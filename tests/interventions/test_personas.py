"""People of every phase, written from the factsheet: what fits them, in which order, and what never does."""

from pathlib import Path
from typing import Any

import pytest

from welnu.instruments.strict_yaml import parsed
from welnu.interventions.catalogue import shipped
from welnu.interventions.intervention import Gap
from welnu.interventions.matching import Match, Offer, match
from welnu.interventions.schemas import ProfileSchema

CASES = Path(__file__).parents[1] / "cases" / "interventions"
PERSONAS = [case for path in sorted(CASES.glob("personas-*.yaml")) for case in parsed(path.read_text())]


@pytest.fixture(params=PERSONAS, ids=lambda case: case["who"])
def persona(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture
def found(persona: dict[str, Any]) -> Match:
    return match(ProfileSchema().load(persona["profile"]), shipped().catalogue)


def ids(found: Match) -> list[str]:
    return [offer.intervention.id for offer in found.offers]


def test_what_fits_is_offered_and_what_does_not_never_is(persona: dict[str, Any], found: Match):
    offered = ids(found)

    assert not set(persona.get("offered", [])) - set(offered), offered
    assert not set(persona.get("never", [])) & set(offered)
    assert not set(persona.get("shortlisted", [])) - set(found.shortlist), found.shortlist


def test_the_best_stands_first(persona: dict[str, Any], found: Match):
    offered = ids(found)
    first = persona.get("first", [])

    assert offered[: len(first)] == first
    for above, below in persona.get("above", []):
        assert offered.index(above) < offered.index(below)


def test_it_says_why_and_what_to_know(persona: dict[str, Any], found: Match):
    offers: dict[str, Offer] = {offer.intervention.id: offer for offer in found.offers}

    for field in ("reasons", "caveats"):
        for id, codes in persona.get(field, {}).items():
            assert not set(codes) - {part.code for part in getattr(offers[id], field)}, (id, field)


def test_it_says_what_is_missing_and_crisis_help_comes_first(persona: dict[str, Any], found: Match):
    told = {gap.id if isinstance(gap, Gap) else gap.code for gap in found.gaps}

    assert not set(persona.get("gaps", [])) - told
    assert (found.concern is not None) == persona.get("safety", False)
    assert not (found.concern and found.offers)


def test_there_are_at_least_sixty_personas_and_no_two_alike():
    names = [persona["who"] for persona in PERSONAS]

    assert len(names) >= 60
    assert len(set(names)) == len(names)


def test_every_id_that_a_persona_names_is_in_the_catalogue():
    known = {entry.id for entry in shipped().catalogue.interventions}
    named = {
        id
        for persona in PERSONAS
        for field in ("first", "offered", "never", "shortlisted", "reasons", "caveats")
        for id in persona.get(field, [])
    }

    assert not named - known
