"""Text packs: words that an operator adds, in WELNU_HOME/instruments/<instrument>/<language>.yaml."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import orjson
import yaml
from marshmallow import ValidationError

from welnu.instruments import fhir, library, wording
from welnu.instruments.checks import Problem
from welnu.instruments.faults import Fault, Faulty, flat
from welnu.instruments.folder import loaded, text
from welnu.instruments.instrument import Instrument, Texts
from welnu.instruments.library import Library
from welnu.instruments.schemas import PackSchema

FOLDER: Final = "instruments"
HEADER: Final = ("instrument", "version", "language")  # what a pack says beyond the words themselves


def known(home: Path) -> Library:
    """Return the instruments that ship, with the words that the operator of `home` has added.

    A pack that does not fit any more, after an upgrade, is left out; `welnu check-data` says why.
    """
    return _known(tuple((path, path.stat().st_mtime_ns) for path in _files(home)))


@lru_cache(maxsize=4)
def _known(files: tuple[tuple[Path, int], ...]) -> Library:
    instruments = {(each.id, each.version): each for each in library.shipped()}
    for path, _ in files:
        try:
            instrument, pack = read(path)
        except Faulty:
            continue
        known = instruments[instrument.id, instrument.version]
        instruments[instrument.id, instrument.version] = replace(
            known, texts={**known.texts, pack["language"]: words(pack)}
        )
    return Library(instruments.values())


def faults(home: Path) -> Iterator[Fault]:
    """Yield what is wrong with the packs in `home`."""
    for path in _files(home):
        try:
            read(path)
        except Faulty as faulty:
            yield from faulty.faults


def install(file: Path, home: Path) -> Path:
    """Copy the text pack `file` (our YAML, or FHIR R4 JSON) into `home`, whole or not at all; raises Faulty."""
    instrument, pack = read(file)
    target = home / FOLDER / instrument.id / f"{pack['language']}.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as output:
            yaml.safe_dump(PackSchema().dump(pack), output, allow_unicode=True, sort_keys=False)
            output.flush()
            os.fsync(output.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def read(file: Path) -> tuple[Instrument, dict[str, Any]]:
    """Return the text pack in `file` and the instrument that it is for; raises Faulty with all that is wrong."""
    pack = _from_fhir(file) if text(file).lstrip().startswith("{") else loaded(file, PackSchema())
    instrument = _instrument(file, "instrument", pack["instrument"], pack["version"])
    _refuse(file, wording.problems(instrument, words(pack)))
    return instrument, pack


def words(pack: dict[str, Any]) -> Texts:
    """Return the words in a pack, without its header."""
    return {name: value for name, value in pack.items() if name not in HEADER}


def _from_fhir(file: Path) -> dict[str, Any]:
    try:
        said = orjson.loads(text(file))
    except orjson.JSONDecodeError:
        raise Faulty(Fault(str(file), "file", "is not JSON")) from None
    if said.get("resourceType") != "Questionnaire":
        _refuse(file, [("resourceType", f"must be Questionnaire, not {said.get('resourceType')!r}")])
    instrument = _instrument(file, "id", said.get("id"), said.get("version"))
    try:
        pack: dict[str, Any] = PackSchema().load(fhir.pack(said, instrument))
    except fhir.Unfit as unfit:
        _refuse(file, unfit.problems)
    except ValidationError as error:
        raise Faulty(*flat(str(file), error.messages)) from None
    return pack


def _instrument(file: Path, field: str, id: Any, version: Any) -> Instrument:
    """Return the newest version of instrument `id`, which is the one that can be asked."""
    ids = library.shipped().ids
    instrument = library.shipped().get(id) if id in ids else None
    if instrument is None:
        raise Faulty(Fault(str(file), field, f"{id!r} is not one of {', '.join(ids)}"))
    if instrument.text == "own":
        raise Faulty(Fault(str(file), field, f"{id} has words of its own; a pack cannot replace them"))
    if str(version) != str(instrument.version):
        raise Faulty(Fault(str(file), "version", f"must be {instrument.version}, not {version!r}"))
    return instrument


def _refuse(file: Path, problems: Iterable[Problem]) -> None:
    if faults := [Fault(str(file), *problem) for problem in problems]:
        raise Faulty(*faults)


def _files(home: Path) -> list[Path]:
    return sorted((home / FOLDER).glob("*/[a-z]*.yaml"))
