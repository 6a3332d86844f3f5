"""What Welnu's PUT is measured against: Flask alone, with one durable insert."""

import os

from flask import Flask, request

from welnu.db import sqlite

SCHEMA = "CREATE TABLE IF NOT EXISTS entry (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID"


def connect(path: str) -> sqlite.Connection:
    """Open `path` as Welnu opens its own: WAL, every commit on the disk."""
    connection = sqlite.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(SCHEMA)
    return connection


def create_app() -> Flask:
    app, connection = Flask("bare"), connect(os.environ["BARE_DATABASE"])

    @app.put("/<id>")
    def put(id: str) -> dict[str, str]:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO entry VALUES (?, ?)", (id, request.get_data(as_text=True)))
        connection.execute("COMMIT")
        return {"id": id}

    return app


def serve(port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "tests.benchmarks.bare:create_app",
        factory=True,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    serve(int(os.environ["BARE_PORT"]), int(os.environ["BARE_WORKERS"]))
