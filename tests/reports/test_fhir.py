"""The FHIR R4 Bundle: valid, closed in itself, and without a name or a word that is not ours."""

import json
import random
import re
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from fhir.resources.R4B.bundle import Bundle

from tests.reports.made_up import SHIPPED
from welnu.demo.days import half_a_year as sittings
from welnu.instruments import library
from welnu.reports import loinc
from welnu.reports.asked import SYSTEM
from welnu.reports.fhir import bundle

ID = UUID("8b0f6d52-6f6b-4a39-93d1-fffffffffffe")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?")
CANONICAL = re.compile(r"(urn:uuid:[^|]+)\|\d+")


def told(*answers):
    return {"made_at": "2026-11-22T12:00:00Z", "answers": list(answers)}


def answered(instrument, responses, on="2026-09-01", version=1):
    return {"on": on, "instrument": instrument, "version": version, "responses": responses, "tags": ["family"]}


def made(*answers, language="nl", id=ID):
    return bundle(told(*answers), library.shipped().get, language, id)


def half_a_year():
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for sitting in sittings(now, random.Random(1)):
        for each in sitting["administrations"]:
            yield answered(each["instrument"], each["responses"], sitting["completed_at"].date().isoformat())


def everything():
    """Every instrument that ships, answered whole, answered in part, and not at all."""
    for each in SHIPPED:
        whole = {item.id: item.maximum for item in each.items}
        yield answered(each.id, whole)
        yield answered(each.id, dict(list(whole.items())[:-1]))
        yield answered(each.id, {})


def resources(found, kind):
    return [entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind]


