"""What is stored of a secret that a person holds."""

import re
from hashlib import sha256
from typing import Final
from uuid import UUID

BYTES: Final = 32  # of randomness in a token: out of reach of guessing
COOKIE: Final = re.compile(r"([0-9a-f]{32})\.([A-Za-z0-9_-]{43})\Z")


def fingerprint(secret: str) -> bytes:
    """Return the SHA-256 of a secret.

    A fast hash is enough for 130 random bits and more: nobody can try them all. Passwords, which
    people choose, need a slow one.
    """
    return sha256(secret.encode()).digest()


def cookie(person_id: UUID, token: str) -> str:
    """Return what the browser keeps: whose session it is first, so that the look-up starts with the person's key."""
    return f"{person_id.hex}.{token}"


def read_cookie(value: str | None) -> tuple[UUID, str] | None:
    """Return the person and the token in a cookie, None if it is not one of ours."""
    found = COOKIE.match(value or "")
    return (UUID(found[1]), found[2]) if found else None
