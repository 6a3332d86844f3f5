"""The scorer of the server and the scorer of the phone agree, to the last bit."""

import json
from random import Random
from typing import Any

import pytest

from tests.node import run
from welnu.instruments import library
from welnu.instruments.instrument import Instrument
from welnu.instruments.schemas import InstrumentSchema
from welnu.scoring.category import category
from welnu.scoring.reveals import needs
from welnu.scoring.score import bands, scores

pytestmark = pytest.mark.long

INSTRUMENTS = list(library.shipped())
ADMINISTRATIONS = 10_000
NO_ANSWERS = (999, -1, 3.5, None, "3", "", True, [])


def administration(random: Random, instrument: Instrument, skipped: float) -> dict[str, Any]:
    """Return random responses: some skipped, a few that are no answers, the rest anywhere in the range."""
    responses: dict[str, Any] = {}
    for item in instrument.items:
        if random.random() >= skipped:
            responses[item.id] = random.randint(item.minimum, item.maximum)
        elif random.random() < 0.2:
            responses[item.id] = random.choice(NO_ANSWERS)
    return responses


def administrations(instrument: Instrument, count: int = ADMINISTRATIONS) -> list[dict[str, Any]]:
    random = Random(f"{instrument.id} {instrument.version}")
    return [administration(random, instrument, random.choice((0, 0.1, 0.3, 0.7))) for _ in range(count)]


def scored(instrument: Instrument, responses: dict[str, Any]) -> list[Any]:
    values = scores(instrument.definition, responses)
    return [
        values,
        bands(instrument.definition, values),
        category(instrument.definition, responses),
        needs(instrument.definition, responses),
    ]


@pytest.fixture(scope="module")
def from_the_phone(tmp_path_factory):
    work = tmp_path_factory.mktemp("twins") / "work.json"
    definitions = InstrumentSchema(exclude=["texts"]).dump(INSTRUMENTS, many=True)
    work.write_text(
        json.dumps(
            [
                {"definition": definition, "administrations": administrations(instrument)}
                for definition, instrument in zip(definitions, INSTRUMENTS, strict=True)
            ]
        )
    )
    results = run("tests/scoring/twin.mjs", work)
    return {instrument.id: result for instrument, result in zip(INSTRUMENTS, results, strict=True)}


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda each: each.id)
def test_ten_thousand_random_administrations_score_alike(instrument, from_the_phone):
    expected = [scored(instrument, responses) for responses in administrations(instrument)]

    assert len(expected) == ADMINISTRATIONS
    assert from_the_phone[instrument.id] == expected


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda each: each.id)
def test_the_random_administrations_reach_scores_and_the_lack_of_them(instrument):
    for scale in instrument.scales:
        found = {scores(instrument.definition, each)[scale.id] is None for each in administrations(instrument, 500)}
        assert found == {True, False}
