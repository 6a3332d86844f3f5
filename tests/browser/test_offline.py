"""Without a network: everything that needs none works, and what was written is sent later."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.steps import answer_all, check_in, make_account, open_wellbeing, start

UNSEEN = {
    "/checkin/weekly": "Op hoeveel dagen",
    "/trends": "Verloop",
    "/me": "Ik",
    "/me/data": "Je check-ins",
    "/me/summary": "Neem je samenvatting mee",
    "/login": "Fijn dat je er weer bent",
    "/help-now": "Je hoeft dit niet alleen te dragen",
}


@pytest.fixture
def page(device: Device) -> Page:
    """The app of someone with an account, on a phone that lost its network after one visit."""
    device.page.goto("/")
    start(device.page)
    make_account(device.page)
    device.keep_offline()
    device.context.set_offline(True)
    return device.page


def test_the_app_opens_without_a_network(page: Page):
    page.reload()

    expect(page.get_by_role("heading", name="Hier komt je eigen lijn")).to_be_visible()


def test_check_ins_are_made_without_a_network_and_stored_when_it_is_back(device: Device, page: Page):
    page.reload()
    check_in(page, note="in de trein")
    open_wellbeing(page)
    answer_all(page)
    page.goto("/me/data")
    expect(page.get_by_text("Op deze telefoon", exact=True)).to_have_count(2)

    device.context.set_offline(False)

    expect(page.get_by_text("Bewaard", exact=True)).to_have_count(2)
    daily, wellbeing = device.stored()
    assert daily["note"] == "in de trein"
    assert [each["administrations"][0]["instrument"] for each in (daily, wellbeing)] == ["daily", "wellbeing-14"]


def test_the_language_changes_without_a_network_and_without_a_reload(page: Page):
    page.goto("/me")
    page.evaluate("window.sameVisit = true")

    page.get_by_role("button", name="English").tap()
    page.get_by_role("link", name="Today").tap()
    page.get_by_role("link", name="Do the first").tap()

    expect(page.get_by_role("heading", name="How are you now?")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("window.sameVisit")


def test_screens_never_seen_before_open_without_a_network(page: Page):
    for path, heading in UNSEEN.items():
        page.goto(path)

        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(heading))
