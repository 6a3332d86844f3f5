"""People who let a practitioner see along, or are about to: what takes two is done here, without reading a word."""

from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, Page

from tests.browser.device import Device
from tests.browser.practised import SHARING, Practised
from tests.serving import Server
from welnu import clock

OPEN: dict[str, Any] = {
    "called": "Robin",
    "scope": ["summary", "trend", "answers", "notes", "uptakes"],
    "instruments": ["daily"],
    "note": "Liefst eerst over slapen.",
}


def practitioner(device: Device, server: Server, **changes: Any) -> Practised:
    browser = device.context.browser
    assert isinstance(browser, Browser)
    return Practised(browser, server, **changes)


def opens(device: Device, to: Practised, **changes: Any) -> str:
    """Open something, as the screens do; return the grant's id."""
    made = asks(device, "POST", "/invitations", {"by": "code"})
    to.take(made["code"])
    grant: str = asks(device, "POST", "/grants", {**OPEN, **changes, "invitation": made["id"]})["id"]
    return grant


def asks(device: Device, method: str, path: str, body: Any = None) -> Any:
    reply = device.context.request.fetch(f"{SHARING}{path}", method=method, data=body)
    assert reply.ok, reply.text()
    return reply.json() if reply.body() else None


def make_code(page: Page) -> None:
    page.goto("/me/sharing/open")
    page.locator("[name=called]").fill("Robin")
    page.locator(".foot .btn").click()
    page.locator(".pass").wait_for()


def be_open(device: Device, server: Server) -> None:
    """Two see along, one does no more, and they looked at a day with some words."""
    tell_of_a_day(device)
    emil = practitioner(device, server, name="Emil Smit", organisation="Huisartsen aan de Kade", confirmed_at=None)
    closed = opens(device, emil, scope=["notes"])
    asks(device, "DELETE", f"/grants/{closed}")
    sanne = practitioner(device, server, name="Sanne de Wit", registration="19012345601")
    dora = practitioner(device, server, name="Dora van den Bergh", confirmed_at=None)
    for each in (sanne, dora):
        each.looks_at(opens(device, each))
        each.close()
    emil.looks_at(closed)
    emil.close()


def tell_of_a_day(device: Device) -> None:
    """Check in from another phone."""
    now = clock.now().isoformat()
    day = {
        "completed_at": now, "sent_at": now, "time_zone": "Europe/Amsterdam", "tags": ["outside"],
        "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7, "sleep": 4}}],
        "note": "Lang gewandeld.",
    }  # fmt: skip
    reply = device.context.request.put(f"/api/checkins/{uuid4()}", data=day)
    assert reply.ok, reply.text()


def be_inviting(device: Device, _server: Server) -> None:
    make_code(device.page)


def be_sending(device: Device, _server: Server) -> None:
    device.page.goto("/me/sharing/open")
    device.page.locator("[name=called]").fill("Robin")
    device.page.locator(".ways button").last.click()
    device.page.locator(".link-text").wait_for()


def be_introduced(device: Device, server: Server) -> None:
    """Someone took the code, of whom nobody knows whether they are who they say."""
    make_code(device.page)
    emil = practitioner(device, server, name="Emil Smit", organisation="Huisartsen aan de Kade", confirmed_at=None)
    emil.take("-".join(device.page.locator(".pass li").all_inner_texts()))
    emil.close()
    device.page.locator(".who").wait_for()
