"""An intervention: an offer of help as the factsheet describes it, for whom, how well proven and how to start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

Words = Mapping[str, str]  # language -> text

RECOGNISABLE: Final = ("effective", "well_substantiated")  # levels that the recognition committee gives
OUT_OF_REACH: Final = ("not_offered_now", "abroad")
NOT_FOR_PERSONS: Final = ("institution", "professionals")


@dataclass(frozen=True)
class Ages:
    """Whole years, both ends included; no `last`: and older."""

    first: int
    last: int | None
    lines: tuple[int, ...] = ()

    def include(self, years: int) -> bool:
        return self.first <= years and (self.last is None or years <= self.last)


@dataclass(frozen=True)
class Audience:
    """Who it is for. `who` takes part; ages are those of a person who takes part, or of a parent's child."""

    who: str
    words: Words
    ages: Ages | None = None
    sex: str | None = None
    groups: tuple[str, ...] = ()
    suited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What the factsheet says of its effect, whose judgement that is, and where it stands."""

    level: str
    basis: str
    by: str
    recognised: str
    quote: str | None
    lines: tuple[int, ...]
    note: Words | None = None
    conflict: bool = False

    @property
    def is_recognised(self) -> bool:
        return self.level in RECOGNISABLE and self.recognised not in ("no", "in_preparation")


@dataclass(frozen=True)
class Availability:
    """Whether it can be had, as far as the factsheet says so; `place` where it is local or abroad."""

    status: str
    quote: str | None
    lines: tuple[int, ...]
    place: str | None = None


@dataclass(frozen=True)
class Access:
    """How one starts, the easiest way first."""

    how: tuple[str, ...]
    lines: tuple[int, ...]
    note: Words | None = None


@dataclass(frozen=True)
class Intervention:
    """One entry of the catalogue; `lines` are those of the factsheet that it rests on."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    phases: tuple[str, ...]
    audience: Audience
    through: tuple[str, ...]
    needs: tuple[str, ...]
    also: tuple[str, ...]
    form: tuple[str, ...]
    setting: tuple[str, ...]
    languages: tuple[str, ...]
    summary: Words
    evidence: Evidence
    availability: Availability
    access: Access
    url: str | None
    url_lines: tuple[int, ...]
    lines: tuple[int, ...]
    checked_on: date

    @property
    def can_be_joined(self) -> bool:
        """Whether a person can take part at all, be it through someone else."""
        return (
            self.audience.who in ("person", "parent")
            and self.availability.status not in OUT_OF_REACH
            and not set(self.access.how) <= set(NOT_FOR_PERSONS)
        )


@dataclass(frozen=True)
class Need:
    """Something to want help with; `near` comes closest to it, `implies` is a situation that it tells of."""

    nl: str
    en: str
    near: tuple[str, ...] = ()
    implies: str | None = None


@dataclass(frozen=True)
class Situation:
    """Something to tell of one's life; telling it tells what it `includes` too."""

    nl: str
    en: str
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phase:
    """A phase of life: ages in months, both ends included, of the person or of their child."""

    nl: str
    en: str
    of: str
    months: tuple[int, int | None]
    lines: tuple[int, ...]

    def includes(self, months: int) -> bool:
        first, last = self.months
        return first <= months and (last is None or months <= last)


@dataclass(frozen=True)
class Gap:
    """Help that the factsheet says is missing: for some needs, or for a group."""

    id: str
    text: Words
    lines: tuple[int, ...]
    needs: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Everything that the match reads."""

    interventions: tuple[Intervention, ...]
    needs: Mapping[str, Need]
    situations: Mapping[str, Situation]
    phases: Mapping[str, Phase]
    gaps: tuple[Gap, ...]
