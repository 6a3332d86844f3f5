"""A newer Welnu is there: it asks first, and nothing is lost."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.nudged import Nudged
from tests.browser.steps import (
    USUAL,
    answer,
    answer_all,
    answer_some,
    check_in,
    make_account,
    open_wellbeing,
    sees_question,
    start,
)
from tests.serving import Server

UPDATE = "navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => 0)"


@pytest.fixture
def server(tmp_path: Path, installed: Path) -> Iterator[Server]:
    """A server of this test alone, for it is replaced."""
    with Server(tmp_path / "home", PYTHONPATH=str(installed.parent)) as server:
        yield server


@pytest.fixture
def release(server: Server, tmp_path: Path, installed: Path) -> Iterator[Callable[[], None]]:
    """Return a function that puts a newer Welnu in the place of the server."""
    package = tmp_path / "site" / installed.name
    shutil.copytree(installed, package)
    make_newer(package / "_pwa")
    newer = Server(server.home, server.port, PYTHONPATH=str(package.parent))

    def release() -> None:
        server.stop()
        newer.start()

    yield release
    newer.stop()


def make_newer(phone: Path) -> None:
    """Give the built phone client in `phone` another version."""
    for packed in phone.glob("sw.js.*"):
        packed.unlink()
    worker = (phone / "sw.js").read_text()
    (phone / "sw.js").write_text(re.sub(r"([`\"'])[0-9a-f]{12}\1", r"\1newer\1", worker))
    page = (phone / "index.html").read_text()
    (phone / "index.html").write_text(page.replace("<title>", '<meta name="version" content="newer"><title>'))


def test_a_newer_version_asks_first_and_loses_nothing(device: Device, page: Page, release: Callable[[], None]):
    start(page)
    check_in(page)
    make_account(page)
    device.keep_offline()
    open_wellbeing(page)
    answer_some(page, USUAL[:4])
    page.evaluate("window.sameVisit = true")

    release()
    page.evaluate(UPDATE)
    answer(page, 5, USUAL[4])
    sees_question(page, 6)
    page.get_by_role("button", name="Sluiten").tap()
    expect(page.get_by_role("heading", name="Er is een nieuwe Welnu")).to_be_visible()
    assert page.evaluate("window.sameVisit")
    expect(page.locator("meta[name=version]")).to_have_count(0)

    page.get_by_role("button", name="Vernieuw").tap()

    expect(page.locator("meta[name=version]")).to_have_attribute("content", "newer")
    page.get_by_role("link", name="14 vragen, je was bij vraag 6").tap()
    answer_all(page, USUAL[5:], first=6)
    page.goto("/me")
    expect(page.get_by_role("link", name="2 check-ins bewaard")).to_be_visible()
    assert list(device.stored()[1]["administrations"][0]["responses"].values()) == list(USUAL)


def test_a_check_in_in_another_tab_survives_the_change_of_version(
    device: Device, page: Page, release: Callable[[], None]
):
    start(page)
    device.keep_offline()
    page.goto("/checkin/wellbeing-14")
    answer_some(page, USUAL[:4])
    other = device.tab()

    release()
    other.goto("/")
    other.evaluate(UPDATE)
    other.get_by_role("button", name="Vernieuw").tap()

    for tab in (page, other):
        expect(tab.locator("meta[name=version]")).to_have_attribute("content", "newer")
    page.bring_to_front()
    sees_question(page, 5)
    answer_all(page, USUAL[4:], first=5)


def test_after_a_newer_version_nudges_still_come_and_lead_on(nudged: Nudged, release: Callable[[], None]):
    nudged.arrives()
    nudged.turns_on()
    topic = nudged.is_due()
    page = nudged.page

    release()
    page.evaluate(UPDATE)
    page.goto("/")
    page.get_by_role("button", name="Vernieuw").tap()
    expect(page.locator("meta[name=version]")).to_have_attribute("content", "newer")

    page.goto("/me/reminders")
    expect(page.get_by_text("Staan aan", exact=True)).to_be_visible()
    assert len(nudged.asks("reminders")["subscriptions"]) == 1
    nudged.gets(topic)
    nudged.desktop.sees(1)
    nudged.desktop.tap()
    page.wait_for_url(re.compile("/checkin/daily$"))
