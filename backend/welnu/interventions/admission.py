"""The hard rules: who can take part in an intervention, and what there is to say of it.

Ages count in months; an age told in whole years counts as the first month of that year. Both ends of a
range take part. What is not known keeps nobody out; it is said instead.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from welnu.interventions.intervention import Catalogue, Intervention, Phase
from welnu.interventions.part import Part
from welnu.interventions.profile import Profile

YEAR: Final = 12
ADULT_FROM: Final = 18 * YEAR  # the factsheet's adults, line 575
CHILD_UNTIL: Final = 12  # years; the factsheet's children, line 223
STUDENT_UNTIL: Final = 24  # years; "studenten (18-24 jaar)", line 556
SCHOOL_AGES: Final = range(5, 18)  # years; compulsory education: Leerplichtwet 1969, articles 3 and 4a
BABY: Final = ("pregnant", "new_parent")
PARENT: Final = ("parent", *BABY)


class Told(NamedTuple):
    """What a profile tells, with what follows from it."""

    profile: Profile
    situations: frozenset[str]
    months: int | None  # of the person
    child_months: int | None
    phases: Mapping[str, Phase]


class Participant(NamedTuple):
    """Whose age and sex count: the person's own, or those of their child."""

    months: int | None
    sex: str | None
    is_child: bool


class Admission(NamedTuple):
    """Someone can take part; `weaker` when by a general rule alone."""

    weaker: bool = False
    caveats: tuple[Part, ...] = ()

    def saying(self, *caveats: Part) -> "Admission":
        return Admission(self.weaker, (*self.caveats, *caveats))


def told_by(profile: Profile, catalogue: Catalogue) -> Told:
    """Return what `profile` tells, in so many words and by what its needs and ages imply."""
    implied = {catalogue.needs[need].implies for need in profile.needs} - {None}
    if not set(BABY).isdisjoint(profile.situations):  # whether the baby is there yet was told
        implied -= {*BABY}
    situations = {*profile.situations, *(each for each in implied if each)}
    for situation in tuple(situations):
        situations.update(catalogue.situations[situation].includes)
    months = None if profile.age is None else profile.age * YEAR
    child_months = profile.child.age_months if profile.child else None
    joining = child_months if profile.asks_for == "child" else months
    if joining is not None and joining // YEAR in SCHOOL_AGES:
        situations.add("pupil")
    if child_months is not None and catalogue.phases["around_birth"].includes(child_months):
        situations.add("pregnant" if child_months < 0 else "new_parent")
    return Told(profile, frozenset(situations), months, child_months, catalogue.phases)


def admission(entry: Intervention, told: Told) -> Admission | None:
    """Return how the one who asks, or their child, can take part; None if they cannot."""
    if not entry.can_be_joined or not _within_reach(entry, told):
        return None
    if entry.audience.who == "parent":
        return _as_parent(entry, told)
    own = Participant(told.months, told.profile.sex, is_child=False)
    child = told.profile.child
    theirs = Participant(told.child_months, child.sex if child else None, is_child=True)
    if told.profile.asks_for == "child":
        return _taking_part(entry, told, theirs)
    return _taking_part(entry, told, own) or (_for_child(entry, told, theirs) if child else None)


def _within_reach(entry: Intervention, told: Told) -> bool:
    place, groups, languages = entry.availability.place, entry.audience.groups, entry.languages
    if entry.availability.status == "local" and (place or "").casefold() != (told.profile.place or "").casefold():
        return False
    if groups and told.situations.isdisjoint(groups):
        return False
    return not (languages and told.profile.languages) or not set(languages).isdisjoint(told.profile.languages)


def _as_parent(entry: Intervention, told: Told) -> Admission | None:
    if told.profile.child is None and told.situations.isdisjoint(PARENT):
        return None
    found = _by_age(entry, told, Participant(told.child_months, None, is_child=True))
    return found and _of_sex(entry, told.profile.sex, found)


def _for_child(entry: Intervention, told: Told, child: Participant) -> Admission | None:
    found = _taking_part(entry, told, child)
    return found and Admission(True, (Part("for_your_child"), *found.caveats))


def _taking_part(entry: Intervention, told: Told, who: Participant) -> Admission | None:
    found = _by_age(entry, told, who)
    return found and _of_sex(entry, who.sex, found)


def _of_sex(entry: Intervention, sex: str | None, found: Admission) -> Admission | None:
    wanted = entry.audience.sex
    if wanted is None or sex == wanted:
        return found
    return None if sex in ("f", "m") else found.saying(Part("sex_unknown", {"sex": wanted}))


def _by_age(entry: Intervention, told: Told, who: Participant) -> Admission | None:
    """Return what the ages allow: stated ones before those of the phase."""
    ages = entry.audience.ages
    if ages is None:
        return _by_phase(entry, told, who)
    if who.months is None:
        return _unknown(entry, who, ages.first * YEAR, ages.last)
    return Admission() if ages.include(who.months // YEAR) else None


def _by_phase(entry: Intervention, told: Told, who: Participant) -> Admission | None:
    found = [each for phase in entry.phases if (each := _in_phase(phase, entry, told, who))]
    if not entry.phases:
        return Admission()
    return min(found, key=lambda each: (each.weaker, len(each.caveats)), default=None)


def _in_phase(id: str, entry: Intervention, told: Told, who: Participant) -> Admission | None:
    if id == "around_birth":
        return _around_birth(entry, told)
    if id == "student":
        return _student(told)
    phase = told.phases[id]
    months = told.months if entry.audience.who == "parent" and id in ("adult", "older") else who.months
    if months is None:
        last = phase.months[1]
        return _unknown(entry, who, phase.months[0], last and last // YEAR)
    return Admission() if phase.includes(months) else _by_general_rule(id, entry, told, months)


def _around_birth(entry: Intervention, told: Told) -> Admission | None:
    """Return whether there is a pregnancy or a baby: by its age, else by what is told of it."""
    if told.child_months is not None:
        expecting = "pregnant" in told.situations
        return Admission() if expecting or told.phases["around_birth"].includes(told.child_months) else None
    if not told.situations.isdisjoint(BABY):
        return Admission()
    words = Part("age_unknown", {"words": entry.audience.words})
    return Admission(caveats=(words,)) if "parent" in told.situations or told.profile.child else None


def _student(told: Told) -> Admission | None:
    if "student" not in told.situations or (told.months is not None and told.months < ADULT_FROM):
        return None
    older = told.months is not None and told.months // YEAR > STUDENT_UNTIL
    return Admission(caveats=(Part("older_student"),) if older else ())


def _by_general_rule(id: str, entry: Intervention, told: Told, months: int) -> Admission | None:
    """Return what the factsheet says of whole phases: young people's help for students, adults' for older people.

    Source: the factsheet, lines 555-556 and 827-828. What only a school gives is not within a student's reach.
    """
    student = "student" in told.situations and ADULT_FROM <= months <= told.phases["student"].months[1]  # type: ignore[operator]
    older = told.phases["older"].includes(months)
    if (id == "adolescent" and student and entry.access.how != ("school",)) or (id == "adult" and older):
        return Admission(True, (Part("weaker_phase", {"phase": id}),))
    return None


def _unknown(entry: Intervention, who: Participant, first_month: int, last_year: int | None) -> Admission | None:
    """Return what to say when the age is not known; children's help is for children, adults' for adults."""
    possible = first_month < ADULT_FROM if who.is_child else last_year is None or last_year > CHILD_UNTIL
    return Admission(caveats=(Part("age_unknown", {"words": entry.audience.words}),)) if possible else None
