"""An instrument: a questionnaire in one version, with its sources, its safety rules and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from welnu.scoring.definition import Category, Definition, Item, Reveal, Scale

Texts = Mapping[str, Any]  # what TextsSchema loads: the words of an instrument in one language


@dataclass(frozen=True)
class Licence:
    """Who holds the rights to the wording, and on what terms it may be used."""

    text: str
    holder: str


@dataclass(frozen=True)
class Concern:
    """A response of `at_least` this value on `item` calls for safety information now."""

    item: str
    at_least: int
    concern: str
    source: str


@dataclass(frozen=True)
class Offer:
    """A score from which help is offered, gently."""

    scale: str
    score: int
    source: str


@dataclass(frozen=True)
class Safety:
    """When to show safety information (concerns), and when to offer help (scores below, or from, a point)."""

    concerns: tuple[Concern, ...] = ()
    offer_help_below: tuple[Offer, ...] = ()
    offer_help_from: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Instrument:
    """What can be asked, or at least scored. Without texts it can only be scored."""

    id: str
    version: int
    released_on: date
    text: str
    licence: Licence
    source: str
    recall_period_days: int
    life_phases: tuple[str, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    category: Category | None = None
    reveals: tuple[Reveal, ...] = ()
    safety: Safety = field(default_factory=Safety)
    tags: tuple[str, ...] = ()
    note: bool = False
    texts: Mapping[str, Texts] = field(default_factory=dict)
    definition: Definition = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "definition", Definition(self.items, self.scales, self.category, self.reveals))
