"""Someone who agreed to an older text about what Welnu keeps."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import recover
from tests.serving import ACCOUNT, Server


@pytest.fixture
def agreed_before(browser: Browser, server: Server, page: Page) -> Page:
    """A phone of someone whose account is older than the newest text."""
    elsewhere = browser.new_context(base_url=server.url)
    made = elsewhere.request.post("/api/accounts", data=ACCOUNT | {"consent": {"version": "2026-11"}})
    recover(page, made.json()["recovery_code"])
    elsewhere.close()
    return page


def test_the_newest_text_is_asked_before_anything_is_opened_and_not_again(agreed_before):
    page = agreed_before
    page.goto("/me/sharing")
    page.get_by_role("link", name="Laat iemand meekijken").tap()
    expect(page.get_by_role("heading", name="Mag Welnu bewaren wat je invult?")).to_be_visible()
    expect(page.get_by_text("Deze tekst is nieuwer")).to_be_visible()

    page.get_by_role("button", name="Nee, nu niet").tap()
    expect(page.get_by_text("Niemand ziet iets, tot jij het openzet.")).to_be_visible()

    page.get_by_role("link", name="Laat iemand meekijken").tap()
    page.get_by_role("button", name="Ja, zo is het goed").tap()
    expect(page.get_by_role("textbox", name="Hoe kent diegene jou?")).to_be_visible()

    page.goto("/me")
    page.get_by_role("link", name="Wat Welnu bewaart").tap()
    expect(page.get_by_text("Hier zei je ja op")).to_be_visible()
    expect(page.get_by_role("button", name="Ja, zo is het goed")).to_have_count(0)
