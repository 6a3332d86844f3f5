"""A match as JSON: offers with their reasons in words, and whom to turn to."""

from typing import Any

from welnu.interventions.catalogue import Shelf
from welnu.interventions.intervention import Gap
from welnu.interventions.matching import Match, Offer
from welnu.interventions.part import Part
from welnu.interventions.schemas import AccessSchema, AvailabilitySchema, EvidenceSchema
from welnu.interventions.sentences import in_words

CRISIS_CONTACTS = ("danger", "talk", "doctor")  # kinds of backend/welnu/safety/contacts/nl.yaml, first things first


def told(found: Match, shelf: Shelf) -> dict[str, Any]:
    """Return `found` in the shape that scripts rely on, in Dutch and English."""
    return {
        "offers": [_offer(offer, shelf) for offer in found.offers],
        "shortlist": list(found.shortlist),
        "safety": {"concern": found.concern, "contacts": list(CRISIS_CONTACTS)} if found.concern else None,
        "gaps": [_gap(gap, shelf) for gap in found.gaps],
        "information": list(found.information),
        "contact": found.contact,
    }


def _offer(offer: Offer, shelf: Shelf) -> dict[str, Any]:
    entry = offer.intervention
    return {
        "id": entry.id,
        "name": entry.name,
        "evidence": EvidenceSchema().dump(entry.evidence),
        "availability": AvailabilitySchema().dump(entry.availability),
        "access": AccessSchema().dump(entry.access),
        "score": offer.score,
        "reasons": [_part("reasons", part, shelf) for part in offer.reasons],
        "caveats": [_part("caveats", part, shelf) for part in offer.caveats],
    }


def _part(kind: str, part: Part, shelf: Shelf) -> dict[str, Any]:
    words = in_words(part, shelf.sentences[kind], shelf.vocabulary)
    return {"code": part.code, **part.values, **words}


def _gap(gap: Gap | Part, shelf: Shelf) -> dict[str, Any]:
    if isinstance(gap, Gap):
        return {"id": gap.id, **gap.text, "lines": list(gap.lines)}
    words = in_words(gap, shelf.sentences["gaps"], shelf.vocabulary)
    return {"id": gap.code, **gap.values, **words, "lines": []}
