"""What holds of every match, whoever asks."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from welnu.interventions.catalogue import shipped
from welnu.interventions.intervention import Intervention
from welnu.interventions.matching import CRISIS, Match, match
from welnu.interventions.profile import Child, Profile

CATALOGUE, WORDS = shipped().catalogue, shipped().vocabulary
NEEDS = [need for need in WORDS["needs"] if need != CRISIS]
sexes = st.sampled_from([None, "f", "m", "x"])


def some(part: str, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(WORDS[part])), max_size=most, unique=True).map(tuple)


profiles = st.builds(
    Profile,
    needs=st.lists(st.sampled_from(NEEDS), min_size=1, max_size=5, unique=True).map(tuple),
    age=st.none() | st.integers(0, 100),
    sex=sexes,
    situations=some("situations", 4),
    child=st.none() | st.builds(Child, age_months=st.none() | st.integers(-9, 240), sex=sexes),
    form=some("form", 2),
    setting=some("setting", 2),
    anonymous=st.booleans(),
    languages=st.sampled_from([(), ("nl",), ("ar",), ("en", "nl")]),
)


def ids(found: Match) -> list[str]:
    return [offer.intervention.id for offer in found.offers]


def leads(found: Match, need: str) -> str | None:
    """Return the id of the best offer that is mainly for `need`."""
    return next((offer.intervention.id for offer in found.offers if need in offer.main), None)


@given(profiles, st.sampled_from(NEEDS))
def test_asking_for_more_takes_nothing_away(profile: Profile, need: str):
    fewer, more = (match(replace(profile, needs=needs), CATALOGUE) for needs in (profile.needs, (*profile.needs, need)))
    served = {offer.intervention.id for offer in fewer.offers if offer.reasons[0].code in ("need", "also")}

    assert served <= set(ids(more))


@given(profiles)
def test_the_best_for_each_need_is_among_the_first_five(profile: Profile):
    found = match(profile, CATALOGUE)

    for need in profile.needs:
        assert leads(found, need) is None or leads(found, need) in found.shortlist
    assert len(found.shortlist) == min(5, len(found.offers))
    assert [id for id in ids(found) if id in found.shortlist] == list(found.shortlist)


def is_outside(entry: Intervention, months: int | None) -> bool:
    return months is not None and entry.audience.ages is not None and not entry.audience.ages.include(months // 12)


@given(profiles)
def test_nothing_is_offered_outside_its_stated_age(profile: Profile):
    own = None if profile.age is None else profile.age * 12
    child = profile.child.age_months if profile.child else None

    for offer in match(profile, CATALOGUE).offers:
        entry = offer.intervention
        is_childs = entry.audience.who == "parent" or any(part.code == "for_your_child" for part in offer.caveats)
        assert not is_outside(entry, child if is_childs else own), entry.id


@given(profiles)
def test_what_nobody_can_join_is_never_offered(profile: Profile):
    for offer in match(profile, CATALOGUE).offers:
        entry = offer.intervention
        assert entry.availability.status not in ("not_offered_now", "abroad", "local")
        assert entry.audience.who in ("person", "parent")
        assert not {"institution", "professionals"} & set(entry.access.how)
        assert entry.audience.sex in (None, profile.sex) or profile.sex not in ("f", "m") or profile.child


@given(profiles)
def test_every_offer_says_why_it_is_there(profile: Profile):
    for offer in match(profile, CATALOGUE).offers:
        assert offer.reasons[0].code in ("need", "also", "near_need")
        assert offer.reasons[0].values["need"] in profile.needs


@given(profiles)
def test_the_order_is_by_score_and_the_same_each_time(profile: Profile):
    found = match(profile, CATALOGUE)
    shuffled = replace(CATALOGUE, interventions=CATALOGUE.interventions[::-1])

    assert found == match(profile, shuffled)
    assert [offer.score for offer in found.offers] == sorted((offer.score for offer in found.offers), reverse=True)


@given(profiles)
def test_recognised_stands_above_unrecognised_when_all_else_is_equal(profile: Profile):
    offers = match(profile, CATALOGUE).offers

    for above, below in pairwise(offers):
        if above.score // 100 == below.score // 100:
            assert above.intervention.evidence.is_recognised or not below.intervention.evidence.is_recognised


@given(profiles)
def test_there_is_always_a_way_on(profile: Profile):
    found = match(profile, CATALOGUE)

    assert found.offers or (found.gaps and found.information)
    assert found.contact in ("young", "listen")


@given(profiles)
def test_thoughts_of_suicide_stop_the_list(profile: Profile):
    for asked in (replace(profile, needs=(*profile.needs, CRISIS)), replace(profile, concern=True)):
        found = match(asked, CATALOGUE)

        assert found.concern == CRISIS
        assert not found.offers
