"""A passkey on a person's own phone: the browser's virtual authenticator stands in for the finger."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.device import Device
from tests.browser.steps import check_in, log_out, make_account, start

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Finger:
    """Whoever holds the phone, as its authenticator knows them."""

    def __init__(self, page: Page) -> None:
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable")
        self.id = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    def is_known(self, known: bool) -> None:
        self.cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": known})

    def keys(self) -> list[Any]:
        return self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]


@pytest.fixture
def finger(page: Page) -> Finger:
    return Finger(page)


def add_passkey(page: Page) -> None:
    page.goto("/me/sessions")
    page.get_by_role("button", name="Voeg een passkey toe").tap()
    expect(page.get_by_role("button", name="Haal de passkey van")).to_have_count(1)


def log_in(page: Page) -> None:
    page.goto("/login")
    page.get_by_role("button", name="Log in met een passkey").tap()


def test_someone_comes_back_by_finger_without_an_address(device: Device, page: Page, finger: Finger):
    start(page)
    check_in(page, note="van vóór de passkey")
    make_account(page)
    add_passkey(page)
    log_out(page)

    log_in(page)

    expect(page.get_by_role("link", name="Nog een check-in")).to_be_visible()
    assert [each["note"] for each in device.stored()] == ["van vóór de passkey"]
    page.goto("/me/sessions")
    expect(page.get_by_text("Laatst gebruikt op")).to_be_visible()


def test_a_passkey_that_was_removed_opens_nothing(page: Page, finger: Finger):
    start(page)
    make_account(page)
    add_passkey(page)
    page.get_by_role("button", name="Haal de passkey van").tap()
    expect(page.get_by_role("button", name="Haal de passkey van")).to_have_count(0)
    log_out(page)

    log_in(page)

    expect(page.get_by_text("Deze passkey kent Welnu niet.")).to_be_visible()


def test_a_finger_that_the_phone_does_not_know_is_no_way_in(device: Device, page: Page, finger: Finger):
    start(page)
    make_account(page)
    add_passkey(page)
    log_out(page)
    finger.is_known(False)

    log_in(page)

    expect(page.get_by_text("Er is geen passkey gebruikt.")).to_be_visible()
    assert device.context.request.get("/api/accounts/me").status == 401


def test_one_device_makes_one_passkey(page: Page, finger: Finger):
    start(page)
    make_account(page)
    add_passkey(page)

    page.get_by_role("button", name="Voeg een passkey toe").tap()

    expect(page.get_by_text("Dit toestel heeft al een passkey voor jou.")).to_be_visible()
    assert len(finger.keys()) == 1
