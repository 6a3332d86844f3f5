"""A real server, as `welnu serve` starts it, for tests that need one."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from tests.canaries import WATCH

COMMAND = "from welnu.cli import main; main()"
READY_WITHIN = 30  # seconds
ACCOUNT = {
    "consent": {"version": "2026-11-22"},
    "sixteen_or_older": True,
    "birth_years": 1985,
    "language": "nl",
    "life_phase": "adult",
    "time_zone": "Europe/Amsterdam",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`welnu serve` in a process group of its own."""

    def __init__(self, home: Path, port: int | None = None, options: tuple[str, ...] = (), **environment: str) -> None:
        self.home, self.port, self.options = home, port or free_port(), options
        self.url = f"http://localhost:{self.port}"
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment = inherited | {
            "WELNU_HOME": str(home),
            "WELNU_PUBLIC_URL": self.url,
        } | environment  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None
        self.log, self.looked = home.parent / f"{home.name}.log", 0

    def start(self) -> "Server":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", COMMAND, "serve", "--port", str(self.port), *self.options],
                env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self._wait()
        return self

    def _wait(self) -> None:
        """Return when the server answers; each try waits on the socket, none on a clock."""
        tries, pause = int(READY_WITHIN / 0.02), threading.Event()
        for _ in range(tries):
            assert self.process is not None
            assert self.process.poll() is None, "the server ended at once"
            with contextlib.suppress(OSError):
                with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
                    connection.request("GET", "/api/accounts/me")
                    connection.getresponse().read()
                return
            pause.wait(0.02)
        raise AssertionError(f"the server does not answer within {READY_WITHIN} s")

    def kill(self) -> None:
        """End every process of the server at once, as a power cut would."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, which: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, which)
            self.process.wait(30)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process = None
            self._show()

    def _show(self) -> None:
        """Let the watch see what was logged since the last time, and the mails."""
        with self.log.open(errors="replace") as log:
            log.seek(self.looked)
            WATCH.sees("the log of a server", log.read())
            self.looked = log.tell()
        for file in (self.home / "mail").glob("*.eml"):
            WATCH.mailed(message_from_bytes(file.read_bytes(), policy=policy.default))

    def __enter__(self) -> "Server":
        return self.start()

    def __exit__(self, *_details: object) -> None:
        self.stop()


class Phone:
    """A client with one connection and one cookie; as small as can be, so that load is the server's."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie = port, ""
        self.connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Return status and JSON. Raises OSError or HTTPException when the server does not answer."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        data = None if body is None else json.dumps(body).encode()
        headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
        try:
            self.connection.request(method, path, data, headers)
            reply = self.connection.getresponse()
            text = reply.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        if cookie := reply.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return reply.status, json.loads(text) if text else None

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def sign_up(self) -> dict[str, Any]:
        status, account = self.ask("POST", "/api/accounts", ACCOUNT)
        assert status == 201, account
        return account
