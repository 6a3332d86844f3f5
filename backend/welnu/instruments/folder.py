"""Reads one instrument: its definition, its words, its worked examples, and its older versions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from marshmallow import Schema, ValidationError

from welnu.instruments import examples, wording
from welnu.instruments.faults import Fault, Faulty, flat
from welnu.instruments.instrument import Instrument, Texts
from welnu.instruments.schemas import ExampleSchema, InstrumentSchema, TextsSchema
from welnu.instruments.strict_yaml import Unreadable, parsed

LANGUAGES: Final = ("nl", "en")
LARGEST: Final = 1_000_000  # bytes; an instrument with all its words takes some 10,000
CURRENT: Final = "instrument.yaml"
OLDER: Final = re.compile(r"v([1-9][0-9]*)\.yaml")


def read(folder: Path) -> list[Instrument]:
    """Return the instrument in `folder` in all its versions, oldest first.

    instrument.yaml is the newest; a definition that is no longer asked but still scored keeps its
    rules in v1.yaml, v2.yaml and so on. Raises Faulty with all that is wrong.
    """
    newest: Instrument = loaded(folder / CURRENT, InstrumentSchema())
    older = {path: loaded(path, InstrumentSchema()) for path in sorted(folder.glob("v*.yaml"))}
    by_version = {instrument.version: instrument for instrument in (*older.values(), newest)}
    texts, faults = _texts(newest, folder)
    faults += _strangers(newest, folder)
    faults += [fault for path, instrument in older.items() for fault in _identity(instrument, newest, path)]
    faults += _examples(by_version, newest, folder / "examples.yaml")
    if faults:
        raise Faulty(*faults)
    return [*older.values(), replace(newest, texts=texts)]


def loaded(path: Path, schema: Schema) -> Any:
    """Return what the YAML file `path` says, in the shape of `schema`; raises Faulty."""
    try:
        return schema.load(parsed(text(path)))
    except Unreadable as error:
        raise Faulty(Fault(str(path), "file", str(error))) from None
    except ValidationError as error:
        raise Faulty(*flat(str(path), error.messages)) from None


def text(path: Path) -> str:
    """Return the text in `path`; raises Faulty."""
    try:
        if path.stat().st_size > LARGEST:
            raise Faulty(Fault(str(path), "file", f"is larger than {LARGEST:,} bytes"))
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Faulty(Fault(str(path), "file", "is missing")) from None
    except OSError as error:
        raise Faulty(Fault(str(path), "file", f"cannot be read: {error.strerror}")) from None
    except UnicodeDecodeError:
        raise Faulty(Fault(str(path), "file", "is not UTF-8 text")) from None


def _strangers(newest: Instrument, folder: Path) -> Iterator[Fault]:
    if newest.id != folder.name:
        yield Fault(str(folder / CURRENT), "id", f"{newest.id!r} is not the name of its folder")
    expected = {CURRENT, "examples.yaml", *(f"{language}.yaml" for language in LANGUAGES)}
    for path in sorted(folder.iterdir()):
        if path.name not in expected and not OLDER.fullmatch(path.name):
            yield Fault(str(path), "file", "has no place here")


def _identity(instrument: Instrument, newest: Instrument, path: Path) -> Iterator[Fault]:
    if instrument.id != newest.id:
        yield Fault(str(path), "id", f"{instrument.id!r} must be {newest.id!r}")
    if path.name != f"v{instrument.version}.yaml":
        yield Fault(str(path), "version", f"{instrument.version} does not fit the name of the file")
    if instrument.version >= newest.version:
        yield Fault(str(path), "version", f"must be below {newest.version}, the version of {CURRENT}")


def _texts(instrument: Instrument, folder: Path) -> tuple[dict[str, Texts], list[Fault]]:
    """Return the words of our own instruments; those of others come as a text pack, never from here."""
    texts: dict[str, Texts] = {}
    faults: list[Fault] = []
    for language in LANGUAGES:
        path = folder / f"{language}.yaml"
        if instrument.text == "external":
            faults += [Fault(str(path), "file", "this instrument's text is external")] if path.exists() else []
            continue
        try:
            texts[language] = loaded(path, TextsSchema())
            faults += [Fault(str(path), *problem) for problem in wording.problems(instrument, texts[language])]
        except Faulty as faulty:
            faults += faulty.faults
    return texts, faults


def _examples(by_version: Mapping[int, Instrument], newest: Instrument, path: Path) -> Iterator[Fault]:
    worked = loaded(path, ExampleSchema(many=True))
    if not worked:
        yield Fault(str(path), "file", "at least one worked example is needed")
    for number, example in enumerate(worked):
        instrument = by_version.get(example.get("version", newest.version))
        if instrument is None:
            yield Fault(str(path), f"{number}.version", f"there is no version {example['version']}")
        else:
            for field, reason in examples.problems(instrument, example):
                yield Fault(str(path), f"{number}.{field}", reason)
