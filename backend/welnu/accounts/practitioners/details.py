"""What practitioners say of themselves, and what the operator's word on it is worth."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

DETAILS: Final = ("name", "organisation", "profession", "registration")


def written(text: str) -> str | None:
    """Return the words in one way of writing, None if they hold what no eye sees: one name could pass for another.

    Spaces at the ends and in a row do not count.
    """
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return words if words.isprintable() else None


def are_confirmed(said: Mapping[str, Any], confirmed: Mapping[str, Any]) -> bool:
    """Whether all of what a practitioner says is what the operator confirmed.

    said: the new details; what is missing stays as it is
    confirmed: what the operator knows, from an invitation or from confirming; what is missing is not known
    """
    return all(said[name] == confirmed.get(name) for name in DETAILS if name in said)
