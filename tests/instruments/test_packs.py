"""Text packs: added whole, or refused with the reason."""

import json

import pytest
import yaml

from welnu.instruments import library, packs
from welnu.instruments.faults import Faulty

ANSWERS = ["nooit", "soms", "vaak", "altijd"]
ITEMS = ("nervous", "control", "interest", "low")
YAML = {
    "instrument": "phq-4",
    "version": 1,
    "language": "nl",
    "licence": {"text": "With permission.", "holder": "A holder"},
    "title": "Vier vragen",
    "about": "Vier vragen voor een test.",
    "recall": "De afgelopen twee weken",
    "answers": ANSWERS,
    "items": {id: {"question": f"Vraag over {id}?"} for id in ITEMS},
}
FHIR = {
    "resourceType": "Questionnaire",
    "id": "phq-4",
    "version": "1",
    "status": "active",
    "language": "en-GB",
    "title": "Four questions",
    "description": "Four questions for a test.",
    "publisher": "A holder",
    "copyright": "With permission.",
    "item": [
        {"linkId": "intro", "type": "display", "text": "Read this first."},
        {
            "linkId": "group",
            "type": "group",
            "item": [
                {
                    "linkId": id,
                    "type": "choice",
                    "text": f"A question on {id}?",
                    "answerOption": [
                        {"valueCoding": {"code": str(value), "display": words}}
                        for value, words in enumerate(("never", "sometimes", "often", "always"))
                    ],
                }
                for id in ITEMS
            ],
        },
    ],
}


def written(folder, pack, name=None):
    file = folder / (name or ("pack.json" if "resourceType" in pack else "pack.yaml"))
    file.write_text(json.dumps(pack) if file.suffix == ".json" else yaml.safe_dump(pack, allow_unicode=True), "utf-8")
    return file


def fhir(edit=None, **changes):
    """Return the Questionnaire, changed; `edit` is given its first question."""
    changed = json.loads(json.dumps(FHIR | changes))
    if edit:
        edit(changed["item"][1]["item"][0])
    return {name: value for name, value in changed.items() if value is not None}


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def refusals(pack, tmp_path, home):
    with pytest.raises(Faulty) as refused:
        packs.install(written(tmp_path, pack), home)
    assert not list(home.rglob("*"))
    return {(fault.field, fault.reason) for fault in refused.value.faults}


def test_a_yaml_pack_gives_an_instrument_its_words(tmp_path, home):
    assert packs.known(home).get("phq-4").texts == {}

    path = packs.install(written(tmp_path, YAML), home)

    assert path == home / "instruments" / "phq-4" / "nl.yaml"
    texts = packs.known(home).get("phq-4").texts["nl"]
    assert texts["items"]["low"] == {"question": "Vraag over low?"}
    assert texts["answers"] == ANSWERS
    assert texts["licence"].holder == "A holder"
    assert library.shipped().get("phq-4").texts == {}


def test_a_fhir_questionnaire_gives_an_instrument_its_words(tmp_path, home):
    packs.install(written(tmp_path, FHIR), home)

    texts = packs.known(home).get("phq-4").texts["en"]
    assert texts["title"] == "Four questions"
    assert texts["items"]["nervous"] == {
        "question": "A question on nervous?",
        "answers": ["never", "sometimes", "often", "always"],
    }


def test_two_languages_stand_beside_each_other_and_a_better_pack_takes_the_place_of_the_first(tmp_path, home):
    packs.install(written(tmp_path, FHIR), home)
    packs.install(written(tmp_path, YAML), home)
    packs.install(written(tmp_path, YAML | {"title": "Vier betere vragen"}), home)

    texts = packs.known(home).get("phq-4").texts
    assert {language: words["title"] for language, words in texts.items()} == {
        "en": "Four questions",
        "nl": "Vier betere vragen",
    }


def with_numbers(question):
    question["linkId"] = "1"


def with_ordinals(question):
    url = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    for value, option in enumerate(question["answerOption"]):
        option["valueCoding"]["code"] = f"LA-{value}"
        option["valueCoding"]["extension"] = [{"url": url, "valueDecimal": value}]


def with_the_highest_first(question):
    question["answerOption"].reverse()


@pytest.mark.parametrize("edit", [with_numbers, with_ordinals, with_the_highest_first])
def test_fhir_has_more_ways_to_say_the_same(edit, tmp_path, home):
    packs.install(written(tmp_path, fhir(edit)), home)

    words = packs.known(home).get("phq-4").texts["en"]["items"]["nervous"]
    assert words["answers"] == ["never", "sometimes", "often", "always"]


def option(number, **changes):
    def edit(question):
        question["answerOption"][number] = changes

    return edit


def field(name, value):
    def edit(question):
        question[name] = value

    return edit


FIRST = "item.1.item.0"


