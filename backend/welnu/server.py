"""`welnu serve`: web workers and one scheduler process, started and ended together."""

import multiprocessing
import os
import socket
from contextlib import closing
from typing import Final

import structlog
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from welnu import backup, logs, scheduler
from welnu.config import Config, Misconfigured

log = structlog.get_logger()
STOPPING_SECONDS: Final = 3  # for requests under way; a worker told to stop while it starts does not hear it
FORK: Final = multiprocessing.get_context("fork")  # the app is imported once, here; each process starts at once


def serve(config: Config, host: str, port: int, workers: int | None) -> None:
    """Upgrade the database, then serve until told to stop.

    Raises Misconfigured when the port is taken or the address cannot be used.
    """
    logs.configure()
    _check_free(host, port)
    backup.upgrade(config)
    beside = FORK.Process(target=scheduler.run, args=(config,), daemon=True)
    beside.start()
    log.info("serving", address=f"http://{host}:{port}", path=str(config.home), pid=os.getpid())
    try:
        Server(
            "welnu.app:create_app",
            factory=True,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers or os.cpu_count() or 1,
            blocking_threads=1,  # threads make SQLite reads slower: DECISIONS.md
            backlog=1024,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=STOPPING_SECONDS,
        ).serve()
    finally:
        beside.terminate()
        beside.join(STOPPING_SECONDS)


def _check_free(host: str, port: int) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise Misconfigured(f"cannot listen on {host}:{port}: {error.strerror}") from error
