"""What holds for every administration of every instrument."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from welnu.instruments import library
from welnu.instruments.instrument import Instrument
from welnu.scoring.category import category
from welnu.scoring.definition import Scale
from welnu.scoring.score import bands, counted, score, score_range, scores

INSTRUMENTS = list(library.shipped())
SCALES = [(instrument, scale) for instrument in INSTRUMENTS for scale in instrument.scales]


def answers(instrument: Instrument) -> st.SearchStrategy[dict[str, int]]:
    """Responses to any of the items, each within its range."""
    return st.fixed_dictionaries({}, optional={item.id: values(item) for item in instrument.items})


def values(item):
    return st.integers(item.minimum, item.maximum)


def with_answers(*instruments: Instrument):
    return st.sampled_from(instruments).flatmap(lambda each: st.tuples(st.just(each), answers(each)))


@given(with_answers(*INSTRUMENTS))
def test_a_score_is_within_the_range_of_its_scale_and_in_one_of_its_bands(given_):
    instrument, responses = given_
    found = scores(instrument.definition, responses)
    for scale in instrument.scales:
        lowest, highest = score_range(instrument.definition, scale)
        assert found[scale.id] is None or lowest <= found[scale.id] <= highest
    for id, band in bands(instrument.definition, found).items():
        assert (band is None) == (found[id] is None)


@given(with_answers(*INSTRUMENTS), st.randoms())
def test_the_order_of_the_responses_does_not_matter(given_, random):
    instrument, responses = given_
    shuffled = list(responses.items())
    random.shuffle(shuffled)

    assert scores(instrument.definition, dict(shuffled)) == scores(instrument.definition, responses)
    assert category(instrument.definition, dict(shuffled)) == category(instrument.definition, responses)


@given(with_answers(*INSTRUMENTS), st.data())
def test_values_that_are_no_answers_change_nothing(given_, data):
    instrument, responses = given_
    skipped = [item.id for item in instrument.items if item.id not in responses]
    rubbish = st.sampled_from([999, -1, None, "", "2", 2.5, float("nan"), True, False])
    dirty = responses | {id: data.draw(rubbish) for id in skipped} | {"unheard-of": 3}

    assert counted(instrument.definition, dirty) == responses
    assert scores(instrument.definition, dirty) == scores(instrument.definition, responses)
    assert category(instrument.definition, dirty) == category(instrument.definition, responses)


@given(st.sampled_from(SCALES), st.data())
def test_a_scale_has_a_score_exactly_if_enough_of_its_items_are_answered(given_, data):
    instrument, scale = given_
    responses = data.draw(answers(instrument))
    answered = len(responses.keys() & set(scale.items))

    found = scores(instrument.definition, responses)[scale.id]

    assert (found is None) == (answered < scale.min_answered)


def points(instrument: Instrument, scale: Scale, responses: dict[str, int]) -> list[int]:
    """Return the points of the answered items of `scale`, as its definition says in words."""
    items = [instrument.definition.by_id[id] for id in scale.items if id in responses]
    return [
        item.minimum + item.maximum - responses[item.id] if item.id in scale.reversed else responses[item.id]
        for item in items
    ]


@given(st.sampled_from(SCALES), st.data())
def test_a_skipped_item_counts_as_the_mean_of_the_others_and_never_as_nothing(given_, data):
    """The exact fraction, rounded once, is the score."""
    instrument, scale = given_
    responses = data.draw(answers(instrument))
    answered = points(instrument, scale, responses)
    found = score(instrument.definition, scale, responses)
    if found is None:
        return
    mean = Fraction(sum(answered), len(answered))
    lowest = sum(instrument.definition.by_id[id].minimum for id in scale.items)
    highest = sum(instrument.definition.by_id[id].maximum for id in scale.items)
    exact = {
        "mean": mean,
        "sum": mean * len(scale.items),
        "percent": 100 * (mean * len(scale.items) - lowest) / (highest - lowest),
    }
    assert found == float(exact[scale.method])


FOURTEEN = [each for each in INSTRUMENTS if each.category]
Group = st.sampled_from([0, 1, 2, 3, 4, 5])


def by_the_words(values: list[int]) -> str:
    """Return the category of fourteen answers, written down as Keyes' rule is told."""
    feeling, functioning = values[:3], values[3:]
    for name, group in (("flourishing", {4, 5}), ("languishing", {0, 1})):
        if len([v for v in feeling if v in group]) >= 1 and len([v for v in functioning if v in group]) >= 6:
            return name
    return "moderate"


@given(st.sampled_from(FOURTEEN), st.lists(Group, min_size=14, max_size=14))
def test_the_category_of_a_complete_administration_is_the_rule_in_words(instrument, values):
    responses = dict(zip(instrument.definition.by_id, values, strict=True))

    assert category(instrument.definition, responses) == by_the_words(values)


few_skipped = st.lists(st.integers(0, 13), max_size=3, unique=True)


@given(st.sampled_from(FOURTEEN), st.lists(Group, min_size=14, max_size=14), few_skipped)
def test_there_is_a_category_exactly_if_no_answer_to_the_skipped_items_can_change_it(instrument, values, skipped):
    ids = list(instrument.definition.by_id)
    responses = {id: value for id, value in zip(ids, values, strict=True) if ids.index(id) not in skipped}
    possible = set()
    for fill in product((0, 3, 5), repeat=len(skipped)):  # one of each group is enough
        full = list(values)
        for position, value in zip(skipped, fill, strict=True):
            full[position] = value
        possible.add(by_the_words(full))

    assert category(instrument.definition, responses) == (possible.pop() if len(possible) == 1 else None)
