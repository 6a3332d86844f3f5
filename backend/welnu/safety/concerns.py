"""Responses that call for safety information now, and scores after which help is offered, gently.

Notes are never read. The same rules stand in pwa/src/safety/concerns.ts; both are tested on tests/cases/safety/.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol


class ConcernRule(Protocol):
    """A response of `at_least` this value on `item` raises `concern`."""

    @property
    def item(self) -> str: ...
    @property
    def at_least(self) -> int: ...
    @property
    def concern(self) -> str: ...


class OfferRule(Protocol):
    """A point on `scale` below which, or from which, help is offered."""

    @property
    def scale(self) -> str: ...
    @property
    def score(self) -> int: ...


class Rules(Protocol):
    """What the definition of an instrument says about safety."""

    @property
    def concerns(self) -> Sequence[ConcernRule]: ...
    @property
    def offer_help_below(self) -> Sequence[OfferRule]: ...
    @property
    def offer_help_from(self) -> Sequence[OfferRule]: ...


def concerns(rules: Rules, responses: Mapping[str, int]) -> list[str]:
    """Return the concerns that `responses` raise, each once; a skipped item raises none."""
    raised = (rule.concern for rule in rules.concerns if _reached(rule, responses))
    return list(dict.fromkeys(raised))


def offers_help(rules: Rules, scores: Mapping[str, float | None]) -> bool:
    """Return whether help is offered after `scores`; a scale without a score never says so."""
    below = ((scores.get(rule.scale), rule.score) for rule in rules.offer_help_below)
    above = ((scores.get(rule.scale), rule.score) for rule in rules.offer_help_from)
    return any(score is not None and score < point for score, point in below) or any(
        score is not None and score >= point for score, point in above
    )


def _reached(rule: ConcernRule, responses: Mapping[str, int]) -> bool:
    response = responses.get(rule.item)
    return response is not None and response >= rule.at_least
