"""Makes links, and puts the mails that hold them in the outbox, in the transaction of what they are about."""

import secrets
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import yaml
from flask import current_app
from sqlalchemy.orm import Session

from welnu.accounts import tokens
from welnu.accounts.models import OutgoingMail
from welnu.accounts.practitioners import lifetimes
from welnu.accounts.practitioners.models import PractitionerLink

LIFETIMES: Final[dict[str, timedelta]] = {
    "invitation": lifetimes.INVITATION,
    "confirm": lifetimes.CONFIRMATION,
    "reset": lifetimes.RESET,
}


def new_link(
    session: Session, purpose: str, practitioner_id: UUID, email: str, now: datetime, details: Any = None
) -> str:
    """Return the address of a new link."""
    token = secrets.token_urlsafe(tokens.BYTES)
    session.add(
        PractitionerLink(
            token_hash=tokens.fingerprint(token),
            purpose=purpose,
            practitioner_id=practitioner_id,
            email=email,
            created_at=now,
            expires_at=now + LIFETIMES[purpose],
            details=details,
        )
    )
    return f"{_home()}/{purpose}?token={token}"


def post(session: Session, email: str, kind: str, language: str, now: datetime, link: str = "") -> None:
    """Post the mail `kind`; not all of them show the link."""
    mail = _mails(language)[kind]
    text = mail["text"].format(link=link, login=_home())
    session.add(OutgoingMail(email=email, subject=mail["subject"], text=text, created_at=now, due_at=now))


def _home() -> str:
    return f"{current_app.config['WELNU'].public_url}/practitioner"


@cache
def _mails(language: str) -> dict[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "mails" / f"{language}.yaml").read_text("utf-8")))
