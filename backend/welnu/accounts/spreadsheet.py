"""Rows as a file that spreadsheet programs open."""

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

FORMULA: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
)  # how a cell starts that a program would carry out: OWASP CSV Injection


def written(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return the rows as CSV (RFC 4180) under a header; text cells cannot act as formulas."""
    file = io.StringIO()
    out = csv.writer(file)
    out.writerow(columns)
    out.writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def harmless(cell: Any) -> Any:
    """Return the cell; text that a spreadsheet program would carry out gets a quote in front. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
