"""Every screen, usable for everyone: axe finds nothing, it fits, Tab reaches all of it, crisis help is one tap away."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.axe import TAGS, TOO_SMALL, TOO_WIDE, in_every_size, in_the_dark, show_whole, violations
from tests.browser.keyboard import reach_everything
from tests.browser.reaching import Screen
from tests.browser.screens import SCREENS, Gallery


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_everyone_can_use_it(gallery: Gallery, screen: Screen, language: str):
    page = gallery.show(screen, language)
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []

    for size in in_every_size(page):
        faults = list(page.evaluate(TOO_SMALL))
        if wide := page.evaluate(TOO_WIDE):
            faults.append(f"scrolls sideways, {wide} px")
        show_whole(page)
        if language == "nl" or size == "390 px":  # another language changes what fits, and no role
            faults += violations(page, TAGS)
        if size == "390 px":  # another size changes no colour
            faults += in_the_dark(page)
        found += [f"{size}: {fault}" for fault in faults]

    assert not found, "\n".join(found)
    if language == "nl":
        reach_everything(page)
    if screen.has_help:
        page.locator("a[href='/help-now']").first.tap()
        expect(page.locator("a[href='tel:113']").first).to_be_visible()