@pytest.mark.parametrize(
    ("questionnaire", "where", "reason"),
    [
        (fhir(resourceType="Patient"), "resourceType", "must be Questionnaire, not 'Patient'"),
        (fhir(id="phq-5"), "id", "'phq-5' is not one of adolescent, around-birth"),
        (fhir(id=None), "id", "None is not one of adolescent, around-birth"),
        (fhir(id=["phq-4"]), "id", "['phq-4'] is not one of adolescent, around-birth"),
        (fhir(id="wellbeing-14"), "id", "has words of its own; a pack cannot replace them"),
        (fhir(version="2"), "version", "must be 1, not '2'"),
        (fhir(version=None), "version", "must be 1, not None"),
        (fhir(language=None), "language", "say which language this is: nl or en"),
        (fhir(language="de"), "language", "Must be one of: nl, en"),
        (fhir(title=""), "title", "say what it is called"),
        (fhir(copyright=None), "copyright", "say on what terms the words may be used"),
        (fhir(publisher=7), "publisher", "say who holds the rights to the words"),
        (fhir(item=None), "item", "must be a list of items"),
        (fhir(item=["nervous"]), "item", "must be a list of items"),
        (fhir(item=[]), "items.nervous", "the item 'nervous' has no words"),
        (fhir(field("linkId", "tense")), f"{FIRST}.linkId", "there is no item 'tense' in phq-4"),
        (fhir(field("linkId", "5")), f"{FIRST}.linkId", "there is no item '5' in phq-4"),
        (fhir(field("linkId", None)), f"{FIRST}.linkId", "there is no item 'None' in phq-4"),
        (fhir(field("linkId", "low")), "item.1.item.3.linkId", "the item 'low' stands here twice"),
        (fhir(field("type", "open-choice")), f"{FIRST}.type", "'open-choice' is not one of choice, integer"),
        (fhir(field("text", None)), "items.nervous.question", "Field may not be null"),
        (fhir(field("text", "x" * 201)), "items.nervous.question", "Longer than maximum length 200"),
        (fhir(field("answerOption", None)), f"{FIRST}.answerOption", "has no words for 0, 1, 2, 3"),
        (fhir(field("item", {"linkId": "6"})), f"{FIRST}.item", "must be a list of items"),
        (fhir(option(3)), f"{FIRST}.answerOption.3", "needs a value from 0 to 3"),
        (fhir(option(3, valueInteger=4)), f"{FIRST}.answerOption.3", "needs a value from 0 to 3"),
        (fhir(option(3, valueInteger=True)), f"{FIRST}.answerOption.3", "needs a value from 0 to 3"),
        (fhir(option(3, valueInteger=3)), f"{FIRST}.answerOption", "has no words for 3"),
        (fhir(option(3, valueString="altijd")), f"{FIRST}.answerOption.3", "needs a value from 0 to 3"),
        (fhir(option(3, valueCoding={"code": "2"})), f"{FIRST}.answerOption.3", "the value 2 stands here twice"),
        (fhir(option(3, valueCoding={"code": "３"})), f"{FIRST}.answerOption.3", "needs a value from 0 to 3"),
        (fhir(option(3, valueCoding=3)), f"{FIRST}.answerOption.3", "needs a value from 0 to 3"),
    ],
)
def test_a_fhir_questionnaire_that_does_not_fit_is_refused(questionnaire, where, reason, tmp_path, home):
    found = refusals(questionnaire, tmp_path, home)

    assert any(field == where and reason in why for field, why in found), found


@pytest.mark.parametrize(
    ("changes", "where", "reason"),
    [
        ({"instrument": "phq-5"}, "instrument", "'phq-5' is not one of adolescent, around-birth"),
        ({"instrument": "daily"}, "instrument", "daily has words of its own"),
        ({"version": 2}, "version", "must be 1, not 2"),
        ({"version": "1"}, "version", "Not a valid integer"),
        ({"language": "fr"}, "language", "Must be one of: nl, en"),
        ({"licence": None}, "licence", "Field may not be null"),
        ({"items": {}}, "items.nervous", "the item 'nervous' has no words"),
        ({"items": YAML["items"] | {"tense": {"question": "Vraag?"}}}, "items.tense", "there is no item 'tense'"),
        ({"answers": ANSWERS[:3]}, "items.nervous", "has 3 answers in words for 4 values"),
        ({"scales": {"sum": {"name": "Som", "about": "Alles"}}}, "scales.sum", "there is no scale 'sum'"),
        ({"note": "Nog iets?"}, "note", "belong to an instrument with a note"),
        ({"scoring": "my own"}, "scoring", "Unknown field"),
    ],
)
def test_a_yaml_pack_that_does_not_fit_is_refused(changes, where, reason, tmp_path, home):
    found = refusals(YAML | changes, tmp_path, home)

    assert any(field == where and reason in why for field, why in found), found


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "is not JSON"),
        (b'{"resourceType": NaN}', "is not JSON"),
        (b"", "Invalid input type"),
        (b"\xff\xfe{\x00", "is not UTF-8 text"),
        (b"title: [", "expected"),
        (b"x" * 1_000_001, "is larger than 1,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_pack_at_all_is_refused(content, reason, tmp_path, home):
    file = tmp_path / "pack"
    file.write_bytes(content)

    with pytest.raises(Faulty, match=reason):
        packs.install(file, home)


def test_what_stood_there_stays_when_a_new_pack_cannot_be_written(tmp_path, home, monkeypatch):
    path = packs.install(written(tmp_path, YAML), home)
    before = path.read_bytes()

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        packs.install(written(tmp_path, YAML | {"title": "Anders"}), home)

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_pack_that_no_longer_fits_is_left_out_and_told(tmp_path, home):
    path = packs.install(written(tmp_path, YAML), home)
    path.write_text(path.read_text("utf-8").replace("nervous:", "tense:"), "utf-8")

    assert packs.known(home).get("phq-4").texts == {}
    assert {(fault.file, fault.field) for fault in packs.faults(home)} == {
        (str(path), "items.tense"),
        (str(path), "items.nervous"),
    }
