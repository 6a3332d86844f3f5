"""The commands on instruments, as a script calls them: what is printed, on which stream, with which exit code."""

import csv
import io
import json
import time
import tracemalloc

import pytest

from tests.instruments.pond import FILES, pond
from tests.instruments.test_packs import FHIR, YAML, written
from welnu import config
from welnu.instruments import commands, library

WHO = "cheerful,calm,active,rested,interested"


@pytest.fixture
def score(welnu, tmp_path):
    """Return a function that scores a CSV and returns exit code, rows, and stderr."""

    def run(instrument, text):
        file = tmp_path / "answers.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        code, out, err = welnu("score", instrument, file)
        return code, list(csv.DictReader(io.StringIO(out))), err

    return run


def test_each_scale_each_band_and_the_category(score):
    ids = ",".join(library.shipped().get("mhc-sf").definition.by_id)
    code, rows, err = score("mhc-sf", f"id,{ids}\nanna,5,5,5,5,5,5,5,5,5,5,5,5,5,5\n")

    assert (code, err) == (0, "")
    assert rows == [
        {
            "id": "anna",
            "total": "70",
            "emotional": "15",
            "social": "25",
            "psychological": "30",
            "mean": "5",
            "category": "flourishing",
        }
    ]


def test_what_cannot_be_scored_is_empty(score):
    _, rows, _ = score("who-5", f"{WHO}\n3,3,3,2,2\n3,3,3,2,\n")

    assert rows == [
        {"total": "52", "total_band": "51-100", "raw": "13", "raw_band": "13-25"},
        {"total": "", "total_band": "", "raw": "", "raw_band": ""},
    ]


NO_ANSWERS = ["", " ", "999", "0", "7", "-1", "3.5", "nan", "inf", "x", "3e0", "0x3", "３", "1_0", "3 4", "9" * 5000]


@pytest.mark.parametrize("cell", NO_ANSWERS)
def test_a_cell_that_is_no_answer_is_never_counted(cell, score):
    _, rows, _ = score("mhi-5", f"1,2,3,4,5\n4,4,3,,{cell}\n4,4,,,{cell}\n")

    assert [row["total"] for row in rows] == ["60", ""]


@pytest.mark.parametrize("cell", ["3", " 3 ", '"3"', "3.0", "3.000", "03"])
def test_a_whole_number_counts_however_a_spreadsheet_wrote_it(cell, score):
    _, rows, _ = score("mhi-5", f"1,2,3,4,5\n4,4,{cell},,\n")

    assert rows[0]["total"] == "60"


@pytest.mark.parametrize(
    "text",
    [
        f"id,{WHO}\na,1,2,3,4,5\n",
        "id,1,2,3,4,5\na,1,2,3,4,5\n",
        "5,4,3,2,1,id\n5,4,3,2,1,a\n",  # by number, in another order
        "id;1;2;3;4;5\r\na;1;2;3;4;5\r\n",
        "id\t1\t2\t3\t4\t5\na\t1\t2\t3\t4\t5",
        "\ufeffid,1,2,3,4,5\na,1,2,3,4,5\n",
        "id, 1 ,2,3,4,5\n\na,1,2,3,4,5\n\n",
        'id,1,2,3,4,5,remark\na,1,2,3,4,5,"two\nlines, and a comma"\n',
        "id,1,2,3,4,5\ra,1,2,3,4,5\r",
    ],
)
def test_one_administration_in_many_kinds_of_csv(text, score):
    code, rows, err = score("who-5", text)

    assert (code, err) == (0, "")
    assert [(row["id"], row["total"]) for row in rows] == [("a", "60")]
    assert "remark" not in rows[0]


def test_columns_that_say_whose_it_is_are_carried_over(score):
    _, rows, _ = score("phq-4", 'study_id,ID,age,1,2,3,4\nS1,"a,b",30,1,1,1,1\n')

    assert rows[0]["study_id"] == "S1"
    assert rows[0]["ID"] == "a,b"
    assert "age" not in rows[0]


