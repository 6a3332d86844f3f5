"""What operators ask of the access log."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from welnu import db
from welnu.sharing import accesses, chain, review
from welnu.sharing.review import Remark

REVIEWED: Final = "review"


def verified(against: str | None) -> tuple[bool, str]:
    """Return whether the log is whole, and what there is to say.

    against: what was noted of an earlier verification, None if nothing
    """
    if broken := accesses.verified():
        return False, f"row {broken.number} {broken.reason}"
    if against is not None and not accesses.has(against):
        return False, f"{against} is not in it: the log was put back, or made anew"
    end = accesses.end() or chain.Head(0, chain.NOTHING, b"")
    return True, f"whole: {end.size} rows. Note this elsewhere: {chain.seal(end.size, end.hash)}"


def to_review(now: datetime) -> tuple[int, list[Remark]]:
    """Return how many rows came since the last sign-off, and which of them deserve a look."""
    since = accesses.last_of(REVIEWED)
    rows = [row for row in accesses.rows(since) if row["at"] <= now]
    return len(rows), list(review.remarks(rows))


def lines(remarks: list[Remark]) -> Iterator[str]:
    """Yield a line for each row that deserves a look; persons by the first digits of what the log calls them."""
    for row, reason in remarks:
        at = row["at"].astimezone(review.ZONE)
        who = f"{row['actor_name']} ({row['on_behalf_of']}), {row['event']} of {row['subject'].hex()[:8]}"
        yield f"row {row['number']}, {at:%Y-%m-%d %H:%M}, {who}: {reason}"


def sign(name: str, now: datetime) -> None:
    """Write down in the log that it was reviewed up to here; the next review starts after this."""
    row: dict[str, Any] = {
        "at": now, "event": REVIEWED, "action": "E", "outcome": "given", "actor": None, "actor_name": name,
        "actor_role": "operator", "on_behalf_of": "", "subject": None, "grant_id": None, "scope": None, "ends_at": None,
    }  # fmt: skip
    with db.writing():
        accesses.add([row])
