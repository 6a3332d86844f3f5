"""A reason or a caveat, before it is put into words."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Part(NamedTuple):
    """A code with its values: ids of the vocabulary, numbers, or words in each language."""

    code: str
    values: Mapping[str, Any] = {}
