"""Reads the catalogue: its interventions, its words, the gaps and the sentences."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from marshmallow import Schema

from welnu.instruments.faults import Fault, Faulty
from welnu.instruments.folder import loaded
from welnu.interventions import checks
from welnu.interventions.intervention import Catalogue, Gap, Intervention
from welnu.interventions.schemas import (
    CatalogueSchema,
    GapSchema,
    InterventionSchema,
    SentencesSchema,
    VocabularySchema,
)

FOLDER: Final = Path(__file__).parent


class Shelf(NamedTuple):
    """The catalogue with the words that it is told in."""

    catalogue: Catalogue
    vocabulary: dict[str, dict[str, Any]]
    sentences: dict[str, dict[str, dict[str, str]]]

    def document(self) -> dict[str, Any]:
        """Return all of it in the shape of GET /api/interventions."""
        return dict(CatalogueSchema().dump(self._parts()))

    def _parts(self) -> dict[str, Any]:
        return {
            "interventions": self.catalogue.interventions,
            "gaps": self.catalogue.gaps,
            "vocabulary": self.vocabulary,
            "sentences": self.sentences,
        }


@cache
def shipped() -> Shelf:
    """Return the catalogue that ships with Welnu; a test holds it free of faults."""
    return read(FOLDER)


def read(folder: Path) -> Shelf:
    """Return the catalogue in `folder`. Raises Faulty with all that is wrong."""
    faults: list[Fault] = []
    vocabulary = _file(folder / "vocabulary.yaml", VocabularySchema(), faults)
    sentences = _file(folder / "sentences.yaml", SentencesSchema(), faults)
    gaps = _file(folder / "gaps.yaml", GapSchema(many=True), faults)
    entry = InterventionSchema()
    entries = {path: _file(path, entry, faults) for path in sorted((folder / "catalogue").glob("*"))}
    if not faults:
        faults += _together(folder, vocabulary, sentences, gaps, entries)
    if faults:
        raise Faulty(*faults)
    interventions = tuple(sorted(entries.values(), key=lambda entry: entry.id))
    needs, situations, phases = (vocabulary[part] for part in ("needs", "situations", "phases"))
    return Shelf(Catalogue(interventions, needs, situations, phases, tuple(gaps)), vocabulary, sentences)


def _file(path: Path, schema: Schema, faults: list[Fault]) -> Any:
    try:
        return loaded(path, schema)
    except Faulty as faulty:
        faults.extend(faulty.faults)


def _together(
    folder: Path, vocabulary: Any, sentences: Any, gaps: Iterable[Gap], entries: dict[Path, Intervention]
) -> Iterator[Fault]:
    yield from _faults(folder / "vocabulary.yaml", checks.vocabulary_problems(vocabulary))
    yield from _faults(folder / "sentences.yaml", checks.sentence_problems(sentences))
    for number, gap in enumerate(gaps):
        problems = checks.gap_problems(gap, vocabulary)
        yield from _faults(folder / "gaps.yaml", ((f"{number}.{field}", reason) for field, reason in problems))
    for path, entry in entries.items():
        if path.name != f"{entry.id}.yaml":
            yield Fault(str(path), "id", f"{entry.id!r} is not the name of its file")
        yield from _faults(path, checks.entry_problems(entry, vocabulary))


def _faults(path: Path, problems: Iterable[checks.Problem]) -> Iterator[Fault]:
    return (Fault(str(path), field, reason) for field, reason in problems)
