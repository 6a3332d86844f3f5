"""A FHIR R4 Questionnaire as a text pack: which words it has for which item and which value.

Source: https://hl7.org/fhir/R4/questionnaire.html
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from welnu.instruments.checks import Problem
from welnu.instruments.instrument import Instrument
from welnu.scoring.definition import Item

VALUES: Final = (  # extensions that give a coded answer its value
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
)
ASKED: Final = ("choice", "integer")
NEEDED: Final = {
    "language": "which language this is: nl or en",
    "title": "what it is called",
    "description": "what it is, in a sentence",
    "publisher": "who holds the rights to the words",
    "copyright": "on what terms the words may be used",
}
LARGEST: Final = 100  # of an item's values
CODES: Final = frozenset(map(str, range(LARGEST + 1)))


class Unfit(ValueError):
    """A Questionnaire that cannot be a text pack; `problems` say where and why."""

    def __init__(self, problems: list[Problem]):
        super().__init__(str(problems))
        self.problems = problems


def pack(questionnaire: Mapping[str, Any], instrument: Instrument) -> dict[str, Any]:
    """Return the Questionnaire in the shape of our own text packs; raises Unfit.

    Its linkIds are our item ids, or the numbers 1, 2, 3… of the items in order.
    """
    problems = list(_unsaid(questionnaire))
    items: dict[str, Any] = {}
    numbers = {str(number): item for number, item in enumerate(instrument.items, 1)}
    for path, question in _questions(questionnaire.get("item"), "item", problems):
        link = str(question.get("linkId"))
        item = instrument.definition.by_id.get(link) or numbers.get(link)
        if item is None:
            problems.append((f"{path}.linkId", f"there is no item {link!r} in {instrument.id}"))
        elif item.id in items:
            problems.append((f"{path}.linkId", f"the item {item.id!r} stands here twice"))
        else:
            items[item.id] = {
                "question": question.get("text"),
                "answers": _answers(question, item, path, problems),
            }
    if problems:
        raise Unfit(problems)
    return {
        "instrument": instrument.id,
        "version": instrument.version,
        "language": questionnaire["language"].partition("-")[0],
        "licence": {"text": questionnaire["copyright"], "holder": questionnaire["publisher"]},
        "title": questionnaire["title"],
        "about": questionnaire["description"],
        "items": items,
    }


def _unsaid(questionnaire: Mapping[str, Any]) -> Iterator[Problem]:
    for field, why in NEEDED.items():
        if not isinstance(questionnaire.get(field), str) or not questionnaire[field].strip():
            yield field, f"say {why}"


def _questions(items: Any, path: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the questions in `items`, within groups too; text to read only is passed over."""
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        problems.append((path, "must be a list of items"))
        return
    for position, each in enumerate(items):
        here = f"{path}.{position}"
        kind = each.get("type")
        if kind in ASKED:
            yield here, each
        elif kind not in ("display", "group"):
            problems.append((f"{here}.type", f"{kind!r} is not one of choice, integer, group, display"))
        if "item" in each:
            yield from _questions(each["item"], f"{here}.item", problems)


def _answers(question: Mapping[str, Any], item: Item, path: str, problems: list[Problem]) -> list[str]:
    """Return the words of each value of `item`, lowest first."""
    words: dict[int, str | None] = {}
    for position, option in enumerate(_list(question.get("answerOption"))):
        value, where = _value(option), f"{path}.answerOption.{position}"
        if value is None or not item.minimum <= value <= item.maximum:
            problems.append((where, f"needs a value from {item.minimum} to {item.maximum}"))
        elif value in words:
            problems.append((where, f"the value {value} stands here twice"))
        else:
            words[value] = _label(option)
    silent = [str(value) for value in range(item.minimum, item.maximum + 1) if words.get(value) is None]
    if silent:
        problems.append((f"{path}.answerOption", f"has no words for {', '.join(silent)}"))
    return [label for _, label in sorted(words.items()) if label]


def _value(option: Any) -> int | None:
    """Return the value of an answer: its integer, its ordinal extension, or a code that is a number."""
    if not isinstance(option, dict):
        return None
    if "valueInteger" in option:
        return _whole(option["valueInteger"])
    coding = _coding(option)
    for extension in [*_list(option.get("extension")), *_list(coding.get("extension"))]:
        if isinstance(extension, dict) and extension.get("url") in VALUES:
            return _whole(extension.get("valueDecimal"))
    code = coding.get("code")
    return int(code) if isinstance(code, str) and code in CODES else None


def _label(option: Mapping[str, Any]) -> str | None:
    """Return the words of an answer; a bare integer has none."""
    label = _coding(option).get("display")
    return label.strip() if isinstance(label, str) and label.strip() else None


def _coding(option: Mapping[str, Any]) -> Mapping[str, Any]:
    coding = option.get("valueCoding")
    return coding if isinstance(coding, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _whole(value: Any) -> int | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return int(value) if is_number and value in range(LARGEST + 1) else None
