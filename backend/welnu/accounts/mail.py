"""Sends one mail: over SMTP with TLS, or into a folder where no server is set."""

import os
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from welnu.accounts.models import OutgoingMail
from welnu.config import Config

TIMEOUT_SECONDS: Final = 20
HERE: Final = {"localhost", "127.0.0.1", "::1"}
POLICY: Final = SMTP.clone(max_line_length=998)  # RFC 5322 section 2.1.1; short lines would break links


def message(mail: OutgoingMail, config: Config) -> EmailMessage:
    """Return the mail as it is sent; sent again, it has the same id, so that mailboxes show it once."""
    found = EmailMessage(POLICY)
    found["From"] = config.mail_from
    found["To"] = mail.email
    found["Subject"] = mail.subject
    found["Date"] = format_datetime(mail.created_at)
    found["Message-ID"] = f"<{mail.id}@{urlsplit(config.public_url).hostname}>"
    found["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    found.set_content(mail.text)
    return found


def deliver(mail: OutgoingMail, config: Config) -> None:
    """Hand the mail over.

    Raises OSError (of which smtplib's errors are a kind) when that fails.
    """
    if config.smtp_url:
        _send(message(mail, config), urlsplit(config.smtp_url))
    else:
        _write(message(mail, config), mail, config)


def _send(what: EmailMessage, server: SplitResult) -> None:
    host, tls = server.hostname or "localhost", ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT_SECONDS, context=tls)
    else:
        connection = smtplib.SMTP(host, server.port or 587, timeout=TIMEOUT_SECONDS)
    with connection:
        if server.scheme != "smtps" and host not in HERE:
            connection.starttls(context=tls)
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.send_message(what)


def _write(what: EmailMessage, mail: OutgoingMail, config: Config) -> None:
    folder = config.home / "mail"
    folder.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(folder / f"{mail.id}.eml", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(bytes(what))
