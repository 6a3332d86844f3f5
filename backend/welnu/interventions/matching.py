"""The match: which interventions fit what a person asks for, in which order, and why.

Hard rules come first (admission.py), then fit to the needs, then preferences, then evidence, then how easily
one starts. The weights are Welnu's own choice; they only put offers in order and mean nothing by themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from welnu.interventions.admission import Admission, Told, admission, told_by
from welnu.interventions.intervention import Catalogue, Evidence, Gap, Intervention
from welnu.interventions.part import Part
from welnu.interventions.profile import Profile

CRISIS: Final = "suicidal_thoughts"
MAIN, ALSO, NEAR, GROUP, SUITED = 100, 50, 20, 20, 10  # points of fit
SHORTLIST: Final = 5  # offers that are shown at first
ADULT: Final = 18  # years


class Offer(NamedTuple):
    """An intervention that fits. `score` orders offers of one match; `main`: the needs that it is mainly for."""

    intervention: Intervention
    score: int
    reasons: tuple[Part, ...]
    caveats: tuple[Part, ...]
    main: tuple[str, ...]


class Match(NamedTuple):
    """Offers, best first, and what stands around them.

    shortlist: ids of the first few, the best for each need among them
    concern: what calls for crisis help before anything else; then there are no offers
    gaps: what is missing, as parts for `gaps` of sentences.yaml or as gaps of the factsheet
    information: ids of sites with information that are not among the offers
    contact: `young` or `listen`, the kind of safety contact to talk to
    """

    offers: tuple[Offer, ...]
    shortlist: tuple[str, ...]
    concern: str | None
    gaps: tuple[Gap | Part, ...]
    information: tuple[str, ...]
    contact: str


def match(profile: Profile, catalogue: Catalogue) -> Match:
    """Return what fits `profile`. Equal input gives equal output, in equal order."""
    told = told_by(profile, catalogue)
    contact = "young" if _is_young(told) else "listen"
    if profile.concern or CRISIS in profile.needs:
        return Match((), (), CRISIS, (), (), contact)
    open_to = [(entry, found) for entry in catalogue.interventions if (found := admission(entry, told))]
    served = {need for entry, found in open_to if not _is_childs(found) for need in (*entry.needs, *entry.also)}
    near = {need: catalogue.needs[need].near for need in profile.needs if need not in served}
    offers = sorted(_offers(open_to, told, near), key=lambda offer: (-offer.score, offer.intervention.id))
    chosen = {offer.intervention.id for offer in offers}
    information = [entry.id for entry, _ in open_to if "information" in entry.needs and entry.id not in chosen]
    gaps = _gaps(offers, told, catalogue)
    return Match(tuple(offers), shortlist(offers, profile.needs), None, gaps, tuple(sorted(information)), contact)


def shortlist(offers: Sequence[Offer], needs: Iterable[str], size: int = SHORTLIST) -> tuple[str, ...]:
    """Return the ids of the first offers; for each need, as far as there is place, the best for it is among them."""
    best = (next((offer for offer in offers if need in offer.main), None) for need in needs)
    wanted = dict.fromkeys(offer.intervention.id for offer in best if offer)
    wanted |= dict.fromkeys(offer.intervention.id for offer in offers)
    chosen = set(list(wanted)[:size])
    return tuple(offer.intervention.id for offer in offers if offer.intervention.id in chosen)


def _is_young(told: Told) -> bool:
    years = told.profile.age
    return told.profile.asks_for == "self" and years is not None and years < ADULT


def _is_childs(found: Admission) -> bool:
    """Whether someone asks for themselves and their child could join: good for the need itself alone."""
    return any(part.code == "for_your_child" for part in found.caveats)


def _offers(
    open_to: Iterable[tuple[Intervention, Admission]], told: Told, near: Mapping[str, Sequence[str]]
) -> Iterable[Offer]:
    for entry, found in open_to:
        if needs := _needs(entry, told.profile.needs, {} if _is_childs(found) else near):
            yield _offer(entry, found, needs, told)


def _needs(entry: Intervention, needs: Iterable[str], near: Mapping[str, Sequence[str]]) -> list[tuple[int, Part]]:
    """Return the needs that `entry` serves: the points and the reason of each."""
    found = []
    for need in needs:
        if need in entry.needs:
            found.append((MAIN, Part("need", {"need": need})))
        elif need in entry.also:
            found.append((ALSO, Part("also", {"need": need})))
        elif close := [(rank, each) for rank, each in enumerate(near.get(need, ())) if each in entry.needs]:
            rank, nearest = close[0]
            found.append((NEAR - 2 * rank, Part("near_need", {"need": need, "near": nearest})))
    return found


def _offer(entry: Intervention, found: Admission, needs: Sequence[tuple[int, Part]], told: Told) -> Offer:
    made_for = _made_for(entry, told)
    liked = _liked(entry, told.profile)
    fit = sum(points for points, _ in needs) + sum(points for points, _ in made_for)
    fit = fit // 2 if found.weaker else fit
    score = fit * 1000 + min(9, len(liked)) * 100 + _proof(entry.evidence) * 10 + _ease(entry)
    reasons = (*(part for _, part in needs), *(part for _, part in made_for), *liked, *_other_reasons(entry))
    main = tuple(part.values["need"] for _, part in needs if part.code == "need")
    return Offer(entry, score, reasons, (*found.caveats, *_caveats(entry, told.profile)), main)


def _made_for(entry: Intervention, told: Told) -> list[tuple[int, Part]]:
    """Return the points and reasons of a group that one belongs to. Every child goes to school: no group of its own."""
    own = told.situations - {"pupil"}
    kinds = ((GROUP, "group", entry.audience.groups), (SUITED, "suited", entry.audience.suited))
    return [
        (points, Part(code, {"situation": next(each for each in situations if each in own)}))
        for points, code, situations in kinds
        if not own.isdisjoint(situations)
    ]


def _liked(entry: Intervention, profile: Profile) -> list[Part]:
    forms = [Part("form", {"form": form}) for form in profile.form if form in entry.form]
    return forms + [Part("setting", {"setting": each}) for each in profile.setting if each in entry.setting]


def _proof(evidence: Evidence) -> int:
    """Return the rank of what is known of the effect: recognised first, then what the text itself says."""
    if evidence.is_recognised:
        return {"effective": 6 if evidence.basis == "stated" else 5}.get(evidence.level, 4)
    return {"effective": 3, "well_substantiated": 2, "promising": 2}.get(evidence.level, 1)


def _ease(entry: Intervention) -> int:
    return {"self": 2, "ask_provider": 1}.get(entry.access.how[0], 0)


def _other_reasons(entry: Intervention) -> Iterable[Part]:
    if ages := entry.audience.ages:
        yield (
            Part("age_from", {"from": ages.first})
            if ages.last is None
            else Part("age", {"from": ages.first, "to": ages.last})
        )
    if entry.availability.status == "local":
        yield Part("place", {"place": entry.availability.place})
    if entry.evidence.is_recognised:
        yield Part("evidence", {"level": entry.evidence.level})


def _caveats(entry: Intervention, profile: Profile) -> Iterable[Part]:
    evidence = entry.evidence
    yield from _start(entry.access.how)
    if evidence.recognised in ("no", "in_preparation"):
        yield Part("not_recognised")
    if evidence.basis == "heading_only" and evidence.is_recognised:
        yield Part("heading_only", {"level": evidence.level})
    if evidence.conflict:
        yield Part("evidence_conflict")
    if entry.availability.status == "limited":
        yield Part("limited")
    if entry.languages:
        yield Part("language", {"language": entry.languages[0]})
    elif profile.languages and "nl" not in profile.languages:
        yield Part("languages_unknown")
    if profile.anonymous:
        yield Part("anonymous_unknown")


def _start(how: Sequence[str]) -> Iterable[Part]:
    """Return how one starts, where that is not by oneself: the first way, and whether asking is another."""
    if how[0] == "ask_provider":
        yield Part("ask_provider")
    elif how[0] != "self":
        yield Part("through_or_ask" if "ask_provider" in how else "through", {"access": how[0]})


def _gaps(offers: Sequence[Offer], told: Told, catalogue: Catalogue) -> tuple[Gap | Part, ...]:
    proven = [offer for offer in offers if offer.intervention.evidence.is_recognised]
    well_served = {need for offer in proven if not _is_weaker(offer) for need in offer.main}
    poorly = [need for need in told.profile.needs if need not in well_served]
    named = tuple(gap for gap in catalogue.gaps if _concerns(gap, poorly, proven, told))
    reached = {part.values["need"] for offer in offers for part in offer.reasons if part.code in ("need", "also")}
    reached |= {need for gap in named for need in gap.needs}
    nothing = (Part("nothing", {"need": need}) for need in told.profile.needs if need not in reached)
    return (*named, *nothing)


def _is_weaker(offer: Offer) -> bool:
    return any(part.code in ("weaker_phase", "for_your_child") for part in offer.caveats)


def _concerns(gap: Gap, poorly: Sequence[str], proven: Sequence[Offer], told: Told) -> bool:
    """Return whether `gap` is worth telling: nothing recognised for its needs, or none made for its group."""
    if not set(gap.needs).isdisjoint(poorly):
        return True
    belongs = not told.situations.isdisjoint(gap.situations) or any(_is_in(phase, told) for phase in gap.phases)
    return belongs and not any(_is_made_for(offer.intervention, gap) for offer in proven)


def _is_in(phase: str, told: Told) -> bool:
    if phase == "student":
        return "student" in told.situations
    months = told.child_months if told.profile.asks_for == "child" else told.months
    return months is not None and told.phases[phase].includes(months)


def _is_made_for(entry: Intervention, gap: Gap) -> bool:
    groups = (*entry.audience.groups, *entry.audience.suited)
    return not set(groups).isdisjoint(gap.situations) or (bool(entry.phases) and set(entry.phases) <= set(gap.phases))
