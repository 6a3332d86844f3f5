"""What no single field can tell: does the whole of an instrument fit together?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from welnu.instruments.instrument import Instrument, Offer
from welnu.scoring.category import FEELING, FUNCTIONING
from welnu.scoring.definition import Scale
from welnu.scoring.score import score_range

Problem = tuple[str, str]  # field, reason
COLUMNS: Final = ("id", "category")  # of `welnu score`, beside one for each scale


def problems(instrument: Instrument) -> list[Problem]:
    """Return what is wrong with `instrument`."""
    return [
        *repeated("items", (item.id for item in instrument.items)),
        *repeated("scales", (scale.id for scale in instrument.scales)),
        *repeated("tags", instrument.tags),
        *repeated("life_phases", instrument.life_phases),
        *_items(instrument),
        *_scales(instrument),
        *_category(instrument),
        *_safety(instrument),
    ]


def repeated(field: str, ids: Iterable[str]) -> Iterator[Problem]:
    for id, times in Counter(ids).items():
        if times > 1:
            yield field, f"{id!r} stands here twice"


def _items(instrument: Instrument) -> Iterator[Problem]:
    used = {id for scale in instrument.scales for id in scale.items} | {rule.item for rule in instrument.reveals}
    for number, item in enumerate(instrument.items):
        if item.minimum >= item.maximum:
            yield f"items.{number}.maximum", f"must be above the minimum, {item.minimum}"
        if item.id not in used:
            yield f"items.{number}.id", f"{item.id!r} is in no scale and reveals nothing"


def _scales(instrument: Instrument) -> Iterator[Problem]:
    for number, scale in enumerate(instrument.scales):
        for field, reason in _scale(instrument, scale):
            yield f"scales.{number}.{field}", reason


def _scale(instrument: Instrument, scale: Scale) -> Iterator[Problem]:
    if scale.id in COLUMNS or scale.id.endswith("_band"):
        yield "id", f"{scale.id!r} is the name of another column of scores"
    yield from repeated("items", scale.items)
    yield from repeated("reversed", scale.reversed)
    unknown = [id for id in scale.items if id not in instrument.definition.by_id]
    for id in unknown:
        yield "items", f"there is no item {id!r}"
    for id in scale.reversed:
        if id not in scale.items:
            yield "reversed", f"{id!r} is not an item of this scale"
    if not 1 <= scale.min_answered <= len(scale.items):
        yield "min_answered", f"must be from 1 to the number of items, {len(scale.items)}"
    if scale.bands and not unknown:
        yield from _bands(instrument, scale, scale.bands.ranges)


def _bands(instrument: Instrument, scale: Scale, ranges: tuple[tuple[int, int], ...]) -> Iterator[Problem]:
    """Bands follow each other, in whole points, from the lowest to the highest score."""
    if scale.method == "mean":
        yield "bands", "bands are in whole points, and a mean is not"
        return
    lowest, highest = score_range(instrument.definition, scale)
    expected = lowest
    for first, last in ranges:
        if first != expected:
            yield "bands.ranges", f"{first}-{last} must begin at {expected:g}: no hole, no overlap"
        if last < first:
            yield "bands.ranges", f"{first}-{last} ends before it begins"
        expected = last + 1
    if expected != highest + 1:
        yield "bands.ranges", f"the last must end at {highest:g}, the highest score"


def _category(instrument: Instrument) -> Iterator[Problem]:
    if instrument.category is None:
        return
    if len(instrument.items) != FEELING + FUNCTIONING:
        yield "category.rule", f"needs {FEELING + FUNCTIONING} items, not {len(instrument.items)}"
    if any((item.minimum, item.maximum) != (0, 5) for item in instrument.items):
        yield "category.rule", "needs items from 0 to 5"


def _safety(instrument: Instrument) -> Iterator[Problem]:
    for number, rule in enumerate(instrument.safety.concerns):
        item = instrument.definition.by_id.get(rule.item)
        if item is None:
            yield f"safety.concerns.{number}.item", f"there is no item {rule.item!r}"
        elif not item.minimum < rule.at_least <= item.maximum:
            yield f"safety.concerns.{number}.at_least", f"no response to {item.id!r} tells this apart"
    for field in ("offer_help_below", "offer_help_from"):
        for number, offer in enumerate(getattr(instrument.safety, field)):
            for inner, reason in _offer(instrument, offer):
                yield f"safety.{field}.{number}.{inner}", reason


def _offer(instrument: Instrument, offer: Offer) -> Iterator[Problem]:
    scale = next((scale for scale in instrument.scales if scale.id == offer.scale), None)
    if scale is None:
        yield "scale", f"there is no scale {offer.scale!r}"
    elif all(id in instrument.definition.by_id for id in scale.items):
        lowest, highest = score_range(instrument.definition, scale)
        if not lowest < offer.score <= highest:
            yield "score", f"no score of {scale.id!r} tells this apart: they go from {lowest:g} to {highest:g}"
