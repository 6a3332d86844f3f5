"""What the commands on instruments do. Each raises Faulty or Unscorable with what there is to say."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from welnu.config import resource
from welnu.instruments import library, packs
from welnu.instruments.faults import Fault
from welnu.instruments.instrument import Instrument
from welnu.instruments.table import Unscorable, scored

IN_MEMORY: Final = 10_000_000  # characters of scores kept in memory before they go to a temporary file
CHUNK: Final = 1_000_000


def check_data(home: Path, questionnaires: Path | None = None) -> list[Fault]:
    """Return what is wrong with the questionnaires, and with the text packs in `home`."""
    _, faults = library.read(questionnaires or resource("questionnaires"))
    return faults or list(packs.faults(home))


def score(instrument: Instrument, file: Path, output: IO[str]) -> None:
    """Write the scores of the CSV `file` to `output`: all of them, or none; raises Unscorable.

    They wait in a temporary file until the last line has been read, so that half a result never looks whole.
    """
    with tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="") as waiting:
        csv.writer(waiting, lineterminator="\n").writerows(scored(instrument.definition, _lines(file)))
        waiting.seek(0)
        while chunk := waiting.read(CHUNK):
            output.write(chunk)


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from lines
    except UnicodeDecodeError:
        raise Unscorable(f"{file} is not UTF-8 text") from None
