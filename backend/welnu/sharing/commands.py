"""What operators ask of the access log."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from welnu import db
from welnu.sharing import accesses, chain, review
from welnu.sharing.review import Remark


class Review(NamedTuple):
    """What came since the last one.

    looks: how many; remarks: those that deserve a look; upto: the number of the last look
    """

    looks: int
    remarks: list[Remark]
    upto: int


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


def to_review() -> Review:
    """Return what came since the last sign-off, and which of it deserves a look."""
    before, seen = accesses.reviewed(), []

    def looks() -> Iterator[Any]:
        for row in accesses.rows(_begun_before(before)):
            if row["actor_role"] == "practitioner":
                if row["number"] > before:
                    seen.append(row["number"])
                yield row

    remarks = [remark for remark in review.remarks(looks()) if remark.row["number"] > before]
    return Review(len(seen), remarks, seen[-1] if seen else before)


def _begun_before(number: int) -> int:
    """Return the last row before the day of the row `number`, for what is counted by day."""
    at = accesses.moment_of(number)
    return accesses.last_before(review.midnight(at)) if at else 0


def lines(remarks: list[Remark]) -> Iterator[str]:
    """Yield a line for each row that deserves a look; persons by the first digits of what the log calls them."""
    for row, reason in remarks:
        at = row["at"].astimezone(review.ZONE)
        who = f"{row['actor_name']} ({row['on_behalf_of']}), {row['event']} of {row['subject'].hex()[:8]}"
        yield f"row {row['number']}, {at:%Y-%m-%d %H:%M}, {who}: {reason}"


def sign(name: str, upto: int, now: datetime) -> None:
    """Write down in the log that it was reviewed up to the row `upto`; the next review starts after it."""
    row: dict[str, Any] = {
        "at": now, "event": accesses.REVIEW, "action": "E", "outcome": "given", "actor": None, "actor_name": name,
        "actor_role": "operator", "on_behalf_of": "", "subject": None, "grant_id": None, "scope": str(upto),
        "ends_at": None,
    }  # fmt: skip
    with db.writing():
        accesses.add([row])
