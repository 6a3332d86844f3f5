"""Someone's phone: a browser of its own, in which some things may never happen, whatever a person does."""

import os
import signal
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request
from playwright.sync_api import TimeoutError as TooLong

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "locale": "nl-NL",
    "timezone_id": "Europe/Amsterdam",
}
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  console.error(`content security policy: ${violatedDirective} ${blockedURI}`))"""
IS_READY = "() => navigator.serviceWorker.ready.then(() => true)"
IS_TAKEN = "() => navigator.serviceWorker.controller !== null"
TAKEN_WITHIN = 3000  # ms
NETWORK = "Failed to load resource"  # what a browser says of an answer that is not 2xx; the app decides what it means


class Device:
    """A phone with the app open in one tab."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.url = context, url
        self.faults: list[str] = []
        self.places: dict[str, str] = {}  # what stands in addresses that lead somewhere here
        context.set_default_timeout(15_000)
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._see)
        self.page = self.tab()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(NETWORK):
            self.faults.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        """No request may go anywhere but to our own server."""
        where = urlsplit(request.url)
        if where.scheme != "blob" and where.netloc != urlsplit(self.url).netloc:
            self.faults.append(f"request to elsewhere: {request.url}")

    def tab(self) -> Page:
        return self.context.new_page()

    def kill_tabs(self) -> None:
        """As a phone does that wants its memory back: no tab of this browser hears of it."""
        assert self.context.browser
        tools = self.context.browser.new_browser_cdp_session()

        def alive() -> set[int]:
            processes = tools.send("SystemInfo.getProcessInfo")["processInfo"]
            return {process["id"] for process in processes if process["type"] == "renderer"}

        killed = alive()
        for process in killed:
            os.kill(process, signal.SIGKILL)
        while killed & alive():  # a new tab could be given one of them
            pass

    def close(self) -> None:
        """Put it away; what may never happen did not."""
        self.context.close()
        assert not self.faults, "\n".join(self.faults)

    def stored(self) -> list[dict[str, Any]]:
        """Return the check-ins that the server has of whoever is logged in here."""
        reply = self.context.request.get(f"{self.url}/api/checkins")
        assert reply.ok, reply.text()
        return [each for each in reply.json()["checkins"] if "deleted_at" not in each]

    def keep_offline(self) -> None:
        """Wait until the app can be opened without a network.

        A page that was loading just when the service worker began is not taken over; the next one is.
        """
        self.page.wait_for_function(IS_READY)
        try:
            self.page.wait_for_function(IS_TAKEN, timeout=TAKEN_WITHIN)
        except TooLong:
            self.page.reload()
            self.page.wait_for_function(IS_TAKEN)
