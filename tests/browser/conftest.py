"""Phones in a real Chromium, and a real server."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.device import PHONE, Device
from tests.browser.install import browser_options
from tests.browser.nudged import Nudged, nudged_on
from tests.browser.practised import LAPTOP
from tests.browser.screens import Gallery
from tests.serving import Phone, Server
from welnu.config import PACKAGE, resource

NewDevice = Callable[..., Device]
expect.set_options(timeout=15_000)  # a busy machine is not a fault


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**browser_options())
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Welnu, laid out as its wheel installs it; a build meanwhile does not take files from under a test."""
    package = tmp_path_factory.mktemp("site") / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pwa", "questionnaires", "migrations"):
        shutil.copytree(resource(name), package / f"_{name}")
    return package


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("server") / "home", PYTHONPATH=str(installed.parent)) as server:
        yield server


@pytest.fixture(scope="module")
def gallery(browser: Browser, server: Server) -> Iterator[Gallery]:
    """Every screen, to be shown."""
    gallery = Gallery(browser, server)
    yield gallery
    gallery.close()


@pytest.fixture
def new_device(browser: Browser, server: Server) -> Iterator[NewDevice]:
    """Return a function that gives another phone with nothing on it yet."""
    devices: list[Device] = []

    def new(**options: object) -> Device:
        devices.append(Device(browser.new_context(base_url=server.url, **PHONE | options), server.url))
        return devices[-1]

    yield new
    for device in devices:
        device.close()


@pytest.fixture
def device(new_device: NewDevice) -> Device:
    """A phone with nothing on it yet."""
    return new_device()


@pytest.fixture
def laptop(new_device: NewDevice) -> Device:
    """What a practitioner works at."""
    return new_device(**LAPTOP)


@pytest.fixture
def page(device: Device) -> Page:
    """The app on that phone, just opened for the first time."""
    device.page.goto("/")
    return device.page


@pytest.fixture
def sharer(server: Server) -> Iterator[Phone]:
    """Someone who opens something to a practitioner, and acts by the API alone."""
    sharer = Phone(server.port)
    sharer.sign_up()
    yield sharer
    sharer.close()


@pytest.fixture
def nudged(playwright: Playwright, server: Server, tmp_path: Path) -> Iterator[Nudged]:
    """Someone with an account, who can be nudged on this phone once they turn it on."""
    with nudged_on(playwright, server, tmp_path) as nudged:
        yield nudged
