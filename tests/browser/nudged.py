"""Someone who is nudged: on a whole Chromium, with reminders that are due when the test says so."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.desktop import Desktop
from tests.browser.device import PHONE, Device
from tests.browser.install import browser_options
from tests.browser.steps import make_account, start
from tests.reminders.fakes import Browser
from tests.serving import Server
from welnu import clock
from welnu.app import create_app
from welnu.config import load
from welnu.reminders import jobs, push
from welnu.reminders.outcome import Letter

# No push service can be reached in a test. All else is real: permission, key, server, messages, notifications.
PUSH_MANAGER = """(made) => {
  const kept = "a push service's";
  const subscription = {
    ...made,
    toJSON: () => made,
    unsubscribe: async () => localStorage.removeItem(kept) ?? true,
  };
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    if (Notification.permission !== "granted") throw new DOMException("", "NotAllowedError");
    localStorage.setItem(kept, applicationServerKey);
    return subscription;
  };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem(kept) ? subscription : null);
  const ask = Notification.requestPermission;
  window.asked = [];
  Notification.requestPermission = () => {
    window.asked.push(navigator.userActivation.isActive);
    return ask.call(Notification);
  };
}"""
SHOWN = """navigator.serviceWorker.ready.then((registration) => registration.getNotifications()).then((all) =>
  all.map(({ title, body, tag, lang, actions }) =>
    ({ title, body, tag, lang, actions: actions.map(({ action }) => action) })))"""
DUTCH = ("--lang=nl-NL", "--accept-lang=nl-NL,nl")  # a window that the browser itself opens knows nothing of Playwright


@contextmanager
def nudged_on(playwright: Playwright, server: Server, folder: Path) -> Iterator["Nudged"]:
    """A phone with a whole Chromium that keeps its profile in `folder`: only such a one opens windows by itself."""
    if sys.platform != "linux":
        pytest.skip("only on Linux does a browser show its notifications by D-Bus, where a test can tap on them")
    options = browser_options(whole=True) | PHONE | {"base_url": server.url}
    options["args"] = [*options["args"], *DUTCH]
    with Desktop() as desktop:
        options["env"] = desktop.environment
        nudged = Nudged(playwright.chromium.launch_persistent_context(folder / "profile", **options), server, desktop)
        yield nudged
        nudged.close()


class Nudged(Device):
    """A phone on whose desktop notifications show."""

    def __init__(self, context: BrowserContext, server: Server, desktop: Desktop) -> None:
        context.grant_permissions(["notifications"], origin=server.url)
        subscription = Browser().subscription()
        keys = {"p256dh": subscription.p256dh, "auth": subscription.auth}
        context.add_init_script(f"({PUSH_MANAGER})({json.dumps({'endpoint': subscription.endpoint, 'keys': keys})})")
        super().__init__(context, server.url)
        self.server, self.desktop = server, desktop
        self.blank = context.pages[0]  # the browser stays when the app has no window
        self.registrations: list[str] = []
        self.tools = context.new_cdp_session(self.blank)
        self.tools.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self.tools.send("ServiceWorker.enable")

    def _note(self, event: dict[str, Any]) -> None:
        self.registrations.extend(one["registrationId"] for one in event["registrations"] if not one["isDeleted"])

    def arrives(self) -> None:
        """Make an account."""
        self.page.goto("/")
        self.keep_offline()
        start(self.page)
        make_account(self.page)

    def turns_on(self) -> None:
        """Turn notifications on."""
        self.page.goto("/me/reminders")
        self.page.get_by_role("button", name="Zet aan", exact=True).tap()
        self.page.get_by_role("button", name="Ja, graag").tap()
        expect(self.page.get_by_text("Staan aan", exact=True)).to_be_visible()

    def opens(self, path: str) -> Page:
        """Close every window of the app, and open a new one."""
        self.leaves()
        self.page = self.tab()
        self.page.goto(path)
        return self.page

    def leaves(self) -> None:
        """Close every window of the app."""
        for page in self.context.pages[1:]:
            page.close()

    def is_due(self, kind: str = "daily") -> str:
        """Set a reminder and let its moment come; return the topic of its delivery."""
        now = clock.now()
        at = now + timedelta(hours=12)  # so that the server's own scheduler leaves it alone
        schedule = {"at": [f"{at:%H:%M}"], "starts_on": f"{now:%Y-%m-%d}", "time_zone": "UTC"}
        wish = {"kind": kind, "schedule": schedule, "channels": ["push"], "follow_phone": False}
        id = str(uuid4())
        reply = self.tells("PUT", f"reminders/{id}", wish | {"changed_at": now.isoformat()})
        self._plan(datetime.fromisoformat(reply["next"][0]["due_at"]))
        return next(each["topic"] for each in self.asks("reminders/deliveries")["deliveries"] if each["reminder"] == id)

    def _plan(self, now: datetime) -> None:
        app = create_app(load(self.server.environment))
        with app.app_context():
            jobs.plan(now)
        app.extensions["engine"].dispose()

    def gets(self, topic: str, **more: object) -> None:
        """Get a push message, as the server writes it."""
        message = json.loads(push.payload(Letter(topic, datetime(2100, 1, 1, tzinfo=UTC), "nl"))) | more
        where = {"origin": self.url, "registrationId": self.registrations[-1]}
        self.tools.send("ServiceWorker.deliverPushMessage", where | {"data": json.dumps(message)})

    def shown(self) -> list[dict[str, Any]]:
        """Return what the app has in sight, as the browser tells it."""
        return list(self.page.evaluate(SHOWN))

    def asks(self, path: str) -> Any:
        """Ask the server."""
        return self.tells("GET", path)

    def tells(self, method: str, path: str, told: object = None) -> Any:
        """Tell the server something, in the name of whoever is logged in."""
        url, headers = f"{self.url}/api/{path}", {"Origin": self.url}
        reply = self.context.request.fetch(url, method=method, data=told, headers=headers)
        assert reply.ok, reply.text()
        return reply.json() if reply.body() else None

    def delivery(self, topic: str) -> dict[str, Any]:
        """Return what the server has of it."""
        return next(each for each in self.asks("reminders/deliveries")["deliveries"] if each["topic"] == topic)
