"""check-in PUT against a bare Flask endpoint with one durable insert, and against raw SQLite

Welnu's PUT is logged in, validated, idempotent and stored durably. All three run on the same disk, in the same run.
"""

import json
import os
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from tests.benchmarks.bare import connect
from tests.benchmarks.show import show
from tests.serving import Phone, Server, free_port
from welnu import db, migration

CONNECTIONS, REQUESTS, ROUNDS, WORKERS = 16, 4000, 3, 1
PERSON = "INSERT INTO person VALUES (?, '2026', 'nl', NULL, 'UTC', NULL)"
CHECKIN = "INSERT INTO checkin VALUES (?, ?, ?, 0, ?, 'Europe/Amsterdam', 0, ?, '[\"study\"]', NULL, NULL)"
ADMINISTRATION = "INSERT INTO administration VALUES (?, ?, 'daily', 1, ?)"
BODY = json.dumps(
    {
        "completed_at": "2026-03-01T09:00:00Z",
        "time_zone": "Europe/Amsterdam",
        "administrations": [
            {
                "instrument": "daily",
                "version": 1,
                "responses": {"mood": 7, "energy": 5, "sleep": 8, "stress": 4, "connection": 6},
            }
        ],
        "tags": ["study"],
        "note": None,
    }
)


def measure(folder: Path) -> None:
    rounds = [_round(folder, number) for number in range(ROUNDS)]
    welnu, bare, raw = ({key: median(r[who][key] for r in rounds) for key in rounds[0][who]} for who in (0, 1, 2))
    show("PUT a second", welnu["per_second"], "bare Flask, one durable insert", bare["per_second"], at_least=0.5)
    show("PUT a second", welnu["per_second"], "raw SQLite durable inserts", raw["per_second"], at_least=0.2)
    show("CPU of a PUT, µs", welnu["cpu_us"], "CPU of a raw transaction", raw["cpu_us"], at_most=10)
    show("PUT p99 at 16 connections, ms", welnu["p99_ms"], "aim", 50, at_most=1)


def _round(folder: Path, number: int) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    return _welnu(folder / f"welnu-{number}"), _bare(folder / f"bare-{number}.sqlite3"), _raw(folder / f"raw-{number}")


def _welnu(home: Path) -> dict[str, float]:
    with Server(home, options=("--workers", str(WORKERS))) as server:
        phones = [Phone(server.port) for _ in range(CONNECTIONS)]
        for phone in phones:
            phone.sign_up()
        assert server.process is not None
        return _load(server.process.pid, server.port, "/api/checkins/", [phone.cookie for phone in phones])


def _bare(database: Path) -> dict[str, float]:
    port = free_port()
    environment = os.environ | {"BARE_DATABASE": str(database), "BARE_PORT": str(port), "BARE_WORKERS": str(WORKERS)}
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.bare"], env=environment)
    try:
        _wait(port)
        return _load(process.pid, port, "/", [""] * CONNECTIONS)
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(1000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)


def _load(pid: int, port: int, path: str, cookies: list[str]) -> dict[str, float]:
    """Return what a second process measured, and the CPU time of the server's processes per request."""
    task = {"port": port, "path": path, "body": BODY, "cookies": cookies, "requests": REQUESTS}
    _run({**task, "requests": CONNECTIONS * 20})  # warm
    before = _cpu(pid)
    figures = _run(task)
    return {**figures, "cpu_us": 1e6 * (_cpu(pid) - before) / REQUESTS}


def _run(task: dict[str, Any]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.load"],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _cpu(pid: int) -> float:
    process = psutil.Process(pid)
    return sum(sum(each.cpu_times()[:2]) for each in (process, *process.children(recursive=True)))


def _raw(database: Path) -> dict[str, float]:
    """Insert the rows that a PUT inserts, into tables made by our migrations, and nothing else."""
    migration.upgrade(db.connect(f"sqlite:///{database}"))
    connection, person, body = connect(str(database)), uuid.uuid4().hex, json.loads(BODY)
    connection.execute(PERSON, (person,))
    responses, moment = json.dumps(body["administrations"][0]["responses"]), "2026-03-01T09:00:00.000000+00:00"
    begun, cpu = time.perf_counter(), time.process_time()
    for seq in range(REQUESTS):
        id = uuid.uuid4().hex
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(CHECKIN, (person, id, seq, moment, moment))
        connection.execute(ADMINISTRATION, (person, id, responses))
        connection.execute("COMMIT")
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    connection.close()
    return {"per_second": REQUESTS / seconds, "cpu_us": 1e6 * cpu / REQUESTS}
