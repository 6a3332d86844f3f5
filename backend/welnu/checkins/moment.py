"""When a check-in was made, for a phone whose clock may be wrong."""

from datetime import UTC, datetime, timedelta
from typing import Final

EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
LEEWAY: Final = timedelta(minutes=2)  # our choice: a request under way, and clocks that nobody would call wrong
LARGEST_SKEW: Final = 2**31 - 1  # seconds; what the column holds


def skew(sent_at: datetime | None, now: datetime) -> int:
    """Return the server's clock minus the phone's, in whole seconds; 0 within the leeway or when not told."""
    if sent_at is None or abs(now - sent_at) <= LEEWAY:
        return 0
    seconds = round((now - sent_at).total_seconds())
    return max(-LARGEST_SKEW, min(LARGEST_SKEW, seconds))


def fault(completed_at: datetime, sent_at: datetime | None, now: datetime) -> str | None:
    """Return why `completed_at` cannot be, None if it can.

    The phone's clock is taken at its word for durations alone: a check-in may not be completed after it was sent.
    """
    if completed_at < EARLIEST:
        return "Lies before the year 2000."
    if completed_at > (sent_at or now) + LEEWAY:
        return "Lies in the future."
    return None
