"""The trend of one instrument as a table: a row of days, and a row of means for every scale."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import compress
from typing import Any, NamedTuple

from welnu.scoring.definition import Definition, Scale
from welnu.scoring.score import counted, score
from welnu.trends.series import corrected, local_day, mean

Scorer = Callable[[Mapping[str, Any]], float | None]
Answer = tuple[datetime, str, int, int, Mapping[str, Any]]
"""When by the phone's clock, its time zone and skew in seconds, the instrument's version, the responses."""


class Table(NamedTuple):
    """`check_ins` and each of `scales` have an entry for every one of `days`; None is a day without a score."""

    days: list[date]
    check_ins: list[int]
    scales: dict[str, list[float | None]]


def table(answers: Iterable[Answer], definitions: Mapping[int, Definition]) -> Table:
    """Return the mean scores of all answered days, in order.

    definitions: version -> how it is scored; answers of another version are left out.
    """
    placed = (
        (local_day(corrected(completed_at, clock_skew_seconds), time_zone), version, responses)
        for completed_at, time_zone, clock_skew_seconds, version, responses in answers
        if version in definitions
    )
    return of_days(placed, definitions)


def of_days(placed: Iterable[tuple[date, int, Mapping[str, Any]]], definitions: Mapping[int, Definition]) -> Table:
    """Return the mean scores of all answered days, in order.

    placed: the day, the version and the responses of each administration; `definitions` has all of those versions.
    """
    names = list(dict.fromkeys(scale.id for version in sorted(definitions) for scale in definitions[version].scales))
    scorers = {version: _row_scorer(definitions[version], names) for version in definitions}
    on: dict[date, list[list[float | None]]] = {}
    for day, version, responses in placed:
        on.setdefault(day, []).append(scorers[version](responses))
    days = sorted(on)
    rows = [on[day][0] if len(on[day]) == 1 else _means(on[day]) for day in days]
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return Table(
        days, [len(on[day]) for day in days], {name: list(column) for name, column in zip(names, columns, strict=True)}
    )


def between(table: Table, first: date | None, last: date | None) -> Table:
    """Return the part of `table` from `first` up to and with `last`; None is no limit."""
    kept = [(first or date.min) <= day <= (last or date.max) for day in table.days]
    return Table(
        list(compress(table.days, kept)),
        list(compress(table.check_ins, kept)),
        {name: list(compress(column, kept)) for name, column in table.scales.items()},
    )


def _means(rows: Sequence[Sequence[float | None]]) -> list[float | None]:
    columns = ([value for value in column if value is not None] for column in zip(*rows, strict=True))
    return [mean(values) if values else None for values in columns]


def _row_scorer(definition: Definition, names: Sequence[str]) -> Callable[[Mapping[str, Any]], list[float | None]]:
    """Return a function that scores each of the scales `names`; one that this version lacks has no score."""
    scales = {scale.id: scale for scale in definition.scales}
    if all(_is_of_one_item(scale) for scale in definition.scales):
        scorers = [scorer(definition, scales[name]) if name in scales else lambda _: None for name in names]
        return lambda responses: [each(responses) for each in scorers]
    in_order = [scales.get(name) for name in names]

    def of_answers(responses: Mapping[str, Any]) -> list[float | None]:
        answers = counted(definition, responses)
        return [score(definition, scale, answers) if scale else None for scale in in_order]

    return of_answers


def _is_of_one_item(scale: Scale) -> bool:
    return len(scale.items) == 1 and scale.method != "percent" and not scale.reversed


def scorer(definition: Definition, scale: Scale) -> Scorer:
    """Return a function that scores `scale`; quick for a scale of one item, as the daily ones are."""
    if not _is_of_one_item(scale):
        return lambda responses: score(definition, scale, counted(definition, responses))
    item = definition.by_id[scale.items[0]]
    id, minimum, maximum = item.id, item.minimum, item.maximum

    def of_one_item(responses: Mapping[str, Any]) -> float | None:
        value = responses.get(id)
        return value if type(value) is int and minimum <= value <= maximum else None

    return of_one_item
