"""The commands as scripts use them: exit codes, one sentence on stderr, never a traceback."""

import json
import os
import socket
import sqlite3
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-c", "from welnu.cli import main; main()"]


@pytest.fixture
def welnu(tmp_path):
    def run(*arguments, **environment):
        home = {"WELNU_HOME": str(tmp_path / "home")}
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env=os.environ | home | environment,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            timeout=120,
        )

    return run


def one_sentence(done, code):
    assert done.returncode == code, done
    assert done.stderr.startswith("welnu: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    "arguments", [("fly",), ("serve", "--port", "0"), ("serve", "--port", "x"), ("db", "backup"), ("score", "none")]
)
def test_wrong_usage_is_one_sentence_and_exit_2(welnu, arguments):
    one_sentence(welnu(*arguments), 2)


def test_a_port_in_use_is_one_sentence_and_exit_1(welnu):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        said = one_sentence(welnu("serve", "--port", taken.getsockname()[1]), 1)

    assert "Address already in use" in said


@pytest.mark.parametrize("home", ["/dev/null/home", "/proc/home"])
def test_a_home_that_cannot_be_written_is_one_sentence_and_exit_1(welnu, home):
    assert "WELNU_HOME" in one_sentence(welnu("db", "upgrade", WELNU_HOME=home), 1)


@pytest.mark.long
def test_a_backup_can_be_restored_and_a_broken_one_changes_nothing(welnu, tmp_path):
    assert welnu("demo").returncode == 0
    database, copy = tmp_path / "home" / "welnu.sqlite3", tmp_path / "copy.sqlite3"

    def persons():
        with sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM person").fetchone()[0]

    assert welnu("db", "backup", copy).returncode == 0
    assert welnu("demo").returncode == 0
    one_sentence(welnu("db", "backup", copy), 1)
    (tmp_path / "broken").write_bytes(copy.read_bytes()[:5000])
    one_sentence(welnu("db", "restore", tmp_path / "broken"), 1)
    assert persons() == 4

    assert welnu("db", "restore", copy).returncode == 0

    assert persons() == 2


def test_the_demo_says_how_to_log_in(welnu):
    lines = welnu("demo").stdout.splitlines()

    assert [line.partition(" (")[0] for line in lines if "/login with" in line] == ["Robin", "Noor", "Vera Voorbeeld"]


def test_the_api_document_is_openapi(welnu):
    document = json.loads(welnu("openapi").stdout)

    assert document["openapi"].startswith("3.1")
    assert "/api/checkins/{id}" in document["paths"]
