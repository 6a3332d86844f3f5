"""What is sent, and what came of it: the same words for every channel."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Literal

TOPIC: Final = re.compile(r"[A-Za-z0-9_-]{1,32}")  # RFC 8030 section 5.4
WITHDRAWAL: Final = "withdraw"  # the channel by which a push is taken back
LONGEST_WAIT: Final = 86_400  # seconds; longer than any window for an answer
TRY_AGAIN: Final = {406, 408, 425, 429}  # 406: how one push service says 429


@dataclass(frozen=True)
class Letter:
    """A nudge, as every channel sends it. It says nothing but where to look."""

    topic: str  # opaque; the same when it is sent again, so that a repeat replaces what is there
    expires_at: datetime
    language: str
    done: bool = False  # elsewhere: what is still shown of it goes away

    def __post_init__(self) -> None:
        if not TOPIC.fullmatch(self.topic):
            raise ValueError("a topic is 1 to 32 characters of A-Z a-z 0-9 _ -")

    @property
    def path(self) -> str:
        """Where in the app the nudge leads."""
        return f"/r/{self.topic}"


@dataclass(frozen=True)
class Outcome:
    """What came of one attempt.

    gone: the address is no more. refused: the operator's side is at fault. impossible: this letter will never go.
    why: a short code for the operator, such as `http_410`, `smtp_550`, `timeout`, `certificate`; empty if sent
    after_seconds: for later, how long the other side asks us to wait; None when it does not say
    """

    kind: Literal["sent", "gone", "refused", "later", "impossible"]
    why: str = ""
    after_seconds: int | None = None

    @property
    def was_tried(self) -> bool:
        """Whether the other side was asked at all."""
        return self.why not in {"waited", "resting", "held"}

    @property
    def unanswered(self) -> bool:
        """Whether the other side was not there at all."""
        return self.why in {"timeout", "unreachable"}


SENT: Final = Outcome("sent")


def later(why: str, after_seconds: int | None = None) -> Outcome:
    """Return that it is worth trying again."""
    return Outcome("later", why, after_seconds)


def of_status(status: int, retry_after: str | None, now: datetime) -> Outcome:
    """Return what a push service means by its status (RFC 8030). A redirect may be gone next time."""
    why = f"http_{status}"
    if 200 <= status < 300:
        return SENT
    if status in (404, 410):
        return Outcome("gone", why)
    if status in (401, 403):
        return Outcome("refused", why)
    if status < 400 or status >= 500 or status in TRY_AGAIN:
        return later(why, wait_seconds(retry_after, now))
    return Outcome("impossible", why)


def wait_seconds(retry_after: str | None, now: datetime) -> int | None:
    """Return how long Retry-After asks us to wait (RFC 9110 section 10.2.3); None if it says nothing clear."""
    text = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,12}", text):
        return min(int(text), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    left = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    return max(0, min(int(left.total_seconds()), LONGEST_WAIT))
