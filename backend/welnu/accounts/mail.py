"""What a mail about an account looks like, and handing it over."""

from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from welnu import postbox
from welnu.accounts.models import OutgoingMail
from welnu.config import Config


def message(mail: OutgoingMail, config: Config) -> EmailMessage:
    """Return the mail as it is sent; sent again, it has the same id, so that mailboxes show it once."""
    found = EmailMessage(postbox.POLICY)
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

    Raises OSError when that fails.
    """
    postbox.hand_over(message(mail, config), str(mail.id), config)
