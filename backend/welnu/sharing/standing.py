"""Where introductions and grants stand at a moment."""

from datetime import datetime
from typing import Any


def of_invitation(row: Any, now: datetime) -> str:
    """Return waiting, taken, or expired.

    row: expires_at, taken_at, and ended_at of whoever took it
    """
    if row.expires_at <= now or row.ended_at is not None:
        return "expired"
    return "waiting" if row.taken_at is None else "taken"


def of_grant(row: Any, now: datetime) -> str:
    """Return closed, expired, ended, future, or open.

    row: closed_at, expires_at, opens_at, and ended_at of the practitioner
    """
    if row.closed_at is not None:
        return "closed"
    if row.expires_at <= now:
        return "expired"
    if row.ended_at is not None:
        return "ended"
    return "future" if row.opens_at > now else "open"
