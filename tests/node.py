"""Runs a script with the Node that comes as a Python wheel; it reads the phone's TypeScript as it is."""

import json
import runpy
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
WHEEL = Path(runpy.run_path(str(ROOT / "pwa/npm.py"))["node_home"]())


def run(script: str, *arguments: Path) -> Any:
    """Return what `script`, a path in the repository, prints as JSON."""
    node = WHEEL / "bin" / "node"
    done = subprocess.run([node, ROOT / script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
