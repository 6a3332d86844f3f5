"""What was asked, in FHIR R4: a Questionnaire for an instrument, and a CodeSystem for what has no public code.

Questions have words in our own instruments alone; those of published ones are not ours to hand on.
The same rules stand in pwa/src/reports/asked.ts.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from welnu.instruments.instrument import Instrument
from welnu.reports import loinc
from welnu.scoring.category import CATEGORIES
from welnu.scoring.definition import Item, Scale
from welnu.scoring.score import score_range

OURS: Final = UUID("6d0c1f5e-3f0b-4c0e-9a51-5b7f0b6c2a64")  # names what is the same in every report
CODES_ID: Final = str(uuid5(OURS, "codes"))
SYSTEM: Final = f"urn:uuid:{CODES_ID}"
LOWEST: Final = "http://hl7.org/fhir/StructureDefinition/minValue"
HIGHEST: Final = "http://hl7.org/fhir/StructureDefinition/maxValue"
VALUE: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
Json = dict[str, Any]


class Asked:
    """An instrument as it was asked, in the words of one language where it has words of its own."""

    def __init__(self, instrument: Instrument, language: str) -> None:
        self.instrument = instrument
        self.texts: Any = instrument.texts.get(language) if instrument.text == "own" else None
        self.language = language if self.texts else None
        self.id = str(uuid5(OURS, f"{instrument.id}|{instrument.version}"))
        self.canonical = f"urn:uuid:{self.id}|{instrument.version}"

    @property
    def title(self) -> str:
        return self.texts["title"] if self.texts else self.instrument.id

    def choices(self, item: Item) -> list[Json]:
        """Return a code for each value of `item`, lowest first; none where values are told as numbers."""
        if self.texts is None or "low" in self.texts["items"][item.id]:
            return []
        words = self.texts["items"][item.id].get("answers") or self.texts["answers"]
        return [self._coding(f"item.{item.id}.{value}", said) for value, said in enumerate(words, item.minimum)]

    def codings(self, scale: Scale) -> list[Json]:
        """Return the codes of a score: the public one where there is one, and ours."""
        name = self.texts["scales"][scale.id]["name"] if self.texts else scale.id
        ours = self._coding(f"scale.{scale.id}", f"{self.title} – {name}")
        public = loinc.CODES.get((self.instrument.id, scale.id))
        if public is None:
            return [ours]
        code, display = public
        return [{"system": loinc.SYSTEM, "code": code, "display": display}, ours]

    def category(self) -> Json:
        return self._coding("category", f"{self.title} – category")

    def in_category(self, name: str) -> Json:
        return self._coding(f"category.{name}", name)

    def _coding(self, code: str, display: str) -> Json:
        return {"system": SYSTEM, "code": f"{self.instrument.id}.{code}", "display": display}


def questionnaire(asked: Asked) -> Json:
    """Return the questions of an instrument."""
    instrument = asked.instrument
    return {
        "resourceType": "Questionnaire",
        "id": asked.id,
        **({"language": asked.language} if asked.language else {}),
        "url": f"urn:uuid:{asked.id}",
        "identifier": [{"system": SYSTEM, "value": instrument.id}],
        "version": str(instrument.version),
        "title": asked.title,
        "status": "active",
        "date": instrument.released_on.isoformat(),
        "publisher": instrument.licence.holder,
        "copyright": instrument.licence.text,
        "item": [_item(asked, item) for item in instrument.items],
    }


def _item(asked: Asked, item: Item) -> Json:
    said = {"text": asked.texts["items"][item.id]["question"]} if asked.texts else {}
    if choices := asked.choices(item):
        options = [_option(value, coding) for value, coding in enumerate(choices, item.minimum)]
        return {"linkId": item.id, **said, "type": "choice", "answerOption": options}
    limits = [{"url": LOWEST, "valueInteger": item.minimum}, {"url": HIGHEST, "valueInteger": item.maximum}]
    return {"extension": limits, "linkId": item.id, **said, "type": "integer"}


def _option(value: int, coding: Json) -> Json:
    return {"extension": [{"url": VALUE, "valueDecimal": value}], "valueCoding": coding}


def codes(all_asked: Sequence[Asked]) -> Json:
    """Return our own codes for what was asked."""
    return {
        "resourceType": "CodeSystem",
        "id": CODES_ID,
        "url": SYSTEM,
        "title": "Welnu",
        "status": "active",
        "caseSensitive": True,
        "content": "fragment",  # the instruments of this report alone
        "concept": [concept for asked in all_asked for concept in _concepts(asked)],
    }


def _concepts(asked: Asked) -> Iterator[Json]:
    definition = asked.instrument.definition
    for scale in definition.scales:
        lowest, highest = score_range(definition, scale)
        yield _concept(asked.codings(scale)[-1]) | {"definition": f"{number(lowest)}–{number(highest)}"}
    if definition.category is not None:
        yield _concept(asked.category())
        yield from (_concept(asked.in_category(name)) for name in CATEGORIES)
    for item in definition.items:
        yield from (_concept(coding) for coding in asked.choices(item))


def _concept(coding: Json) -> Json:
    return {"code": coding["code"], "display": coding["display"]}


def number(value: float) -> float:
    """Return the number as it is written: a whole one without a point."""
    return int(value) if value == int(value) else value
