"""Run every measurement, and print each figure beside what it is measured against."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import matches, phone, pushes, puts, reminders, reports, sharing, start, trends


def main() -> None:
    chosen = set(sys.argv[1:])
    with TemporaryDirectory() as folder:
        for measure in (puts, trends, reports, sharing, matches, pushes, reminders, start, phone):
            name = measure.__name__.rpartition(".")[2]
            if not chosen or name in chosen:
                print(f"\n{name}: {(measure.__doc__ or '').strip().splitlines()[0]}")
                measure.measure(Path(folder))


if __name__ == "__main__":
    main()