def test_a_header_alone_gives_a_header_alone(welnu, tmp_path):
    file = tmp_path / "empty.csv"
    file.write_text("1,2,3,4\n")

    assert welnu("score", "phq-4", file) == (
        0,
        "total,total_band,anxiety,anxiety_band,depression,depression_band\n",
        "",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the first line must be a header"),
        ("\n", "the first line must be a header"),
        ("3,3,2,0,3\n1,1,1,1,1\n", "the header names the item active twice"),
        (
            "0,0,6,7,8\n1,1,1,1,1\n",
            "the first line must be a header with a column for each item, by id or number: cheer",
        ),
        ("1,2,3,4\n1,1,1,1\n", "the header has no column for interested (5)"),
        ("1,2,3,4,interest\n1,1,1,1,1\n", "the header has no column for interested (5)"),
        ("1,2,3,4,5,5\n1,1,1,1,1,1\n", "the header names the item interested twice"),
        ("1,2,3,4,5,calm\n1,1,1,1,1,1\n", "the header names the item calm twice"),
        ("id,id,1,2,3,4,5\na,b,1,1,1,1,1\n", "the header names the column id twice"),
        ("1,2,3,4,5\n1,1,1,1,1\n1,1,1,1,1,1\n", "line 3 has 6 cells where the header has 5"),
        ("1,2,3,4,5\n1,1,1\n", "line 2 has 3 cells where the header has 5"),
        ('1,2,3,4,5\n1,1,1,1,"1\n', "line 2: unexpected end of data"),
        ('1,2,3,4,5\n1,1,1,1,"1"1\n', "line 2: ',' expected after '\"'"),
        ("1,2,3,4,5\n" + "1" * 200_000 + ",1,1,1,1\n", "field larger than field limit"),
        (b"1,2,3,4,5\n1,1,1,1,\xe9\n", "is not UTF-8 text"),
        ("1,2,3,4,5\n1,1,1,1,1\n".encode("utf-16"), "is not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_scored_is_refused_in_one_sentence(text, reason, score):
    code, rows, err = score("who-5", text)

    assert (code, rows) == (1, [])
    assert err.startswith("welnu: ")
    assert reason in err
    assert err.count("\n") == 1


def test_a_fault_on_the_last_line_prints_no_half_result(score):
    lines = ["1,2,3,4,5", *["1,1,1,1,1"] * 2000, "1,1"]

    code, rows, err = score("who-5", "\n".join(lines))

    assert (code, rows) == (1, [])
    assert "line 2002 has 2 cells" in err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("score", "who-6", "pyproject.toml"), "there is no instrument who-6: it is one of adolescent, around-birth"),
        (("score", "who-5", "unheard-of.csv"), "does not exist"),
        (("score", "caring", "pyproject.toml"), "caring has no scales, so it has no scores"),
        (("score", "who-5", "tests"), "is a directory"),
        (("score", "who-5"), "Missing argument 'FILE.csv'"),
        (("instruments", "import", "unheard-of.json"), "does not exist"),
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(arguments, reason, welnu):
    code, out, err = welnu(*arguments)

    assert (code, out) == (2, "")
    assert reason in err


def test_data_without_faults_says_nothing(welnu):
    assert welnu("check-data") == (0, "", "")


def test_every_fault_is_a_line_of_file_field_and_reason(tmp_path, welnu, monkeypatch):
    pond(tmp_path, nl=FILES["nl.yaml"].replace("title:", "name:"))
    monkeypatch.setattr(config, "PACKAGE", tmp_path)
    (tmp_path / "_questionnaires").mkdir()
    (tmp_path / "pond").rename(tmp_path / "_questionnaires" / "pond")

    code, out, err = welnu("check-data")

    file = tmp_path / "_questionnaires" / "pond" / "nl.yaml"
    assert (code, out) == (1, "")
    assert err == f"{file}: title: Missing data for required field\n{file}: name: Unknown field\n"


def test_a_pack_that_no_longer_fits_is_a_fault(tmp_path, welnu):
    welnu("instruments", "import", written(tmp_path, YAML))
    file = tmp_path / "home" / "instruments" / "phq-4" / "nl.yaml"
    file.write_text(file.read_text("utf-8").replace("title:", "name:"), "utf-8")

    code, _, err = welnu("check-data")

    assert code == 1
    assert f"{file}: title: Missing data for required field\n" in err


def test_a_pack_is_imported_into_the_home_that_is_named(tmp_path, welnu):
    code, out, _ = welnu("instruments", "import", written(tmp_path, FHIR), "--home", tmp_path / "elsewhere")

    file = tmp_path / "elsewhere" / "instruments" / "phq-4" / "en.yaml"
    assert (code, out) == (0, f"installed {file}\n")
    assert file.exists()


def test_a_pack_that_does_not_fit_is_refused_with_all_its_faults(tmp_path, welnu):
    broken = json.loads(json.dumps(FHIR).replace('"nervous"', '"tense"'))
    file = written(tmp_path, broken)

    code, out, err = welnu("instruments", "import", file)

    assert (code, out) == (1, "")
    assert err == f"{file}: item.1.item.0.linkId: there is no item 'tense' in phq-4\n"


def test_a_hundred_thousand_rows_take_seconds_and_no_memory(tmp_path):
    rows, file = 100_000, tmp_path / "large.csv"
    with file.open("w") as lines:
        lines.write("id,1,2,3,4,5,6,7,8,9\n")
        lines.writelines(f"{n},{n % 4},1,2,3,0,1,,3,{n % 5}\n" for n in range(rows))
    out, started = io.StringIO(), time.process_time()

    commands.score(library.shipped().get("phq-9"), file, out)

    assert out.getvalue().count("\n") == rows + 1
    assert time.process_time() - started < 20  # seconds of CPU; a tenth of that on an idle machine


def test_scoring_keeps_no_rows_in_memory(tmp_path):
    file = tmp_path / "large.csv"
    with file.open("w") as lines:
        lines.write("1,2,3,4\n")
        lines.writelines("0,1,2,3\n" for _ in range(20_000))

    class Discarded(io.StringIO):
        def write(self, text):
            return len(text)

    tracemalloc.start()
    commands.score(library.shipped().get("phq-4"), file, Discarded())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 4_000_000  # bytes; the scores themselves are 0.7 million characters
