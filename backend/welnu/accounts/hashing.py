"""Slow hashes of passwords, two at a time on the whole machine."""

import fcntl
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from welnu.errors import Busy

# 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet
HASHER: Final = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1)
AT_ONCE: Final = 2  # on the machine: 38 MiB, and check-ins keep a core
PATIENCE_SECONDS: Final = 1.0  # some 40 hashes
PAUSE_SECONDS: Final = 0.01


def _encoded(size: int) -> str:
    return b64encode(bytes(size)).decode().rstrip("=")


# Fits no password (its digest is all zeros), and takes as long to try: for addresses without an account
NOBODYS: Final = (
    f"$argon2id$v=19$m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    f"${_encoded(HASHER.salt_len)}${_encoded(HASHER.hash_len)}"
)


def hashed(password: str) -> str:
    """Return what is stored of `password`. Never call this inside a transaction: it takes 30 ms.

    Raises Busy when others keep both places taken.
    """
    with _place():
        return HASHER.hash(password)


def fits(password: str, stored: str | None) -> bool:
    """Whether `stored` was made from `password`; without a stored hash, False after the same work.

    Raises Busy as `hashed` does.
    """
    with _place():
        try:
            return HASHER.verify(stored or NOBODYS, password)
        except (VerificationError, InvalidHashError):
            return False


@contextmanager
def _place() -> Iterator[None]:
    """Hold one of the places; a lock of the operating system, so that a worker that dies frees it."""
    home: Path = current_app.config["WELNU"].home
    deadline = time.monotonic() + PATIENCE_SECONDS
    files = [(home / f"hash-{number}.lock").open("w") for number in range(AT_ONCE)]
    try:
        while not any(_locks(file.fileno()) for file in files):
            if time.monotonic() > deadline:
                raise Busy("server.busy", "busy: try again in a moment", headers={"Retry-After": "2"})
            time.sleep(PAUSE_SECONDS)
        yield
    finally:
        for file in files:
            file.close()


def _locks(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
