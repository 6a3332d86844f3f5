"""Do the worked examples come out as a person worked them out?"""

from collections.abc import Iterator, Mapping
from typing import Any

from welnu.instruments.checks import Problem
from welnu.instruments.instrument import Instrument
from welnu.scoring.category import category
from welnu.scoring.reveals import needs
from welnu.scoring.score import bands, counted, scores


def problems(instrument: Instrument, example: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield where `example` says something else than the rules of `instrument`."""
    responses = example["responses"]
    known = counted(instrument.definition, responses)
    for id in responses:
        if id not in known:
            yield f"responses.{id}", f"there is no item {id!r} with the value {responses[id]}"
    values = scores(instrument.definition, responses)
    yield from _differences("scores", example.get("scores", {}), values)
    yield from _differences("bands", example.get("bands", {}), bands(instrument.definition, values))
    if "category" in example and example["category"] != (found := category(instrument.definition, responses)):
        yield "category", f"says {example['category']}, the rules say {found}"
    if "reveals" in example and example["reveals"] != (revealed := needs(instrument.definition, responses)):
        yield "reveals", f"says {example['reveals']}, the rules say {revealed}"


def _differences(field: str, said: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Problem]:
    for id, value in said.items():
        if id not in found:
            yield f"{field}.{id}", f"there are no {field} {id!r}"
        elif value != found[id]:
            yield f"{field}.{id}", f"says {value}, the rules say {found[id]}"
