"""`welnu match` and `welnu interventions`, as a script calls them."""

import json

import pytest

from tests.interventions.shelf import PATH, shelf
from welnu.interventions import commands

PARENT = {
    "age": 37, "sex": "m", "situations": ["parent"], "child": {"age_months": 92, "sex": None}, "for": "child",
    "needs": ["divorce"], "prefer": {"form": ["group"], "setting": [], "anonymous": False},
    "languages": ["nl"], "place": None,
}  # fmt: skip


@pytest.fixture
def match(welnu, tmp_path):
    """Return a function that matches a profile and returns exit code, stdout and stderr."""

    def run(profile, *options):
        file = tmp_path / "profile.json"
        file.write_bytes(profile if isinstance(profile, bytes) else json.dumps(profile).encode())
        return welnu("match", file, *options)

    return run


def test_an_offer_tells_what_scripts_rely_on(match):
    code, out, _ = match(PARENT)
    found = json.loads(out)

    assert code == 0
    assert found["safety"] is None
    first = found["offers"][0]
    assert set(first) == {"id", "name", "evidence", "availability", "access", "score", "reasons", "caveats"}
    assert first["reasons"][0] == {
        "code": "need", "need": "divorce", "nl": "Bedoeld voor: scheiding.", "en": "Meant for: divorce.",
    }  # fmt: skip


def test_needs_alone_are_enough(match):
    code, out, _ = match({"needs": ["stress"]})

    assert code == 0
    assert json.loads(out)["offers"]


def test_thoughts_of_suicide_give_crisis_help_and_no_list(match):
    _, out, _ = match({"needs": ["stress", "suicidal_thoughts"]})
    found = json.loads(out)

    assert found["safety"]["concern"] == "suicidal_thoughts"
    assert found["safety"]["contacts"][:2] == ["danger", "talk"]
    assert found["offers"] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_explain_tells_it_in_sentences(match, language):
    _, told, _ = match(PARENT, "--explain", "--language", language)
    _, crisis, _ = match({"needs": ["suicidal_thoughts"]}, "--explain", "--language", language)

    assert {"nl": "Bedoeld voor: scheiding.", "en": "Meant for: divorce."}[language] in told
    assert "113" in crisis


@pytest.mark.parametrize(
    ("profile", "fault"),
    [
        ({}, "needs: Missing data for required field"),
        ({"needs": ["gold"]}, "needs: not in the vocabulary: gold"),
        ({"needs": "stress"}, "needs: Not a valid list"),
        ({"needs": ["stress"], "age": "old"}, "age: Not a valid integer"),
        ({"needs": ["stress"], "age": -1}, "age: Must be greater than or equal to 0"),
        ({"needs": ["stress"], "age": 3.5}, "age: Not a valid integer"),
        ({"needs": ["stress"], "sex": "q"}, "sex: Must be one of"),
        ({"needs": ["stress"], "situations": ["king"]}, "situations: not in the vocabulary: king"),
        ({"needs": ["stress"], "child": {"age_months": -10}}, "child.age_months: Must be greater"),
        ({"needs": ["stress"], "for": "aunt"}, "for: Must be one of"),
        ({"needs": ["stress"], "for": "child"}, "child: say something of the child"),
        ({"needs": ["stress"], "prefer": {"form": ["choir"]}}, "prefer.form: not in the vocabulary: choir"),
        ({"needs": ["stress"], "shoe_size": 42}, "shoe_size: Unknown field"),
        ([], "file: Invalid input type"),
        (b"{", "file: this is not JSON"),
        (b'{"needs": ["stress"], "age": NaN}', "file: this is not JSON"),
        (b"[" * 100_000, "file: this is not JSON"),
        (b"\xff", "file: is not UTF-8 text"),
    ],
    ids=str,
)
def test_a_profile_that_cannot_be_used_is_refused_by_field_and_reason(match, profile, fault):
    code, out, err = match(profile)

    assert (code, out) == (1, "")
    assert fault in err
    assert len(err.splitlines()) == 1


def test_a_profile_that_is_not_there_is_a_mistake_of_use(welnu, tmp_path):
    code, _, err = welnu("match", tmp_path / "nobody.json")

    assert code == 2
    assert len(err.splitlines()) == 1


def test_the_whole_catalogue_is_printed_as_json(welnu):
    code, out, _ = welnu("interventions", "--json")
    document = json.loads(out)

    assert code == 0
    assert set(document) == {"interventions", "vocabulary", "gaps", "sentences"}
    assert len(document["interventions"]) > 100
    assert {"evidence", "availability", "access", "lines", "checked_on", "for"} <= set(document["interventions"][0])


def test_the_catalogue_is_listed_a_line_each(welnu):
    _, out, _ = welnu("interventions")

    assert "kies: KIES" in out.splitlines()


def test_data_is_checked_by_file_field_and_reason(tmp_path):
    path = shelf(tmp_path / "shelf") / PATH
    path.write_text(path.read_text().replace("needs: [stress]", "needs: [gold]"))

    assert [str(fault) for fault in commands.check_data(tmp_path / "shelf")] == [
        f"{path}: needs: not in the vocabulary: gold"
    ]


def test_the_catalogue_that_ships_is_sound():
    assert commands.check_data() == []


def test_a_need_that_a_questionnaire_reveals_is_in_the_vocabulary(tmp_path):
    path = shelf(tmp_path / "shelf") / "vocabulary.yaml"
    kept = [line for line in path.read_text().splitlines() if not line.startswith("  procrastination:")]
    path.write_text("\n".join(kept).replace("procrastination, ", ""))

    faults = [str(fault) for fault in commands.check_data(tmp_path / "shelf")]

    assert any("questionnaires/student/instrument.yaml: reveals" in fault for fault in faults)
    assert all("not in the vocabulary: procrastination" in fault for fault in faults)
