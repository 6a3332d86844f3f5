"""What a schema cannot see: whether the parts of the catalogue fit each other. Each fault is (field, reason)."""

from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from typing import Any

from welnu.interventions.intervention import NOT_FOR_PERSONS, RECOGNISABLE, Gap, Intervention
from welnu.interventions.profile import Profile

Problem = tuple[str, str]
Vocabulary = Mapping[str, Mapping[str, Any]]  # what VocabularySchema loads: part -> id -> names
WHERE = ("local", "abroad")  # statuses that say a place


def entry_problems(entry: Intervention, words: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with one entry of the catalogue."""
    yield from _unknown_ids(entry, words)
    yield from _audience(entry)
    yield from _evidence(entry)
    yield from _availability(entry)
    if (entry.url is None) != (not entry.url_lines):
        yield "url_lines", "a url and its lines go together"
    if both := set(entry.needs) & set(entry.also):
        yield "also", f"{_listed(both)}: stands in needs already"
    for field in ("phases", "needs", "also", "form", "setting", "lines"):
        values = getattr(entry, field)
        if twice := {str(each) for each in values if values.count(each) > 1}:
            yield field, f"{_listed(twice)}: stands here twice"


def _unknown_ids(entry: Intervention, words: Vocabulary) -> Iterator[Problem]:
    used: Mapping[str, tuple[str, Collection[str]]] = {
        "kind": ("kinds", [entry.kind]),
        "phases": ("phases", entry.phases),
        "for.groups": ("situations", entry.audience.groups),
        "for.suited": ("situations", entry.audience.suited),
        "through": ("access", entry.through),
        "needs": ("needs", entry.needs),
        "also": ("needs", entry.also),
        "form": ("form", entry.form),
        "setting": ("setting", entry.setting),
        "languages": ("languages", entry.languages),
        "evidence.level": ("evidence", [entry.evidence.level]),
        "evidence.recognised": ("recognised", [entry.evidence.recognised]),
        "availability.status": ("availability", [entry.availability.status]),
        "access.how": ("access", entry.access.how),
    }
    for field, (part, ids) in used.items():
        yield from _strangers(field, ids, words[part])


def _audience(entry: Intervention) -> Iterator[Problem]:
    ages = entry.audience.ages
    if ages and ages.last is not None and ages.last < ages.first:
        yield "for.ages", f"{ages.first} to {ages.last} includes nobody"
    if entry.audience.who in NOT_FOR_PERSONS and not set(entry.access.how) <= set(NOT_FOR_PERSONS):
        yield "access.how", f"who takes part is {entry.audience.who}: a person cannot join"
    if entry.audience.who not in NOT_FOR_PERSONS and set(entry.access.how) & set(NOT_FOR_PERSONS):
        yield "for.who", "a person takes part, but only institutions or professionals can start"


def _evidence(entry: Intervention) -> Iterator[Problem]:
    evidence = entry.evidence
    if (evidence.level == "none_stated") != (evidence.basis == "none"):
        yield "evidence.basis", "none belongs to the level none_stated, and to no other"
    if (evidence.basis == "none") != (evidence.quote is None):
        yield "evidence.quote", "a level is quoted, and no level is not"
    if evidence.quote is not None and not evidence.lines:
        yield "evidence.lines", "say on which lines the quote stands"
    if evidence.conflict and evidence.note is None:
        yield "evidence.note", "tell how the factsheet contradicts itself"
    if evidence.by == "committee" and evidence.level not in RECOGNISABLE:
        yield "evidence.by", f"the committee does not give the level {evidence.level}"


def _availability(entry: Intervention) -> Iterator[Problem]:
    found = entry.availability
    if (found.status == "not_stated") != (found.quote is None):
        yield "availability.quote", "a status is quoted, and not_stated is not"
    if found.quote is not None and not found.lines:
        yield "availability.lines", "say on which lines the quote stands"
    if (found.status in WHERE) != (found.place is not None):
        yield "availability.place", "a place belongs to local and abroad, and to nothing else"


def gap_problems(gap: Gap, words: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with one gap."""
    for part in ("needs", "situations", "phases"):
        yield from _strangers(part, getattr(gap, part), words[part])
    if not (gap.needs or gap.situations or gap.phases):
        yield "needs", "say whom this gap concerns"


def profile_problems(profile: Profile, words: Vocabulary) -> Iterator[Problem]:
    """Yield what is not known of what a profile says. Any language may be spoken."""
    yield from _strangers("needs", profile.needs, words["needs"])
    yield from _strangers("situations", profile.situations, words["situations"])
    yield from _strangers("prefer.form", profile.form, words["form"])
    yield from _strangers("prefer.setting", profile.setting, words["setting"])
    if profile.asks_for == "child" and profile.child is None:
        yield "child", "say something of the child that this is for, if only {}"


def vocabulary_problems(words: Vocabulary) -> Iterator[Problem]:
    """Yield what the vocabulary says of ids that it does not have."""
    for id, need in words["needs"].items():
        yield from _strangers(f"needs.{id}.near", need.near, words["needs"])
        yield from _strangers(f"needs.{id}.implies", [need.implies] if need.implies else [], words["situations"])
    for id, situation in words["situations"].items():
        yield from _strangers(f"situations.{id}.includes", situation.includes, words["situations"])


def sentence_problems(sentences: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[Problem]:
    """Yield the sentences that do not fill in the same names in both languages."""
    for part, codes in sentences.items():
        for code, words in codes.items():
            if _names(words["nl"]) != _names(words["en"]):
                yield f"{part}.{code}", "both languages fill in the same names"


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _strangers(field: str, ids: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    if unknown := [id for id in ids if id not in known]:
        yield field, f"not in the vocabulary: {_listed(unknown)}"


def _listed(ids: Collection[str]) -> str:
    return ", ".join(sorted(ids))
