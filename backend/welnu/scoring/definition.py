"""What is scored, and how: the part of an instrument that gives its answers a meaning."""

from dataclasses import dataclass, field
from typing import Literal

Method = Literal["sum", "mean", "percent"]
Direction = Literal["better", "worse"]


@dataclass(frozen=True)
class Item:
    """One question, answered with a whole number from `minimum` to `maximum`."""

    id: str
    minimum: int
    maximum: int


@dataclass(frozen=True)
class Bands:
    """Ranges of a scale's scores, in whole points, and who drew the lines between them."""

    ranges: tuple[tuple[int, int], ...]
    source: str


@dataclass(frozen=True)
class Reference:
    """How a scale behaves in a population: to tell a change from measurement error.

    sd: standard deviation, in points of the scale; reliability: 0 to 1.
    approximate: the figures are of another wording, or were derived; the source says how.
    """

    sd: float
    reliability: float
    source: str
    approximate: bool = False


@dataclass(frozen=True)
class Scale:
    """Items combined into one score.

    min_answered: with fewer items answered there is no score.
    reversed: items that count as minimum + maximum - value.
    """

    id: str
    method: Method
    items: tuple[str, ...]
    min_answered: int
    higher_is: Direction
    reversed: tuple[str, ...] = ()
    bands: Bands | None = None
    reference: Reference | None = None


@dataclass(frozen=True)
class Category:
    """A named rule that sorts an administration into one of a few groups."""

    rule: str
    source: str


@dataclass(frozen=True)
class Reveal:
    """A response to `item`, or a score on `scale`, of `at_least` or `at_most` this value suggests a need.

    One of the first two and one of the last two is there. source: where the value comes from.
    """

    need: str
    source: str
    item: str | None = None
    scale: str | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Definition:
    """The items of an instrument in one version, and every rule to score them."""

    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    category: Category | None = None
    reveals: tuple[Reveal, ...] = ()
    by_id: dict[str, Item] = field(init=False, repr=False, compare=False)
    ranges: tuple[tuple[str, int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {item.id: item for item in self.items})
        object.__setattr__(self, "ranges", tuple((item.id, item.minimum, item.maximum) for item in self.items))
