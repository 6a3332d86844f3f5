"""The CSV: a row for all that was told, and none that a spreadsheet would carry out."""

import csv
import io

import pytest

from welnu.instruments import library
from welnu.reports.sheet import COLUMNS, written


def rows(summary):
    head, *found = csv.reader(io.StringIO(written(summary, library.shipped().get), newline=""))
    assert ",".join(head) == f"\ufeff{','.join(COLUMNS)}"
    return found


def answers(instrument, responses, tags=(), version=1):
    one = {"on": "2026-09-01", "instrument": instrument, "version": version, "responses": responses, "tags": tags}
    return {"answers": [one]}


def test_an_administration_is_its_responses_in_the_order_they_were_asked_and_its_scores():
    responses = {"support": 2, "rest": 3, "joy": 3, "grip": 2}  # 2 + 3 + 3 + 2 of four items: 10 x 5 / 4

    assert rows(answers("weekly", responses, ["work"])) == [
        ["2026-09-01", "weekly", "1", "response", "rest", "3"],
        ["2026-09-01", "weekly", "1", "response", "joy", "3"],
        ["2026-09-01", "weekly", "1", "response", "grip", "2"],
        ["2026-09-01", "weekly", "1", "response", "support", "2"],
        ["2026-09-01", "weekly", "1", "score", "total", "12.5"],
        ["2026-09-01", "weekly", "1", "tag", "", "work"],
    ]


def test_whole_scores_have_no_point_and_a_category_has_its_row():
    fours = {item.id: 4 for item in library.shipped().get("wellbeing-14").items}

    assert [row[3:] for row in rows(answers("wellbeing-14", fours))[14:]] == [
        ["score", "total", "56"],
        ["score", "emotional", "12"],
        ["score", "social", "20"],
        ["score", "psychological", "24"],
        ["score", "mean", "4"],
        ["category", "", "flourishing"],
    ]


def test_answers_to_a_version_that_is_not_known_here_are_told_without_scores():
    assert [row[3:] for row in rows(answers("daily", {"sleep": 2, "mood": 3}, version=99))] == [
        ["response", "mood", "3"],
        ["response", "sleep", "2"],
    ]


def test_notes_and_what_was_tried_have_rows_of_their_own():
    tried = {"intervention": "moodpep", "status": "done", "ended_on": "2026-07-01", "helped": 7, "note": "goed"}

    found = rows({"notes": [{"on": "2026-09-01", "note": "moe"}], "uptakes": [{**tried, "started_on": None}]})

    assert found == [
        ["2026-09-01", "", "", "note", "", "moe"],
        ["2026-07-01", "", "", "done", "moodpep", "7"],
        ["2026-07-01", "", "", "note", "moodpep", "goed"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")'])
def test_what_someone_wrote_cannot_act_as_a_formula(text):
    tag = rows(answers("daily", {}, [text]))
    note = rows({"notes": [{"on": "2026-09-01", "note": text}]})

    assert tag[0][-1] == note[0][-1] == f"'{text}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("goed;=1+1;", "goed;'=1+1;"),  # Dutch Excel ends a cell at a semicolon
        ("moe\n=1+1\r\n@x", "moe\n'=1+1\r\n'@x"),  # and at the end of a line
        ("\n=1", "'\n'=1"),
        ("\r=1", "'\r'=1"),
        ("＝1", "'＝1"),
        ("5 - 3 = 2, of + of @thuis", "5 - 3 = 2, of + of @thuis"),
    ],
)
def test_nor_can_a_part_of_it_that_a_program_takes_for_a_cell(text, cell):
    assert rows({"notes": [{"on": "2026-09-01", "note": text}]})[0][-1] == cell


def test_without_anything_there_is_a_header_alone():
    assert rows({}) == []
