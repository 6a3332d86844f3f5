"""Reasons, caveats and gaps in words: parts of sentences.yaml, filled in with names of the vocabulary."""

from collections.abc import Mapping
from typing import Any, Final

from welnu.interventions.part import Part

LANGUAGES: Final = ("nl", "en")
# Where the name of a value stands in the vocabulary; what is not here is written as it is.
NAMED_IN: Final = {
    "need": "needs", "near": "needs", "situation": "situations", "phase": "phases", "form": "form",
    "setting": "setting", "access": "access", "level": "evidence", "language": "languages", "sex": "sex",
}  # fmt: skip

Vocabulary = Mapping[str, Mapping[str, Any]]


def in_words(part: Part, templates: Mapping[str, Mapping[str, str]], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the sentence of `part` in each language."""
    return {
        language: templates[part.code][language].format(
            **{key: _name(key, value, language, vocabulary) for key, value in part.values.items()}
        )
        for language in LANGUAGES
    }


def _name(key: str, value: Any, language: str, vocabulary: Vocabulary) -> str:
    if isinstance(value, Mapping):
        return str(value[language])
    found = vocabulary[NAMED_IN[key]].get(value) if key in NAMED_IN else None
    if found is None:
        return str(value)
    return str(found[language] if isinstance(found, Mapping) else getattr(found, language))
