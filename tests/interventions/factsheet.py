"""What stands on which line of the factsheet, without the factsheet: its text is not ours to ship.

factsheet.index has a row for each line with words: its number, and five digits of the SHA-256 of each word.
`-` after the last word of a row says that the word goes on in the next row; what follows is the whole word.
Make it anew with `python -m tests.interventions.factsheet FILE`, FILE being the factsheet as plain text.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

INDEX = Path(__file__).with_name("factsheet.index")
WORD = re.compile(r"[^\W\d_]+|\d+")  # the number of a note stands against its word
BROKEN = re.compile(r"[^\W_]-\s*$")


class Mark(NamedTuple):
    """A word on a line; `whole`: with its second half, that stands on the next row."""

    line: int
    word: str
    whole: str | None = None


def marks_of(text: str) -> list[str]:
    return [_hash(word) for word in WORD.findall(_plain(text))]


def index_of(text: str) -> str:
    """Return the index of the factsheet's text."""
    lines = [(number, _plain(line)) for number, line in enumerate(text.split("\n"), start=1)]
    rows = [(number, line, WORD.findall(line)) for number, line in lines if WORD.search(line)]
    following = [words[0] for _, _, words in rows[1:]] + [""]
    return "".join(
        f"{number} {' '.join(map(_hash, words))}{'-' + _hash(words[-1] + next_word) if BROKEN.search(line) else ''}\n"
        for (number, line, words), next_word in zip(rows, following, strict=True)
    )


class Factsheet:
    """The factsheet as its index knows it."""

    def __init__(self, index: str):
        self.marks = list(_read(index))

    def says(self, text: str, lines: tuple[int, ...]) -> bool:
        """Whether the words of `text` stand after one another on `lines`."""
        wanted = marks_of(text)
        return bool(wanted) and any(
            self._goes_on(at, wanted, lines) for at, mark in enumerate(self.marks) if mark.line in lines
        )

    def _goes_on(self, at: int, wanted: list[str], lines: tuple[int, ...]) -> bool:
        if not wanted:
            return True
        here = [mark for mark in self.marks[at : at + 2] if mark.line in lines]
        if not here or here[0] is not self.marks[at]:
            return False
        if here[0].word == wanted[0] and self._goes_on(at + 1, wanted[1:], lines):
            return True
        return len(here) == 2 and here[0].whole == wanted[0] and self._goes_on(at + 2, wanted[1:], lines)


def _read(index: str) -> Iterator[Mark]:
    for row in index.splitlines():
        number, *words = row.split()
        for word in words:
            half, _, whole = word.partition("-")
            yield Mark(int(number), half, whole or None)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _hash(word: str) -> str:
    return sha256(word.encode()).hexdigest()[:5]


if __name__ == "__main__":
    INDEX.write_text(index_of(Path(sys.argv[1]).read_text(encoding="utf-8")))
