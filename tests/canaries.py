"""Canaries: what tests write where something private goes, and a watch for those that turn up where they do not belong.

The watch goes with every test: `Client` reads along with the answers of the app, the fakes with what is mailed and
pushed, `conftest.py` with what is logged.
"""

import re
from collections.abc import Iterable
from email.message import Message
from typing import Any, Final

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

POINT: Final = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"  # on P-256
CANARIES: Final = {  # column -> what is written there; `{}` is a number, where it has to differ
    "access.actor_name": "Kanarie {} de Wit",
    "access.on_behalf_of": "Praktijk De Kanarie",
    "administration.instrument_id": "kanarielijst",
    "administration.responses": "kanarievraag",
    "checkin.note": "een kanarie in het dagboek",
    "checkin.tags": "kanarie op de schouder",
    "email_login.email": "dana@example.org",
    "grant.called": "Kanarie van de donderdag",
    "grant.note": "een kanarie voor het gesprek",
    "mail_token.email": "dana@example.org",
    "outgoing_mail.email": "dana@example.org",
    "practitioner.email": "kanarie-{}@example.org",
    "practitioner.name": "Kanarie {} de Wit",
    "practitioner.organisation": "Praktijk De Kanarie",
    "practitioner.profession": "kanarioloog",
    "practitioner.registration": "kanarie-19012345601",
    "practitioner_link.details": "Praktijk De Kanarie",
    "practitioner_link.email": "kanarie-{}@example.org",
    "push_subscription.auth": "kanariekanariekanarieA",  # 16 bytes, in base64url
    "push_subscription.endpoint": "https://fcm.googleapis.com/fcm/send/kanarie",
    "push_subscription.p256dh": POINT,
    "uptake.intervention": "kanarie-lessen",
    "uptake.note": "een kanarie bij wat ik doe",
}
PASSWORD: Final = "zeven gele kanaries"
SECRET: Final = "KANARIEKANARIEKANARIEKANARIE2345"  # 160 bits, in base32
BROWSER: Final = "Mozilla/5.0 (Linux; Android 16) Chrome/148.0 Kanarie/1.0"  # what a browser says of itself
NETWORK: Final = "203.0.113.98"  # where it is

WITHOUT_MARK: Final = (NETWORK, CANARIES["email_login.email"], POINT)
PLANTED: Final = re.compile("|".join(["kanari", *map(re.escape, WITHOUT_MARK)]), re.IGNORECASE)
GIVEN_ONCE: Final = re.compile(rb'"(?:recovery_code|code|secret|url)":"([^"]+)"|"codes":\[([^\]]+)\]')
FOR_OPERATORS: Final = ("/health/", "/metrics", "/feeds/")  # and for calendars: no word of anyone


def secrets_in(reply: TestResponse) -> Iterable[str]:
    """Return what opens something, and was given in this answer alone: cookies, codes, tokens in links."""
    for cookie in reply.headers.getlist("Set-Cookie"):
        yield cookie.partition("=")[2].partition(";")[0].rpartition(".")[2]  # whose it is stands before the token
    if reply.request.method == "POST" and reply.status_code < 300:
        for one, several in GIVEN_ONCE.findall(reply.data):
            for told in (one or several).decode().replace('"', "").split(","):
                secret = re.split("[/#=]", told.removesuffix(".ics"))[-1]
                yield from (secret, secret.replace("-", ""))


class Watch:
    """Where a canary, or a secret that was given out, turned up though it should not; until the end of a test."""

    def __init__(self) -> None:
        self.secrets: set[str] = set()
        self.leaks: list[str] = []

    def sees(self, place: str, text: str) -> None:
        """Look at what got to a place where nothing private goes."""
        found = {match[0] for match in PLANTED.finditer(text)}
        found.update(secret for secret in tuple(self.secrets) if secret in text)
        if found:
            self.leaks.append(f"{place} holds {', '.join(sorted(found))}: {text}")

    def answered(self, reply: TestResponse) -> None:
        """Look at an answer: errors repeat nothing that was sent, and figures and calendars tell of nobody."""
        self.secrets.update(secret for secret in secrets_in(reply) if len(secret) >= 10)
        path = reply.request.path
        if reply.status_code >= 400 or path.startswith(FOR_OPERATORS):
            self.sees(f"{reply.status_code} of {reply.request.method} {path}", reply.text)

    def mailed(self, mail: Message) -> None:
        """Look at a mail: its receiver's address is on it, and in it nothing but our own words and a link."""
        texts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
        heads = [f"{name}: {value}" for name, value in mail.items() if name != "To"]
        self.sees("a mail", "\n".join([*heads, *texts]))

    def ends(self, *outputs: tuple[str, str]) -> list[str]:
        """Look at what a test wrote, as (title, text); return what leaked in it, and begin anew."""
        for place, text in outputs:
            self.sees(place, text)
        leaks, self.leaks, self.secrets = self.leaks, [], set()
        return leaks


WATCH: Final = Watch()


class Client(FlaskClient):
    """A client, and the watch reads along."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        reply = super().open(*args, **kwargs)
        WATCH.answered(reply)
        return reply
