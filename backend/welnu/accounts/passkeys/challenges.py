"""Challenges: what a device has to sign, once, for one purpose."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete

from welnu import db
from welnu.accounts import tokens
from welnu.accounts.passkeys import ceremony
from welnu.accounts.passkeys.models import Challenge

LIFETIME: Final = timedelta(minutes=5)  # to find the phone, or the key


def new(purpose: str, now: datetime) -> str:
    """Return a new challenge. purpose: what it is for, and for whom where that is known."""
    challenge = secrets.token_urlsafe(tokens.BYTES)
    with db.transaction() as session:
        session.add(Challenge(challenge_hash=_fingerprint(purpose, challenge), expires_at=now + LIFETIME))
    return challenge


def take(purpose: str, answer: ceremony.Document, now: datetime) -> str:
    """Return the challenge that is answered, used up whatever the answer is worth.

    Raises Unproven when it was never made for this purpose, was answered already, or is too old.
    """
    challenge = ceremony.challenge(answer)
    used = delete(Challenge).where(
        Challenge.challenge_hash == _fingerprint(purpose, challenge), Challenge.expires_at > now
    )
    with db.transaction() as session:
        found = session.scalar(used.returning(Challenge.challenge_hash))
    if found is None:
        raise ceremony.Unproven
    return challenge


def _fingerprint(purpose: str, challenge: str) -> bytes:
    return tokens.fingerprint(f"{purpose} {challenge}")
