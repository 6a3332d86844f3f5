"""A practitioner beside a person's phone: with an account, logged in by the front door, in a browser of their own."""

from typing import Any

from playwright.sync_api import APIResponse, Browser

from tests.practising import PASSWORD, SESSIONS, code, register
from tests.serving import Server
from welnu import clock
from welnu.app import create_app
from welnu.config import load

SHARING = "/api/sharing"


class Practised:
    """Who it is, and what they do; by the API, as their own screens do it."""

    def __init__(self, browser: Browser, server: Server, **changes: Any) -> None:
        app = create_app(load(server.environment))
        self.is_who = register(app, **changes)
        app.extensions["engine"].dispose()
        self.context = browser.new_context(base_url=server.url, locale="nl-NL")
        self.post(SESSIONS, {"email": self.is_who["email"], "password": PASSWORD})
        self.post(f"{SESSIONS}/second", {"code": code(clock.now())})

    def post(self, path: str, body: Any) -> Any:
        reply = self.context.request.post(path, data=body)
        assert reply.ok, reply.text()
        return reply.json()

    def take(self, code: str) -> None:
        """Type the code that a person shows, or follow the link that they sent."""
        self.post(f"{SHARING}/invitations/take", {"code": code.partition("#")[2] or code})

    def people(self) -> list[dict[str, Any]]:
        """Return who has something open."""
        found: list[dict[str, Any]] = self.context.request.get(f"{SHARING}/people").json()["people"]
        return found

    def looks_at(self, grant: str) -> APIResponse:
        return self.context.request.get(f"{SHARING}/people/{grant}/summary")

    def close(self) -> None:
        self.context.close()
