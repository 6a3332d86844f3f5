"""The worked examples of tests/cases/trends/, which vitest reads too: the two can never drift."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from welnu.scoring.definition import Reference
from welnu.trends.change import change, reliable_change
from welnu.trends.series import (
    Gap,
    Point,
    corrected,
    daily,
    gaps,
    grouped,
    local_day,
    moving_mean,
    pieces,
)
from welnu.trends.usual import percentile, standing, usual_range

CASES = Path(__file__).parents[1] / "cases" / "trends"


def cases(name):
    """Return the examples of one file, each under its own reason."""
    return [
        pytest.param(case["given"], case["then"], id=case["why"])
        for case in json.loads((CASES / f"{name}.json").read_text())
    ]


def points(given):
    """Return the days that `{"from": first day, "values": [one a day; null = no answer]}` writes out."""
    first = date.fromisoformat(given["from"])
    return [
        Point(first + timedelta(days=index), value, 1)
        for index, value in enumerate(repeated(given["values"]))
        if value is not None
    ]


def repeated(values):
    """Write out `{"times": 8, "of": [5, 6]}` within a list of values."""
    for value in values:
        yield from value["of"] * value["times"] if isinstance(value, dict) else [value]


def shown(found):
    return [[point.on.isoformat(), pytest.approx(point.mean, abs=1e-9), point.n] for point in found]


@pytest.mark.parametrize(("given", "then"), cases("days"))
def test_a_check_in_belongs_to_a_day(given, then):
    moment = corrected(datetime.fromisoformat(given["completed_at"]), given.get("clock_skew_seconds", 0))

    assert local_day(moment, given["time_zone"]).isoformat() == then


@pytest.mark.parametrize(("given", "then"), cases("groups"))
def test_scores_are_grouped(given, then):
    days = daily((date.fromisoformat(on), score) for on, score in given["scores"])

    assert then == shown(grouped(days, given["by"]))


@pytest.mark.parametrize(("given", "then"), cases("moving-mean"))
def test_the_line_is_a_mean_of_seven_days(given, then):
    assert then == shown(moving_mean(points(given)))


@pytest.mark.parametrize(("given", "then"), cases("gaps"))
def test_gaps_stay_gaps(given, then):
    days = [Point(date.fromisoformat(on), 5, 1) for on in given["days"]]

    found = pieces(days, given["step"])

    assert [[piece[0].on.isoformat(), piece[-1].on.isoformat()] for piece in found] == then["pieces"]
    assert gaps(days, given["step"]) == [Gap(*map(date.fromisoformat, gap)) for gap in then["gaps"]]


@pytest.mark.parametrize(("given", "then"), cases("percentile"))
def test_percentiles_are_interpolated(given, then):
    assert percentile(given["values"], given["share"]) == pytest.approx(then, abs=1e-9)


@pytest.mark.parametrize(("given", "then"), cases("usual"))
def test_what_is_usual_comes_from_the_time_before(given, then):
    found = usual_range(points(given), date.fromisoformat(given["on"]))

    assert (found and list(found)) == (then and pytest.approx(then, abs=1e-9))


@pytest.mark.parametrize(("given", "then"), cases("standing"))
def test_where_the_last_week_stands(given, then):
    found = standing(points(given))

    assert (found and [found.word, found.since.isoformat()]) == then


@pytest.mark.parametrize(("given", "then"), cases("change"))
def test_a_change_is_told_from_measurement_error(given, then):
    known = given["reference"]
    reference = known and Reference(**known, source="an example")

    assert change(given["before"], given["after"], reference) == then["change"]
    if "index" in then:
        assert reliable_change(given["before"], given["after"], **known) == pytest.approx(then["index"], abs=1e-3)
