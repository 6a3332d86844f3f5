"""Mail: in the outbox with what it is about, then sent by a job."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from tests.accounts.conftest import DANA
from welnu import clock
from welnu.accounts import jobs, texts
from welnu.accounts.models import LoginSession, MailToken, OutgoingMail

NEVER = r"(?i)welz|welbe|well-?being|health|gezond|ziek|stem|mood|psych|mental|klacht|hulp|check-?in|vragenlijst"


def ask(client, email=DANA):
    assert client.post("/api/accounts/password-resets", json={"email": email}).status_code == 202


def send(app, now):
    with app.app_context():
        jobs.send_mail(now)


def count(app, model):
    with app.extensions["engine"].connect() as connection:
        return connection.scalar(select(func.count()).select_from(model.__table__))


def test_a_mail_is_delivered_and_then_forgotten(app, nobody, smtp):
    ask(nobody)

    send(app, clock.now())

    (mail,) = smtp.mails
    assert f"To: {DANA}\r\n".encode() in mail
    assert count(app, OutgoingMail) == 0


def test_links_arrive_unbroken(app, nobody, dana, smtp):
    ask(nobody)

    send(app, clock.now())

    assert re.search(rb"\r\nhttp://localhost:8000/reset\?token=[A-Za-z0-9_-]{43}\r\n", smtp.mails[0])


def test_a_mail_is_sent_once_by_two_schedulers(app, nobody, smtp):
    ask(nobody)
    now = clock.now()

    send(app, now)
    send(app, now)

    assert len(smtp.mails) == 1


def test_a_mail_that_cannot_be_sent_is_tried_again_later_with_the_same_id(app, nobody, smtp):
    ask(nobody)
    down, now = replace(app.config["WELNU"], smtp_url="smtp://127.0.0.1:1"), clock.now()
    up, app.config["WELNU"] = app.config["WELNU"], down
    send(app, now)
    app.config["WELNU"] = up

    send(app, now + timedelta(seconds=59))
    before = len(smtp.mails)
    send(app, now + timedelta(seconds=61))

    assert (before, len(smtp.mails)) == (0, 1)


def test_a_mail_sent_again_is_the_same_mail(app, nobody, mailbox):
    ask(nobody)
    (mail,) = mailbox.read()

    assert re.fullmatch(r"<[0-9a-f-]{36}@localhost>", mail["Message-ID"])
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_mailbox_that_does_not_exist_is_not_tried_again(app, nobody, smtp):
    ask(nobody, "refused@example.org")

    send(app, clock.now())

    assert count(app, OutgoingMail) == 0
    assert smtp.mails == []


def test_a_mailbox_that_asks_to_come_back_later_is_tried_again(app, nobody, smtp):
    ask(nobody, "later@example.org")

    send(app, clock.now())

    assert count(app, OutgoingMail) == 1


def test_without_a_server_a_mail_becomes_a_file_for_the_owner_alone(app, nobody):
    ask(nobody)

    with capture_logs() as logs:
        send(app, clock.now())

    (file,) = (app.config["WELNU"].home / "mail").glob("*.eml")
    assert file.stat().st_mode & 0o777 == 0o600
    assert logs == [{"event": "mail.written", "log_level": "info"}]
    file.unlink()


def test_links_and_mails_that_are_too_old_are_removed(app, nobody, mailbox):
    ask(nobody)
    with app.app_context():
        jobs.purge(clock.now() + timedelta(minutes=59))
    kept = count(app, MailToken), count(app, OutgoingMail)

    with app.app_context():
        jobs.purge(clock.now() + timedelta(hours=25))

    assert kept == (1, 1)
    assert (count(app, MailToken), count(app, OutgoingMail)) == (0, 0)


@pytest.mark.parametrize(("days", "left"), [(89, 2), (91, 0)])
def test_sessions_that_nobody_uses_are_removed_for_all_persons(app, alice, bob, days, left):
    with app.app_context():
        jobs.purge(clock.now() + timedelta(days=days))

    assert count(app, LoginSession) == left


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_mails_say_nothing_of_what_welnu_is_about(language):
    for kind, mail in texts.mails(language).items():
        assert not re.search(NEVER, mail["subject"] + mail["text"]), kind
        assert mail["text"].isascii(), kind  # else it is sent encoded, and a link in a file cannot be copied


def test_mails_exist_in_all_languages_with_the_same_places_to_fill_in():
    nl, en = (texts.mails(language) for language in texts.LANGUAGES)

    assert list(nl) == list(en)
    for kind in nl:
        assert re.findall(r"{\w+}", nl[kind]["text"]) == re.findall(r"{\w+}", en[kind]["text"])
