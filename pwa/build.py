"""Builds the phone client into pwa/dist, when anything it is made of changed: `python pwa/build.py`.

Also the build hook of the wheel (pyproject.toml), so that `pip install` of the sources needs no Node on the machine.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
LOCK = FOLDER / "package-lock.json"
BUILT = FOLDER / "dist" / "index.html"
PARTS = ("index.html", "package-lock.json", "tsconfig.json", "vite.config.ts", "plugins", "public", "src")
DATA = ("questionnaires", "backend/welnu/safety/contacts")  # built into the app

SHIPPED = {"pwa/dist": "_pwa", "questionnaires": "_questionnaires", "migrations": "_migrations"}  # config.resource
DOES = {"packages": "installing its packages", "build": "building"}


class Failed(Exception):
    """A step failed; the message says in one sentence which, and why."""


class PhoneClient(BuildHookInterface):
    """Puts a built phone client, the questionnaires and the migrations into every wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, unless the sources are only linked to (`pip install -e`): then `make build` does it."""
        if version != "editable":
            build()
            build_data["force_include"] |= {str(ROOT / path): f"welnu/{name}" for path, name in SHIPPED.items()}


def build() -> None:
    """Bring node_modules and dist up to date."""
    packages = once("packages", [LOCK], FOLDER / "node_modules", "ci", "--loglevel=error")
    sources = [FOLDER / part for part in PARTS] + [ROOT / part for part in DATA]
    if not once("build", sources, BUILT, "run", "build", "--silent") and not packages:
        print("Phone client: unchanged since the last build")


def once(name: str, sources: Iterable[Path], result: Path, *arguments: str) -> bool:
    """Run npm with `arguments` if `sources` changed since that last succeeded, or `result` is gone.

    Returns whether it ran.
    """
    stamp = FOLDER / f".stamp-{name}"
    wanted = digest(sources)
    if result.exists() and stamp.exists() and stamp.read_text() == wanted:
        return False
    print(f"Phone client: {DOES[name]}", flush=True)
    stamp.unlink(missing_ok=True)
    npm(*arguments)
    stamp.write_text(wanted)
    return True


def npm(*arguments: str) -> None:
    """Run npm with its own output on the screen.

    Raises Failed when it does not succeed.
    """
    line = [sys.executable, str(FOLDER / "npm.py"), *arguments]
    if subprocess.run(line, check=False).returncode:  # our own script, no shell
        raise Failed(f"pwa: npm {arguments[0]} failed, the reason stands above")


def digest(paths: Iterable[Path]) -> str:
    """Return what the contents and names of all files in `paths` come down to."""
    total = sha256()
    for file in sorted(files(paths)):
        total.update(f"{file.relative_to(ROOT)}\0".encode())
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield every file in `paths`, and in the folders among them."""
    for path in paths:
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (inner for inner in path.rglob("*") if inner.is_file())


if __name__ == "__main__":
    try:
        build()
    except Failed as reason:
        sys.exit(str(reason))
