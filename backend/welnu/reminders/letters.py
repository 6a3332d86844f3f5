"""Sends a nudge by e-mail: fixed, neutral words and one link."""

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import structlog
import yaml

from welnu import postbox
from welnu.config import Config
from welnu.reminders.outcome import SENT, Letter, Outcome, later

log = structlog.get_logger()

MAILS: Final = Path(__file__).parent / "mails"
LANE: Final = "smtp"


@cache
def words(language: str) -> dict[str, str]:
    """Return subject, text and HTML of the one mail that there is, with `{link}` to fill in."""
    return dict(yaml.safe_load((MAILS / f"{language}.yaml").read_text("utf-8")))


def message(letter: Letter, address: str, now: datetime, config: Config) -> EmailMessage:
    """Return the mail as it is sent; sent again, it has the same id, so that mailboxes show it once."""
    said, link = words(letter.language), config.public_url + letter.path
    found = EmailMessage(postbox.POLICY)
    found["From"] = config.mail_from
    found["To"] = address
    found["Subject"] = said["subject"]
    found["Date"] = format_datetime(now)
    found["Message-ID"] = f"<{letter.topic}@{urlsplit(config.public_url).hostname}>"
    found["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    found["List-Unsubscribe"] = f"<{config.public_url}/me/reminders>"
    found.set_content(said["text"].format(link=link))
    found.add_alternative(said["html"].format(link=escape(link)), subtype="html")
    return found


def send(
    letter: Letter,
    address: str,
    now: datetime,
    config: Config,
    timeout_seconds: float = postbox.TIMEOUT_SECONDS,
) -> Outcome:
    """Send `letter`. Whatever the mail server does is an outcome, never an exception."""
    try:
        postbox.hand_over(message(letter, address, now, config), letter.topic, config, timeout_seconds)
    except ssl.SSLCertVerificationError as error:
        log.error("mail.certificate", address=urlsplit(config.smtp_url or "").hostname, error=error.verify_message)
        return later("certificate")
    except TimeoutError:
        return later("timeout")
    except OSError as error:
        return _outcome(error)
    return SENT


def _outcome(error: OSError) -> Outcome:
    """Return what a failure means. Who sends is our side: only a mailbox or a text that is refused is final."""
    code = postbox.code(error)
    why = f"smtp_{code}" if code else "unreachable"
    if code is None or code < 500:
        return later(why)
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return Outcome("impossible", why)
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPSenderRefused):
        return Outcome("refused", why)
    return later(why)
