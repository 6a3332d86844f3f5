"""Puts mails in the outbox, in the transaction of what they are about; a job sends them."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from welnu.accounts import lifetimes, texts, tokens
from welnu.accounts.models import MailToken, OutgoingMail
from welnu.config import Config


def confirmation(session: Session, email: str, sign_up: dict[str, Any], language: str, now: datetime) -> None:
    """Post the link that ends a sign-up."""
    token = _new_token(session, "confirm", email, now, lifetimes.CONFIRMATION, sign_up)
    _post(session, email, "confirm", f"/confirm?token={token}", language, now)


def reset(session: Session, email: str, kind: str, language: str, now: datetime) -> None:
    """Post the link that sets a password. Without an account the mail does not show it, and it opens nothing.

    kind: which mail; "known" or "reset" to an address with an account, "unknown" to one without
    """
    token = _new_token(session, "reset", email, now, lifetimes.RESET, None)
    _post(session, email, kind, f"/reset?token={token}", language, now)


def _new_token(session: Session, purpose: str, email: str, now: datetime, life: timedelta, sign_up: Any) -> str:
    token = secrets.token_urlsafe(tokens.BYTES)
    session.add(
        MailToken(
            token_hash=tokens.fingerprint(token), purpose=purpose, email=email, expires_at=now + life, sign_up=sign_up
        )
    )
    return token


def _post(session: Session, email: str, kind: str, path: str, language: str, now: datetime) -> None:
    config: Config = current_app.config["WELNU"]
    mail = texts.mails(language)[kind]
    text = mail["text"].format(link=config.public_url + path, login=f"{config.public_url}/login")
    session.add(OutgoingMail(email=email, subject=mail["subject"], text=text, created_at=now, due_at=now))
