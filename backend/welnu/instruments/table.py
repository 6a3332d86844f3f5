"""A CSV of administrations, one a row, becomes a CSV of scores. Row by row: a file of any size takes no more memory.

What a cell says is never guessed at: only a whole number in the item's range is an answer, written
in plain digits, or with zeros after a point as some spreadsheets do ("3.0"). All else is skipped.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from welnu.scoring.category import category
from welnu.scoring.definition import Definition
from welnu.scoring.score import bands, scores

WHOLE: Final = re.compile(r"([0-9]{1,9})(?:\.0+)?")
DELIMITERS: Final = ",;\t"


class Unscorable(ValueError):
    """A file that cannot be scored; the message is one sentence."""


class Columns(NamedTuple):
    """Where things stand in a row: the columns to carry over, and the column of each item."""

    carried: dict[str, int]
    items: dict[str, int]
    width: int


def scored(definition: Definition, lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the header, then a row of scores for every administration in `lines`; raises Unscorable."""
    lines = iter(lines)
    first = next(lines, "")
    reader = csv.reader(chain([first], lines), delimiter=delimiter(first), strict=True)
    try:
        found = columns(definition, next(reader, []))
        yield header(definition, found)
        for row in reader:
            if row:
                yield _scored(definition, found, row, reader.line_num)
    except csv.Error as error:
        raise Unscorable(f"line {reader.line_num}: {error}") from None


def delimiter(first: str) -> str:
    """Return what separates the columns: the one of comma, semicolon and tab that the header has most of."""
    return max(DELIMITERS, key=first.count)


def columns(definition: Definition, names: Sequence[str]) -> Columns:
    """Return where the columns of the header `names` stand; raises Unscorable.

    An item goes by its id or by its number, 1, 2, 3…; `id` and what ends in `_id` is carried over, all else ignored.
    """
    names = [name.strip() for name in names]
    numbers = {str(number): item.id for number, item in enumerate(definition.items, 1)}
    found: dict[str, int] = {}
    for position, name in enumerate(names):
        item = name if name in definition.by_id else numbers.get(name, "")
        if item in found:
            raise Unscorable(f"the header names the item {item} twice")
        if item:
            found[item] = position
    if missing := [f"{id} ({number})" for number, id in numbers.items() if id not in found]:
        raise Unscorable(_no_columns(missing, bool(found)))
    return Columns(_carried(names), found, len(names))


def _no_columns(missing: list[str], some: bool) -> str:
    if some:
        return f"the header has no column for {', '.join(missing)}"
    return f"the first line must be a header with a column for each item, by id or number: {', '.join(missing)}"


def _carried(names: Sequence[str]) -> dict[str, int]:
    carried: dict[str, int] = {}
    for position, name in enumerate(names):
        if name.lower() == "id" or name.lower().endswith("_id"):
            if name in carried:
                raise Unscorable(f"the header names the column {name} twice")
            carried[name] = position
    return carried


def header(definition: Definition, found: Columns) -> list[str]:
    """Return the names of the columns that come out."""
    names = [
        name for scale in definition.scales for name in ([scale.id, f"{scale.id}_band"] if scale.bands else [scale.id])
    ]
    return [*found.carried, *names, *(["category"] if definition.category else [])]


def _scored(definition: Definition, found: Columns, row: Sequence[str], line: int) -> list[str]:
    if len(row) != found.width:
        raise Unscorable(f"line {line} has {len(row)} cells where the header has {found.width}")
    responses = {id: value(row[position]) for id, position in found.items.items()}
    values = scores(definition, responses)
    ranges = bands(definition, values)
    result = [row[position] for position in found.carried.values()]
    for scale in definition.scales:
        result.append(number(values[scale.id]))
        if scale.bands:
            result.append(ranges[scale.id] or "")
    if definition.category:
        result.append(category(definition, responses) or "")
    return result


@lru_cache(maxsize=4096)
def value(cell: str) -> int | None:
    """Return the whole number that a cell says, or None."""
    match = WHOLE.fullmatch(cell.strip(" "))
    return int(match[1]) if match else None


def number(score: float | None) -> str:
    """Return a score as text: empty where there is none, and without a point where it is whole."""
    if score is None:
        return ""
    return str(int(score)) if score == int(score) else repr(score)
