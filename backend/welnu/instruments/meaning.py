"""What a released version means, as one hash: everything that decides what is asked for and how it is scored."""

import json
from hashlib import sha256
from typing import Any, Final

from welnu.instruments.instrument import Instrument

SAFETY: Final = ("offer_help_below", "offer_help_from")


def meaning(instrument: Instrument) -> str:
    """Return a hash that changes when responses would be collected or scored otherwise.

    Wording, tags, sources, licence and reference figures may be improved without a new version; so may what answers
    reveal: it suggests help today, and changes nothing of what was collected or scored.
    """
    text = json.dumps(_rules(instrument), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _rules(instrument: Instrument) -> dict[str, Any]:
    safety = instrument.safety
    return {
        "id": instrument.id,
        "version": instrument.version,
        "recall_period_days": instrument.recall_period_days,
        "items": [[item.id, item.minimum, item.maximum] for item in instrument.items],
        "scales": [
            [scale.id, scale.method, scale.items, sorted(scale.reversed), scale.min_answered, scale.higher_is]
            for scale in instrument.scales
        ],
        "bands": {scale.id: scale.bands.ranges for scale in instrument.scales if scale.bands},
        "category": instrument.category and instrument.category.rule,
        "concerns": [[rule.item, rule.at_least, rule.concern] for rule in safety.concerns],
        "offers": {field: [[offer.scale, offer.score] for offer in getattr(safety, field)] for field in SAFETY},
    }
