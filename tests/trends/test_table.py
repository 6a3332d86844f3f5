"""From rows to a table of days and scales."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from welnu.scoring.definition import Definition, Item, Scale
from welnu.scoring.score import counted, score
from welnu.trends.table import Table, between, scorer, table

MOOD, SLEEP, CALM = Item("mood", 0, 10), Item("sleep", 0, 10), Item("calm", 0, 10)


def alone(item):
    return Scale(item.id, "sum", (item.id,), 1, "better")


FIRST = Definition((MOOD,), (alone(MOOD),))
SECOND = Definition((MOOD, SLEEP), (alone(MOOD), alone(SLEEP)))


def answer(day, version=1, zone="Europe/Amsterdam", **responses):
    return (datetime(2026, 11, day, 20, tzinfo=UTC), zone, 0, version, responses)


def test_every_scale_has_an_entry_for_every_answered_day():
    found = table([answer(5, 2, sleep=8), answer(3, 2, mood=6, sleep=7)], {2: SECOND})

    assert found == Table([date(2026, 11, 3), date(2026, 11, 5)], [1, 1], {"mood": [6, None], "sleep": [7, 8]})


def test_several_check_ins_on_a_day_give_the_mean_of_what_was_answered():
    found = table([answer(3, 2, mood=6), answer(3, 2, mood=7, sleep=5), answer(3, 2)], {2: SECOND})

    assert found == Table([date(2026, 11, 3)], [3], {"mood": [6.5], "sleep": [5]})


def test_each_version_is_scored_by_its_own_rules():
    found = table([answer(3, 1, mood=6, sleep=9), answer(4, 2, mood=5, sleep=8)], {1: FIRST, 2: SECOND})

    assert found.scales == {"mood": [6, 5], "sleep": [None, 8]}


def test_a_version_that_is_not_known_here_is_left_out():
    found = table([answer(3, 9, mood=6), answer(4, 1, mood=5)], {1: FIRST})

    assert found == Table([date(2026, 11, 4)], [1], {"mood": [5]})


def test_without_answers_every_scale_is_empty():
    assert table([], {1: FIRST}) == Table([], [], {"mood": []})


def test_each_check_in_is_on_the_day_of_the_place_where_it_was_made():
    found = table([answer(3, zone="Asia/Tokyo", mood=6), answer(3, zone="America/Lima", mood=4)], {1: FIRST})

    assert found.days == [date(2026, 11, 3), date(2026, 11, 4)]


def test_both_ends_of_a_span_belong_to_it():
    whole = table([answer(day, mood=day) for day in (3, 4, 5, 6)], {1: FIRST})

    assert between(whole, date(2026, 11, 4), date(2026, 11, 5)).scales == {"mood": [4, 5]}
    assert between(whole, None, date(2026, 11, 3)).check_ins == [1]
    assert between(whole, None, None) == whole


@st.composite
def scales(draw):
    """A scale of one or more of three items, by any method."""
    items = draw(st.lists(st.sampled_from(["mood", "sleep", "calm"]), min_size=1, max_size=3, unique=True))
    turned = draw(st.lists(st.sampled_from(items), unique=True))
    method = draw(st.sampled_from(["sum", "mean", "percent"]))
    return Scale("scale", method, tuple(items), draw(st.integers(1, len(items))), "better", reversed=tuple(turned))


whatever = st.one_of(st.integers(-5, 1000), st.booleans(), st.floats(), st.none(), st.sampled_from(["", "7"]))


@given(scales(), st.dictionaries(st.sampled_from(["mood", "sleep", "calm", "other"]), whatever))
def test_the_quick_scorer_scores_as_the_scorer_does(scale, responses):
    definition = Definition((MOOD, SLEEP, CALM), (scale,))

    assert scorer(definition, scale)(responses) == score(definition, scale, counted(definition, responses))
