"""A summary as rows for spreadsheet programs: one a response, score, tag, note or intervention.

The same rules stand in pwa/src/reports/sheet.ts.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from welnu.accounts import spreadsheet
from welnu.reports.asked import number
from welnu.reports.measured import Find
from welnu.scoring.category import category
from welnu.scoring.score import scores

COLUMNS: Final = ("on", "instrument", "version", "part", "name", "value")
Cells = tuple[str | int | float | None, ...]


def written(summary: Mapping[str, Any], find: Find) -> str:
    """Return what `summary` holds of answers, notes and uptakes as CSV."""
    return spreadsheet.written(COLUMNS, _rows(summary, find))


def _rows(summary: Mapping[str, Any], find: Find) -> Iterator[Cells]:
    for answer in summary.get("answers", ()):
        yield from _answer(answer, find)
    for note in summary.get("notes", ()):
        yield note["on"], None, None, "note", None, note["note"]
    for uptake in summary.get("uptakes", ()):
        on = uptake["started_on"] or uptake["ended_on"]
        yield on, None, None, uptake["status"], uptake["intervention"], uptake["helped"]
        if uptake.get("note"):
            yield on, None, None, "note", uptake["intervention"], uptake["note"]


def _answer(answer: Mapping[str, Any], find: Find) -> Iterator[Cells]:
    head = answer["on"], answer["instrument"], answer["version"]
    instrument = find(answer["instrument"], answer["version"])
    order = {item.id: place for place, item in enumerate(instrument.items)} if instrument else {}
    for item in sorted(answer["responses"], key=lambda item: (order.get(item, len(order)), item)):
        yield *head, "response", item, answer["responses"][item]
    if instrument:
        for scale, value in scores(instrument.definition, answer["responses"]).items():
            if value is not None:
                yield *head, "score", scale, number(value)
        if found := category(instrument.definition, answer["responses"]):
            yield *head, "category", None, found
    for tag in answer["tags"]:
        yield *head, "tag", None, tag
