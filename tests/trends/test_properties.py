"""What holds for every series, not only for the worked examples."""

import statistics
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welnu.scoring.definition import Reference
from welnu.trends.change import change, reliable_change
from welnu.trends.series import Point, daily, gaps, grouped, local_day, moving_mean, pieces
from welnu.trends.usual import percentile, standing, usual_range, word

days_of_ten_years = st.dates(date(2020, 1, 1), date(2029, 12, 31))
scores = st.lists(st.tuples(days_of_ten_years, st.one_of(st.none(), st.integers(0, 10))), max_size=60)
values = st.lists(st.floats(0, 70), min_size=1, max_size=80)
months = st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=140)


def series(answers):
    return [Point(date(2026, 1, 1) + timedelta(n), value, 1) for n, value in enumerate(answers) if value is not None]


@given(scores, st.randoms(), st.sampled_from(["day", "week", "month"]))
def test_the_order_of_sending_changes_nothing(sent, random, by):
    shuffled = random.sample(sent, len(sent))

    assert grouped(daily(shuffled), by) == grouped(daily(sent), by)


@given(scores, days_of_ten_years, st.sampled_from(["day", "week", "month"]))
def test_a_skipped_answer_changes_no_mean(sent, on, by):
    assert grouped(daily([*sent, (on, None)]), by) == grouped(daily(sent), by)


@given(scores, st.sampled_from(["week", "month"]))
def test_every_answered_day_is_counted_once(sent, by):
    days = daily(sent)

    assert sum(point.n for point in grouped(days, by)) == len(days)


@given(scores)
def test_the_line_stays_between_the_lowest_and_the_highest_day(sent):
    days = daily(sent)

    for point in moving_mean(days):
        near = [day.mean for day in days if timedelta(0) <= point.on - day.on < timedelta(7)]
        assert point.n == len(near) >= 3
        assert point.mean == pytest.approx(statistics.fmean(near))


@given(scores, st.sampled_from([1, 7, 28]))
def test_pieces_hold_every_day_and_gaps_hold_none(sent, step):
    days = daily(sent)

    found = gaps(days, step)

    assert [point for piece in pieces(days, step) for point in piece] == days
    assert not [day for day in days for gap in found if gap.first <= day.on <= gap.last]
    assert all(gap.first <= gap.last for gap in found)


@given(st.integers(946_684_800, 2_145_916_800), st.timezone_keys())  # 2000 to 2037, in seconds since 1970
def test_the_day_is_the_one_on_the_persons_calendar(seconds, key):
    moment = datetime.fromtimestamp(seconds, UTC)
    there = moment.astimezone(ZoneInfo(key))

    assert local_day(moment, key) == date(there.year, there.month, there.day)


@given(values)
def test_percentiles_agree_with_the_standard_library(sample):
    tenths = statistics.quantiles(sample, n=10, method="inclusive") if len(sample) > 1 else sample * 9

    assert [percentile(sample, tenth / 10) for tenth in range(1, 10)] == pytest.approx(tenths)


@given(values, st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_is_never_a_lower_value(sample, one, other):
    low, high = sorted([one, other])

    assert percentile(sample, low) <= percentile(sample, high) + 1e-9


@given(months)
def test_the_usual_range_lies_within_what_was_answered(answers):
    days = series(answers)

    usual = usual_range(days, date(2026, 1, 1) + timedelta(len(answers)))

    if usual:
        assert min(d.mean for d in days) <= usual.low <= usual.high <= max(d.mean for d in days)


@given(months, st.integers(0, 10))
def test_a_higher_last_day_never_stands_lower(answers, last):
    lower, higher = (standing(series([*answers, value])) for value in (last, last + 1))
    order = ["below", "usual", "above"]

    assert (lower is None) == (higher is None)
    if lower and higher:
        assert order.index(lower.word) <= order.index(higher.word)


@given(months)
def test_the_standing_is_that_of_the_last_week_against_the_range(answers):
    days = series(answers)
    found = standing(days)

    if found:
        assert found.word == word(moving_mean(days)[-1].mean, usual_range(days, days[-1].on))
        assert days[0].on <= found.since <= days[-1].on


@given(st.floats(0, 70), st.floats(0, 70), st.floats(0.1, 20), st.floats(0, 0.99))
def test_a_change_back_is_the_opposite_change(before, after, sd, reliability):
    reference = Reference(sd, reliability, source="an example")
    opposite = {"more": "less", "less": "more", "same": "same"}

    assert change(after, before, reference) == opposite[change(before, after, reference)]


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (-1, 0.8), (10, 1), (10, -0.1), (float("nan"), 0.8)])
def test_a_reference_that_cannot_be_is_refused(sd, reliability):
    with pytest.raises(ValueError, match="sd"):
        reliable_change(40, 50, sd=sd, reliability=reliability)
