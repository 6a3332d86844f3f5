"""Sends a nudge to a browser: encrypted for it alone (RFC 8291), through its push service (RFC 8030)."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from welnu.reminders import guard, keys, outbound
from welnu.reminders.outbound import WayOut
from welnu.reminders.outcome import Letter, Outcome, later, of_status
from welnu.reminders.vapid import Signer

SIZE: Final = 160  # bytes; the longest topic has room
SHOWS_ALL: Final = ".push.apple.com"  # Safari ends the subscription of who shows nothing that stays


@dataclass(frozen=True)
class Subscription:
    """Where a browser takes messages, as it told us."""

    endpoint: str
    p256dh: str
    auth: str


def send(letter: Letter, to: Subscription, now: datetime, way: WayOut, sign: Signer) -> Outcome:
    """Send `letter`. Whatever the other side does is an outcome, never an exception."""
    if keys.fault(to.p256dh, to.auth):
        return Outcome("impossible", "keys")
    try:
        target = guard.target(to.endpoint, way.allowed)
        body = encrypted(payload(letter), to)
        answer = outbound.post(to.endpoint, headers(letter, now) | {"Authorization": sign(target.host, now)}, body, way)
    except guard.Unsafe:
        return Outcome("impossible", "unsafe")
    except outbound.Unanswered as error:
        return later(error.why)
    return of_status(answer.status, answer.retry_after, now)


def can_withdraw(endpoint: str) -> bool:
    """Whether a browser there may be told to show something no longer."""
    return not f".{urlsplit(endpoint).hostname}".endswith(SHOWS_ALL)


def payload(letter: Letter) -> bytes:
    """Return all that a push message says; all are of one size, also one that takes another back."""
    said: dict[str, object] = {"v": 1, "topic": letter.topic, "path": letter.path, "language": letter.language}
    if letter.done:
        said["done"] = True
    return json.dumps(said, separators=(",", ":")).encode().ljust(SIZE)


def headers(letter: Letter, now: datetime) -> dict[str, str]:
    """Return what the push service is told: how long to keep the message, and which one it replaces."""
    return {
        "TTL": str(max(0, int((letter.expires_at - now).total_seconds()))),
        "Topic": letter.topic,
        "Urgency": "high",  # its person chose the moment: a phone that sleeps would get it hours late
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
    }


def encrypted(message: bytes, to: Subscription) -> bytes:
    """Return `message` for the eyes of one browser, with a new key and salt each time."""
    import http_ece
    from cryptography.hazmat.primitives.asymmetric import ec

    return bytes(
        http_ece.encrypt(
            message,
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=keys.decoded(to.p256dh),
            auth_secret=keys.decoded(to.auth),
            version="aes128gcm",
        )
    )
