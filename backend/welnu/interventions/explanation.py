"""A match in sentences, for people at a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

HEADINGS: Final = {
    "nl": {"crisis": "Eerst hulp bij crisis: bel 113, of 112 bij direct gevaar.", "nothing": "Geen aanbod gevonden."},
    "en": {"crisis": "Crisis help first: call 113, or 112 in immediate danger.", "nothing": "No offer found."},
}


def lines(found: Mapping[str, Any], language: str) -> Iterator[str]:
    """Yield the lines that tell the match `found` (answer.told) in `language`."""
    if found["safety"]:
        yield HEADINGS[language]["crisis"]
        return
    yield from (f"! {gap[language]}" for gap in found["gaps"])
    if not found["offers"]:
        yield HEADINGS[language]["nothing"]
    for number, offer in enumerate(found["offers"], start=1):
        yield f"{number}. {offer['name']} ({offer['id']})"
        yield from (f"   + {reason[language]}" for reason in offer["reasons"])
        yield from (f"   - {caveat[language]}" for caveat in offer["caveats"])
    yield from (f"i {id}" for id in found["information"])
