"""The instruments that are known here, in every version; reads the folder that holds them."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from welnu.config import resource
from welnu.instruments import folder
from welnu.instruments.faults import Fault, Faulty
from welnu.instruments.instrument import Instrument


class Library:
    """Instruments by id and version. Of two that are the same, the last given counts."""

    def __init__(self, instruments: Iterable[Instrument]):
        known = {(each.id, each.version): each for each in instruments}
        self._instruments = dict(sorted(known.items()))
        self._newest = dict(self._instruments.keys())  # sorted, so the newest version of an id comes last

    def __iter__(self) -> Iterator[Instrument]:
        return iter(self._instruments.values())

    @property
    def ids(self) -> list[str]:
        return list(self._newest)

    def get(self, id: str, version: int | None = None) -> Instrument | None:
        """Return instrument `id` in `version`, or in its newest; None if it is not known here."""
        return self._instruments.get((id, version or self._newest.get(id, 0)))


@cache
def shipped() -> Library:
    """Return the instruments that come with Welnu; raises Faulty if the installation is broken."""
    return load(resource("questionnaires"))


def load(path: Path) -> Library:
    """Return the instruments in the folder `path`; raises Faulty with all that is wrong."""
    found, faults = read(path)
    if faults:
        raise Faulty(*faults)
    return Library(found)


def read(path: Path) -> tuple[list[Instrument], list[Fault]]:
    """Return the instruments in the folder `path` that are right, and what is wrong with the others."""
    found: list[Instrument] = []
    faults: list[Fault] = []
    for each in sorted(inner for inner in path.glob("*") if inner.is_dir()):
        try:
            found += folder.read(each)
        except Faulty as faulty:
            faults += faulty.faults
    if not found and not faults:
        faults.append(Fault(str(path), "file", "there are no instruments here"))
    return found, faults
