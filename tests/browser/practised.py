"""A practitioner beside a person's phone: with an account, logged in by the front door, in a browser of their own."""

from typing import Any

from playwright.sync_api import APIResponse, Browser, BrowserContext

from tests.practising import PASSWORD, SESSIONS, code, register
from tests.serving import Server
from welnu import clock
from welnu.app import create_app
from welnu.config import load

SHARING = "/api/sharing"
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "has_touch": False}


def known(server: Server, **changes: Any) -> dict[str, Any]:
    """Add a practitioner with both factors; return who it is."""
    app = create_app(load(server.environment))
    who = register(app, **changes)
    app.extensions["engine"].dispose()
    return who


def post(context: BrowserContext, path: str, body: Any) -> Any:
    reply = context.request.post(path, data=body)
    assert reply.ok, reply.text()
    return reply.json()


def give_password(context: BrowserContext, who: dict[str, Any]) -> None:
    post(context, SESSIONS, {"email": who["email"], "password": PASSWORD})


def log_in(context: BrowserContext, who: dict[str, Any]) -> str:
    """Log in with both factors; return the code that is used now."""
    give_password(context, who)
    used = code(clock.now())
    post(context, f"{SESSIONS}/second", {"code": used})
    return used


class Practised:
    """Who it is, and what they do; by the API, as their own screens do it."""

    def __init__(self, browser: Browser, server: Server, **changes: Any) -> None:
        self.is_who = known(server, **changes)
        self.context = browser.new_context(base_url=server.url, locale="nl-NL")
        log_in(self.context, self.is_who)

    def take(self, code: str) -> None:
        """Type the code that a person shows, or follow the link that they sent."""
        post(self.context, f"{SHARING}/invitations/take", {"code": code.partition("#")[2] or code})

    def people(self) -> list[dict[str, Any]]:
        """Return who has something open."""
        found: list[dict[str, Any]] = self.context.request.get(f"{SHARING}/people").json()["people"]
        return found

    def looks_at(self, grant: str) -> APIResponse:
        return self.context.request.get(f"{SHARING}/people/{grant}/summary")

    def close(self) -> None:
        self.context.close()
