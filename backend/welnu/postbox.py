"""The one way out for mail: over SMTP with TLS, or into a folder where no server is set."""

import os
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from welnu.config import Config

TIMEOUT_SECONDS: Final = 20
HERE: Final = {"localhost", "127.0.0.1", "::1"}
POLICY: Final = SMTP.clone(max_line_length=998)  # RFC 5322 section 2.1.1; short lines would break links


def hand_over(what: EmailMessage, name: str, config: Config, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
    """Give `what` to the mail server. Without one it becomes the file `name`, which a repeat replaces.

    timeout_seconds: in all
    Raises OSError (of which smtplib's errors are a kind) when the server did not take it.
    """
    if config.smtp_url:
        with _connection(urlsplit(config.smtp_url), timeout_seconds) as connection:
            connection.send_message(what)
    else:
        _write(what, name, config)


def code(error: OSError) -> int | None:
    """Return what the mail server answered: 4xx asks to try again, 5xx not to. None if it gave no answer."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min((int(answer[0]) for answer in error.recipients.values()), default=None)
    return int(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) else None


@contextmanager
def _connection(server: SplitResult, timeout_seconds: float) -> Iterator[smtplib.SMTP]:
    host, tls, deadline = server.hostname or "localhost", ssl.create_default_context, time.monotonic() + timeout_seconds
    patience = timeout_seconds / 2  # to connect, and for each answer
    if server.scheme == "smtps":
        found: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=patience, context=tls())
    else:
        found = smtplib.SMTP(host, server.port or 587, timeout=patience)
    end = threading.Timer(deadline - time.monotonic(), _cut, (found,))
    end.daemon = True
    end.start()
    try:
        if server.scheme != "smtps" and host not in HERE:
            found.starttls(context=tls())
        if server.username:
            found.login(unquote(server.username), unquote(server.password or ""))
        yield found
    finally:
        with suppress(OSError):  # a mail that was taken is taken, however the server says goodbye
            found.quit()
        end.cancel()
        found.close()


def _cut(connection: smtplib.SMTP) -> None:
    """End a connection whose time is over, whatever it is waiting for."""
    if connection.sock is not None:
        with suppress(OSError):
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


def _write(what: EmailMessage, name: str, config: Config) -> None:
    folder = config.home / "mail"
    folder.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(folder / f"{name}.eml", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(bytes(what))