def values(found, *keys):
    """Return every value in `found`, at any depth, that stands under one of `keys`."""
    if isinstance(found, list):
        return [value for each in found for value in values(each, *keys)]
    if not isinstance(found, dict):
        return []
    here = [value for key, value in found.items() if key in keys and isinstance(value, str)]
    return here + [value for each in found.values() for value in values(each, *keys)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("answers", [half_a_year, everything, list], ids=["half a year", "everything", "nothing"])
def test_a_bundle_is_valid(answers, language):
    found = made(*answers(), language=language)

    Bundle.model_validate_json(json.dumps(found))


def test_a_bundle_that_is_not_valid_would_be_noticed():
    found = made(answered("daily", {"mood": 7}))
    del resources(found, "Observation")[0]["status"]

    with pytest.raises(ValueError, match="status"):
        Bundle.model_validate_json(json.dumps(found))


def test_every_reference_leads_to_something_in_the_bundle():
    found = made(*everything(), *half_a_year())
    addresses = [entry["fullUrl"] for entry in found["entry"]]
    canonicals = [CANONICAL.fullmatch(each)[1] for each in values(found, "questionnaire")]

    assert len(canonicals) == len(resources(found, "QuestionnaireResponse"))
    assert {*values(found, "reference"), *canonicals} <= set(addresses)
    assert len(set(addresses)) == len(addresses)
    assert all(entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in found["entry"])
    assert str(ID) not in {entry["resource"]["id"] for entry in found["entry"]}
    assert all(str(UUID(entry["resource"]["id"])) == entry["resource"]["id"] for entry in found["entry"])


def test_every_code_is_public_or_defined_in_the_bundle():
    found = made(*everything(), *half_a_year())
    [ours] = resources(found, "CodeSystem")
    defined = [concept["code"] for concept in ours["concept"]]

    used = [coding for coding in codings(found) if coding["system"] == SYSTEM]

    assert ours["url"] == SYSTEM
    assert len(set(defined)) == len(defined)
    assert {coding["code"] for coding in used} <= set(defined)
    assert {coding["system"] for coding in codings(found)} == {
        SYSTEM,
        "http://loinc.org",
        "http://terminology.hl7.org/CodeSystem/observation-category",
    }


def codings(found):
    if isinstance(found, list):
        return [coding for each in found for coding in codings(each)]
    if not isinstance(found, dict):
        return []
    here = [found] if "code" in found and "system" in found and "value" not in found else []
    return here + [coding for each in found.values() for coding in codings(each)]


def test_every_date_is_a_day_or_has_a_zone():
    found = made(*half_a_year())

    dates = values(found, "authored", "effectiveDateTime", "timestamp", "date")

    assert len(dates) > 300
    assert all(MOMENT.fullmatch(each) for each in dates)


def test_two_bundles_share_their_questions_and_nothing_else():
    one, other = (made(answered("weekly", {"rest": 3, "joy": 3, "grip": 3, "worry": 1}), id=uuid4()) for _ in "ab")

    shared = {each["fullUrl"] for each in one["entry"]} & {each["fullUrl"] for each in other["entry"]}

    assert len(one["entry"]) == 4
    assert shared == {each["fullUrl"] for each in one["entry"][:2]}


def test_nothing_names_the_person_or_tells_the_hour_or_a_tag():
    text = json.dumps(made(*half_a_year()))

    assert "Patient/" not in text
    assert '"subject"' not in text
    assert "family" not in text
    assert re.findall(r"T\d\d:", text) == ["T12:"]  # when it was made, and no other hour


def test_published_instruments_have_no_words():
    found = made(*everything())
    published = {each.id for each in SHIPPED if each.text == "external"}

    theirs = [each for each in resources(found, "Questionnaire") if each["identifier"][0]["value"] in published]

    assert {each["title"] for each in theirs} == published
    assert values([each["item"] for each in theirs], "text", "display") == []


def test_our_own_questions_are_in_our_words_and_the_language_asked_for():
    found = made(answered("wellbeing-14", {"happy": 5}), answered("daily", {"mood": 7}), language="en")
    daily, fourteen = resources(found, "Questionnaire")
    of_daily, of_fourteen = resources(found, "QuestionnaireResponse")[::-1]

    assert daily["item"][0]["text"] == "How is your mood?"
    assert (daily["language"], daily["item"][0]["type"], fourteen["item"][0]["type"]) == ("en", "integer", "choice")
    assert [option["valueCoding"]["display"] for option in fourteen["item"][0]["answerOption"]][5] == "Every day"
    assert of_daily["item"] == [{"linkId": "mood", "answer": [{"valueInteger": 7}]}]
    assert of_fourteen["item"][0]["answer"][0]["valueCoding"] == {
        "system": SYSTEM,
        "code": "wellbeing-14.item.happy.5",
        "display": "Every day",
    }


def test_a_public_score_has_its_public_code():
    nine = {item.id: 1 for item in library.shipped().get("phq-9").items}

    [response] = resources(made(answered("phq-9", nine)), "QuestionnaireResponse")
    [observation] = resources(made(answered("phq-9", nine)), "Observation")

    assert observation["code"]["coding"][0] == {
        "system": "http://loinc.org",
        "code": "44261-6",
        "display": "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]",
    }
    assert observation["valueQuantity"]["value"] == 9
    assert observation["effectiveDateTime"] == "2026-09-01"
    assert observation["derivedFrom"] == [{"reference": f"urn:uuid:{response['id']}"}]


def test_public_codes_are_given_to_the_very_scores_that_they_name():
    named = {scale for scale in loinc.CODES if library.shipped().get(scale[0]).text == "external"}

    assert named == set(loinc.CODES) == {("gad-7", "total"), ("phq-4", "total"), ("phq-9", "total")}
    for instrument, scale in named:
        [whole] = [each for each in library.shipped().get(instrument).scales if each.id == scale]
        assert whole.method == "sum"  # LOINC's are sums of all items, none of them skipped
        assert whole.min_answered == len(whole.items) == len(library.shipped().get(instrument).items)


def test_a_score_of_too_few_items_is_not_observed():
    found = made(answered("phq-9", {"interest": 1}))

    assert len(resources(found, "QuestionnaireResponse")) == 1
    assert resources(found, "Observation") == []


def test_the_category_of_the_fourteen_items_is_observed():
    fours = {item.id: 4 for item in library.shipped().get("wellbeing-14").items}

    *scores, category = resources(made(answered("wellbeing-14", fours)), "Observation")

    assert [each["valueQuantity"]["value"] for each in scores] == [56, 12, 20, 24, 4]
    assert category["valueCodeableConcept"]["coding"][0]["code"] == "wellbeing-14.category.flourishing"


def test_answers_to_a_version_that_is_not_known_here_are_left_out():
    assert "entry" not in made(answered("daily", {"mood": 3}, version=99))
