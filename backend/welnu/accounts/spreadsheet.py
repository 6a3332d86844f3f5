"""Rows as a file that spreadsheet programs open."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any, Final

MARK: Final = "\ufeff"  # in front, else Excel takes the letters of UTF-8 for those of Windows
FORMULA: Final = re.compile(r"[=+\-@＝＋－＠\t\r\n]")  # how a cell starts that a program would carry out: OWASP
# Where lists have semicolons, as in Dutch, Excel ends a cell at one, and at the end of a line within quotes too
WITHIN: Final = re.compile(r"([;\r\n])(?=[=+\-@＝＋－＠])")


def written(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return the rows as CSV (RFC 4180) under a header; text cells cannot act as formulas."""
    file = io.StringIO()
    file.write(MARK)
    out = csv.writer(file)
    out.writerow(columns)
    out.writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def harmless(cell: Any) -> Any:
    """Return the cell; text that a spreadsheet program would carry out gets a quote in front. Numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    text = WITHIN.sub(r"\1'", cell)
    return f"'{text}" if FORMULA.match(text) else text
