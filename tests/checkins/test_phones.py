"""The phone's own outbox, in TypeScript, against the real server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.serving import Server

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


def test_two_or_three_phones_and_the_real_server_agree_in_the_end(tmp_path):
    with Server(tmp_path / "home") as server:
        done = subprocess.run(
            [sys.executable, "pwa/npm.py", "test", "--", "tests/offline/real-server.test.ts"],
            cwd=ROOT,
            env=os.environ | {"WELNU_SERVER": f"http://127.0.0.1:{server.port}"},
            capture_output=True,
            text=True,
            timeout=300,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout  # check-ins, and uptakes
