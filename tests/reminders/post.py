"""The engine with its real way out, and services of our own at its end: a push service for each host, a mail server."""

import json
import socket
from contextlib import ExitStack
from dataclasses import replace

from sqlalchemy import func, select

from tests.reminders.engine import Engine
from tests.reminders.fakes import Browser, MailServer, PushService, certified, trusting
from welnu import db
from welnu.reminders.models import Delivery
from welnu.reminders.outbound import WayOut
from welnu.reminders.sending import channels

PATIENT, IMPATIENT = 8.0, 1.5  # seconds until an attempt is given up; the latter where a test waits for it
HOSTS = ("one.push.example", "two.push.example", "three.push.example")


class Post(Engine):
    """Goes from moment to moment at which something is to be done, so that hours pass in a second."""

    def __init__(self, app, stack: ExitStack):
        self.services = {host: stack.enter_context(PushService(certified(host))) for host in HOSTS}
        self.mail = stack.enter_context(MailServer())
        self.config = replace(app.config["WELNU"], smtp_url=self.mail.url)
        self.browsers, self.seconds = {}, PATIENT
        super().__init__(app)

    def restart(self):
        """As after a crash, or with other settings."""
        ports = {f"142.250.180.{number}": service.port for number, service in enumerate(self.services.values())}
        addresses = dict(zip(self.services, ports, strict=True))

        def connect(address, seconds):
            return socket.create_connection(("127.0.0.1", ports[address[0]]), seconds)

        way = WayOut(
            ("*.push.example",), trusting(), lambda host: [addresses[host]], connect,
            connect_seconds=self.seconds, total_seconds=self.seconds,
        )  # fmt: skip
        self.sends = channels(self.config, way, self.seconds)
        super().restart()

    def loses_patience(self):
        """Give up soon from now on."""
        self.seconds = IMPATIENT
        self.restart()

    def subscribe(self, someone, host):
        """Give someone a browser at `host`."""
        browser = Browser()
        to = browser.subscription()
        keys = {"p256dh": to.p256dh, "auth": to.auth}
        name = f"{len(self.browsers)}"
        self.browsers[f"/fcm/send/{name}"] = browser
        someone.subscribes(name, host=host, keys=keys)

    def will(self, host, *moves):
        self.services[host].moves.extend(moves)

    def messages(self, host):
        """Return what came in at `host`: what each message says, and how long it is worth something."""
        return [
            (json.loads(self.browsers[each.path].read(each.body)), int(each.headers["ttl"]))
            for each in self.services[host].received
        ]

    def until(self, end):
        """Do what is to be done up to `end`; return at which moments there was something."""
        moments = []
        while (at := self._next()) is not None and at <= end:
            moments.append(at)
            self.deliver(at)
        return moments

    def _next(self):
        with self.app.app_context(), db.across_persons():
            return db.session().scalar(select(func.min(Delivery.next_attempt_at)))
