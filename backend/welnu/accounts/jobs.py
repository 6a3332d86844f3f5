"""What the scheduler does for accounts: send mail, and remove what expired."""

from datetime import datetime
from smtplib import SMTPRecipientsRefused
from typing import Final

import structlog
from flask import current_app
from sqlalchemy import delete, or_, select

from welnu import db, postbox
from welnu.accounts import lifetimes, mail
from welnu.accounts.models import LoginSession, MailToken, OutgoingMail
from welnu.accounts.passkeys.models import Challenge
from welnu.accounts.practitioners import lifetimes as working
from welnu.accounts.practitioners.models import PractitionerLink, PractitionerSession
from welnu.config import Config

log = structlog.get_logger()

AT_ONCE: Final = 20  # mails a tick; the next tick is seconds away


def send_mail(now: datetime) -> None:
    """Send the mails that are due. Any number of schedulers may; a crash half-way sends one again, with the same id."""
    for each in _taken(now):
        if _handed_over(each):
            with db.transaction() as session:
                session.execute(delete(OutgoingMail).where(OutgoingMail.id == each.id))


def _taken(now: datetime) -> list[OutgoingMail]:
    """Return mails that nobody else takes now; one that is not sent comes back by itself, later each time."""
    with db.transaction() as session:
        mails = session.scalars(
            select(OutgoingMail)
            .where(OutgoingMail.due_at <= now)
            .order_by(OutgoingMail.due_at)
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        ).all()
        for each in mails:
            each.attempts += 1
            each.due_at = now + lifetimes.retry_after(each.attempts)
    return list(mails)


def _handed_over(what: OutgoingMail) -> bool:
    config: Config = current_app.config["WELNU"]
    try:
        mail.deliver(what, config)
    except SMTPRecipientsRefused as error:
        final = (postbox.code(error) or 0) >= 500  # no such mailbox: trying again changes nothing
        log.info("mail.refused" if final else "mail.deferred")
        return final
    except OSError as error:
        log.warning("mail.failed", error=type(error).__name__)
        return False
    log.info("mail.sent" if config.smtp_url else "mail.written")
    return True


def purge(now: datetime) -> None:
    """Remove sessions, links and challenges that expired, and mails that could not be sent in time."""
    dead = or_(
        LoginSession.created_at <= now - lifetimes.ABSOLUTE,
        LoginSession.last_seen_on <= now.date() - lifetimes.IDLE,
    )
    with db.across_persons(), db.transaction() as session:
        session.execute(delete(LoginSession).where(dead))
        session.execute(delete(PractitionerSession).where(PractitionerSession.created_at <= now - working.ABSOLUTE))
        for table in (MailToken, PractitionerLink, Challenge):
            session.execute(delete(table).where(table.expires_at <= now))
        session.execute(delete(OutgoingMail).where(OutgoingMail.created_at <= now - lifetimes.MAIL))
