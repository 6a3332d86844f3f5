"""The access log holds together: each row has a keyed hash over itself and the row before it.

Without the key nobody can make a row that fits. The head says how many rows there are, under the same key,
so that a log from which the end was cut does not fit either.
"""

import hmac
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

FIELDS: Final = (  # what a hash is made over, in this order; what comes later is added at the end
    "number", "at", "event", "action", "outcome", "actor", "actor_name", "actor_role", "on_behalf_of", "subject",
    "grant_id", "scope", "ends_at",
)  # fmt: skip
NOTHING: Final = bytes(32)  # before the first row
SEAL: Final = 16  # hexadecimal digits of a hash that operators copy

Row = Mapping[str, Any]


class Head(NamedTuple):
    """Where a log ends.

    size: how many rows it has; hash: that of the last; mac: the proof that whoever wrote this had the key
    """

    size: int
    hash: bytes
    mac: bytes


def derived(secret: bytes, purpose: str) -> bytes:
    """Return a key for one purpose."""
    return hmac.digest(secret, purpose.encode(), sha256)


def empty(key: bytes) -> Head:
    """Return the head of a log without rows."""
    return head(key, 0, NOTHING)


def head(key: bytes, size: int, last: bytes) -> Head:
    return Head(size, last, hmac.digest(key, b"head %d " % size + last, sha256))


def is_sound(key: bytes, found: Head) -> bool:
    """Whether a head was written with the key."""
    return hmac.compare_digest(found.mac, head(key, found.size, found.hash).mac)


def chained(key: bytes, before: Head, entries: Iterable[Row]) -> tuple[list[dict[str, Any]], Head]:
    """Return `entries` as the rows that follow `before`, and where the log ends with them."""
    rows, last, number = [], before.hash, before.size
    for entry in entries:
        number += 1
        row = {**entry, "number": number, "previous_hash": last}
        row["hash"] = last = _hash(key, row)
        rows.append(row)
    return rows, head(key, number, last)


def _hash(key: bytes, row: Row) -> bytes:
    """Return the keyed hash of a row and what it is held to."""
    text = "".join([_written(row[name]) for name in FIELDS])
    return hmac.digest(key, row["previous_hash"] + text.encode(), sha256)


def _written(value: Any) -> str:
    """Return a value with its length before it, so that no two rows are written alike."""
    if value is None:
        return "-"
    if isinstance(value, datetime):
        text = value.astimezone(UTC).isoformat(timespec="microseconds")
    else:
        text = value.hex() if isinstance(value, bytes) else str(value)
    return f"{len(text)}:{text}"


class Broken(NamedTuple):
    """The first row that does not fit, and in what way."""

    number: int
    reason: str


def first_fault(key: bytes, rows: Iterable[Row], end: Head | None) -> Broken | None:
    """Return where the log is broken, None if it is whole.

    rows: in the order of their numbers; end: the head that is kept beside them, None where there is none
    """
    last, count = NOTHING, 0
    for row in rows:
        if fault := _fault(key, row, count, last):
            return fault
        last, count = row["hash"], row["number"]
    return _end_fault(key, count, last, end)


def _fault(key: bytes, row: Row, count: int, last: bytes) -> Broken | None:
    if row["number"] != count + 1:
        return Broken(count + 1, "is missing")
    if row["hash"] != _hash(key, row):
        return Broken(row["number"], "was changed")
    if row["previous_hash"] != last:
        return Broken(row["number"], "does not follow the row before it")
    return None


def _end_fault(key: bytes, count: int, last: bytes, end: Head | None) -> Broken | None:
    if end is None:
        return Broken(count, "has no end beside it") if count else None
    if not is_sound(key, end):
        return Broken(count, "is the last, and the end that is kept beside the log was changed")
    if end.size != count:
        return Broken(count + 1, "is missing") if end.size > count else Broken(end.size + 1, "was added")
    return None if end.hash == last else Broken(count, "is not what the end of the log says")


def seal(number: int, hash: bytes) -> str:
    """Return what an operator keeps elsewhere of the row `number`: a log put back to an earlier end lacks it."""
    return f"{number}-{hash.hex()[:SEAL]}"


def sealed(text: str) -> int | None:
    """Return the number of the row that a note is of, None if it is no such note."""
    found = re.fullmatch(rf"([0-9]{{1,18}})-[0-9a-f]{{{SEAL}}}", text)
    return int(found[1]) if found else None
