"""Who asks for help, what for, and how they would like it. It is never stored on the server."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Child:
    """The child that a parent asks for, or has. `age_months`: -9..., below 0 before birth."""

    age_months: int | None = None
    sex: str | None = None


@dataclass(frozen=True)
class Profile:
    """What a person tells; everything but the needs may be missing. `age`: whole years."""

    needs: tuple[str, ...]
    age: int | None = None
    sex: str | None = None
    situations: tuple[str, ...] = ()
    child: Child | None = None
    asks_for: str = "self"
    form: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    anonymous: bool = False
    languages: tuple[str, ...] = ()
    place: str | None = None
    concern: bool = False
