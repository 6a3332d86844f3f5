"""Mail as people get it, and Dana, who logs in with an e-mail address."""

import re
from email import message_from_bytes, policy

import pytest
from sqlalchemy import event

from tests.conftest import ACCOUNT
from welnu import clock
from welnu.accounts import jobs

DANA = "dana@example.org"
PASSWORD = "zeven groene fietsen"


class Mailbox:
    """What the app would have mailed, read as a mail program does."""

    def __init__(self, app):
        self.app = app
        self.folder = app.config["WELNU"].home / "mail"

    def read(self):
        """Let the job send what waits, and take all mails out of the box, oldest first."""
        with self.app.app_context():
            jobs.send_mail(clock.now())
        files = sorted(self.folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        for file in files:
            file.unlink()
        return found

    def token(self):
        """Return the token in the link of the one mail that came."""
        (mail,) = self.read()
        return re.search(r"\?token=(\S+)", mail.get_content())[1]


@pytest.fixture
def mailbox(app):
    box = Mailbox(app)
    yield box
    box.read()


@pytest.fixture
def dana(app, mailbox):
    """A client logged in with an e-mail address and a password."""
    client = app.test_client()
    client.post("/api/accounts/email", json=ACCOUNT | {"email": DANA, "password": PASSWORD})
    reply = client.post("/api/accounts/email/confirm", json={"token": mailbox.token()})
    assert reply.status_code == 200, reply.text
    client.account = reply.json
    return client


@pytest.fixture
def log_in_again(app, dana):
    """Return a function that logs Dana in on one more device."""

    def log_in():
        client = app.test_client()
        assert client.post("/api/accounts/sessions", json={"email": DANA, "password": PASSWORD}).status_code == 200
        return client

    return log_in


@pytest.fixture
def statements(app):
    """What is asked of the database from here on: verb and table."""
    found, engine = [], app.extensions["engine"]

    def note(_connection, _cursor, statement, *_):
        words = re.findall(r"\w+", statement)
        table = re.search(r"(?:FROM|INTO|UPDATE)\s+(\w+)", statement)
        found.append(f"{words[0]} {table[1]}" if table else words[0])

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)
