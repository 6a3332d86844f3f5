"""Whether responses can be: items that exist, values in their range."""

from collections.abc import Mapping, Sequence
from typing import Any

from welnu.instruments.instrument import Instrument


def faults(administrations: Sequence[Mapping[str, Any]], definitions: Sequence[Instrument | None]) -> dict[str, str]:
    """Return what is wrong, as path -> reason. An administration without a definition cannot be judged."""
    found = {
        f"administrations.{index}.{path}": reason
        for index, (each, definition) in enumerate(zip(administrations, definitions, strict=True))
        if definition is not None
        for path, reason in _response_faults(each["responses"], definition).items()
    }
    ids = [each["instrument"] for each in administrations]
    if len(set(ids)) < len(ids):
        found["administrations"] = "Holds an instrument twice."
    return found


def _response_faults(responses: Mapping[str, int], definition: Instrument) -> dict[str, str]:
    found = {}
    for id, value in responses.items():
        item = definition.definition.by_id.get(id)
        if item is None:
            found[f"responses.{id}"] = f"Not an item of {definition.id} {definition.version}."
        elif not item.minimum <= value <= item.maximum:
            found[f"responses.{id}"] = f"Must be {item.minimum} to {item.maximum}."
    return found
