"""Mail as people get it, and Dana, who logs in with an e-mail address."""

import re
import socketserver
import threading
from dataclasses import replace
from email import message_from_bytes, policy

import argon2
import pytest
from sqlalchemy import event

from tests.canaries import CANARIES, PASSWORD, WATCH
from tests.conftest import ACCOUNT
from welnu import clock
from welnu.accounts import jobs

DANA = CANARIES["email_login.email"]


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
        for mail in found:
            WATCH.mailed(mail)
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


class MailServer(socketserver.StreamRequestHandler):
    """Just enough of SMTP (RFC 5321): takes mail for anyone, but not for `refused@`, and not yet for `later@`."""

    ANSWERS = {b"<REFUSED@": b"550 no such mailbox\r\n", b"<LATER@": b"450 greylisted\r\n"}

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            verb = line.strip().upper()
            if verb.startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                WATCH.mailed(message_from_bytes(self.server.mails[-1], policy=policy.default))
            elif verb.startswith(b"QUIT"):
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(next((self.ANSWERS[to] for to in self.ANSWERS if to in verb), b"250 ok\r\n"))


@pytest.fixture
def smtp(app):
    """A mail server on this machine, which the app uses; what it took is in `smtp.mails`."""
    server = socketserver.TCPServer(("127.0.0.1", 0), MailServer)
    server.mails = []
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    before = app.config["WELNU"]
    app.config["WELNU"] = replace(before, smtp_url=f"smtp://127.0.0.1:{server.server_address[1]}")
    yield server
    app.config["WELNU"] = before
    server.shutdown()
    server.server_close()


@pytest.fixture
def hashes(monkeypatch):
    """The slow hashes that are made from here on: the real ones, counted."""
    found = []

    def counted(name):
        original = getattr(argon2.PasswordHasher, name)

        def call(self, *arguments):
            found.append(name)
            return original(self, *arguments)

        monkeypatch.setattr(argon2.PasswordHasher, name, call)

    counted("hash")
    counted("verify")
    return found
