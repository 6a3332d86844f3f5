"""Do the rules of what answers reveal fit the items and scales? Whether there is such a need is known further up."""

from collections.abc import Iterator

from welnu.instruments.checks import Problem, repeated
from welnu.instruments.instrument import Instrument
from welnu.scoring.definition import Reveal
from welnu.scoring.score import score_range


def problems(instrument: Instrument) -> Iterator[Problem]:
    """Yield what is wrong with the reveals of `instrument`."""
    yield from repeated("reveals", (f"{rule.need} by {rule.item or rule.scale}" for rule in instrument.reveals))
    for number, rule in enumerate(instrument.reveals):
        for field, reason in _rule(instrument, rule):
            yield f"reveals.{number}{field}", reason


def _rule(instrument: Instrument, rule: Reveal) -> Iterator[Problem]:
    if (rule.item is None) == (rule.scale is None):
        yield "", "name an item or a scale, one of the two"
    elif (rule.at_least is None) == (rule.at_most is None):
        yield "", "say at_least or at_most, one of the two"
    elif rule.item is not None:
        yield from _of_item(instrument, rule)
    else:
        yield from _of_scale(instrument, rule)


def _of_item(instrument: Instrument, rule: Reveal) -> Iterator[Problem]:
    item = instrument.definition.by_id.get(rule.item or "")
    if item is None:
        yield ".item", f"there is no item {rule.item!r}"
    else:
        yield from _value(rule, item.minimum, item.maximum)


def _of_scale(instrument: Instrument, rule: Reveal) -> Iterator[Problem]:
    scale = next((scale for scale in instrument.scales if scale.id == rule.scale), None)
    if scale is None:
        yield ".scale", f"there is no scale {rule.scale!r}"
    elif all(id in instrument.definition.by_id for id in scale.items):
        yield from _value(rule, *score_range(instrument.definition, scale))


def _value(rule: Reveal, lowest: float, highest: float) -> Iterator[Problem]:
    """A value that everyone reaches, or nobody, tells nothing apart."""
    reason = f"tells nothing apart: {rule.item or rule.scale!r} goes from {lowest:g} to {highest:g}"
    if rule.at_least is not None and not lowest < rule.at_least <= highest:
        yield ".at_least", reason
    if rule.at_most is not None and not lowest <= rule.at_most < highest:
        yield ".at_most", reason
