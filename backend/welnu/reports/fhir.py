"""A summary as a FHIR R4 Bundle: the questions, every administration, and an Observation for each of its scores.

No name and no Patient: R4 needs neither, and we know none. Days, not hours: at what hour of the night someone
answers tells more than was opened. Tags, notes and interventions are in the CSV and the JSON, and so are answers to a
version that is not known here. Source: https://hl7.org/fhir/R4/. The same rules stand in pwa/src/reports/fhir.ts.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from welnu.reports.asked import Asked, Json, codes, number, questionnaire
from welnu.reports.measured import Find
from welnu.scoring.category import category
from welnu.scoring.definition import Item
from welnu.scoring.score import counted, score

SURVEY: Final = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}
POINTS: Final = {"unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}"}


def bundle(summary: Mapping[str, Any], find: Find, language: str, id: UUID) -> Json:
    """Return the answers of `summary` as a Bundle; `id` is new, by chance, and names it and all that is new in it."""
    answers, all_asked = summary.get("answers", ()), dict[tuple[str, int], Asked]()
    for answer in answers:
        key = answer["instrument"], answer["version"]
        if key not in all_asked and (instrument := find(*key)) is not None:
            all_asked[key] = Asked(instrument, language)
    in_order = [all_asked[key] for key in sorted(all_asked)]
    resources = [codes(in_order), *map(questionnaire, in_order)] if in_order else []
    ids = _ids(id)
    for answer in answers:
        if asked := all_asked.get((answer["instrument"], answer["version"])):
            resources += _administration(answer, asked, ids)
    return {
        "resourceType": "Bundle",
        "id": str(id),
        "type": "collection",
        "timestamp": summary["made_at"],
        **({"entry": [_entry(each) for each in resources]} if resources else {}),
    }


def _ids(id: UUID) -> Iterator[str]:
    """Yield ids that differ from `id`, and from each other, in their last twelve digits."""
    head, last = str(id)[:24], id.int % 16**12
    while True:
        last = (last + 1) % 16**12
        yield f"{head}{last:012x}"


def _entry(resource: Json) -> Json:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def _administration(answer: Mapping[str, Any], asked: Asked, ids: Iterator[str]) -> Iterator[Json]:
    """Yield one QuestionnaireResponse, and what was observed in it."""
    answers, id = counted(asked.instrument.definition, answer["responses"]), next(ids)
    items = [_answer(asked, item, answers[item.id]) for item in asked.instrument.items if item.id in answers]
    yield {
        "resourceType": "QuestionnaireResponse",
        "id": id,
        "questionnaire": asked.canonical,
        "status": "completed",
        "authored": answer["on"],
        **({"item": items} if items else {}),
    }
    for observed in _observed(answers, asked):
        yield {
            "resourceType": "Observation",
            "id": next(ids),
            "status": "final",
            "category": [SURVEY],
            "effectiveDateTime": answer["on"],
            "derivedFrom": [{"reference": f"urn:uuid:{id}"}],
            **observed,
        }


def _answer(asked: Asked, item: Item, value: int) -> Json:
    choices = asked.choices(item)
    answer = {"valueCoding": choices[value - item.minimum]} if choices else {"valueInteger": value}
    return {"linkId": item.id, "answer": [answer]}


def _observed(answers: Mapping[str, int], asked: Asked) -> Iterator[Json]:
    """Yield what is particular to the Observation of each score, and of the category."""
    definition = asked.instrument.definition
    for scale in definition.scales:
        if (value := score(definition, scale, answers)) is not None:
            yield {"code": {"coding": asked.codings(scale)}, "valueQuantity": {"value": number(value), **POINTS}}
    if (found := category(definition, answers)) is not None:
        yield {
            "code": {"coding": [asked.category()]},
            "valueCodeableConcept": {"coding": [asked.in_category(found)]},
        }
