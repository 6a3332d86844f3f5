"""Nothing from elsewhere, nothing to elsewhere; words are words.

That no screen reports a violation of the content security policy, fails in a script, or asks another server for
anything, is checked for every phone in every test: see device.py.
"""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.steps import fill_well, make_account, open_daily, start

FETCH_ELSEWHERE = """() => new Promise((done) => {
  const image = new Image();
  image.onerror = () => done();
  image.src = "https://elsewhere.example/x";
})"""
MARKUP = "<img src=x onerror=document.title=0>"


def test_a_phone_notices_what_may_never_happen(device: Device, page: Page):
    page.evaluate(FETCH_ELSEWHERE)

    with pytest.raises(AssertionError, match="content security policy: img-src"):
        device.close()
    device.faults.clear()


def test_the_app_can_be_installed(device: Device, page: Page):
    device.keep_offline()
    manifest = device.context.request.get(page.locator("link[rel=manifest]").get_attribute("href") or "").json()
    cdp = device.context.new_cdp_session(page)

    errors = [error["errorId"] for error in cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert errors in ([], ["in-incognito"])  # which a context of Playwright is, and a headless shell does not tell
    assert cdp.send("Page.getAppManifest")["errors"] == []
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert "maskable" in " ".join(icon.get("purpose", "") for icon in manifest["icons"])
    for icon in manifest["icons"]:
        reply = device.context.request.get(icon["src"])
        assert reply.ok
        assert reply.headers["content-type"] == icon["type"]


def test_markup_in_a_note_is_shown_as_it_was_written(page: Page):
    start(page)
    open_daily(page)
    fill_well(page, "Stemming", 0.05)  # so low that the result stays
    page.get_by_role("button", name="Schrijf een notitie").tap()
    page.get_by_role("textbox").fill(MARKUP)
    page.get_by_role("button", name="Klaar").tap()

    expect(page.get_by_text(MARKUP)).to_be_visible()
    page.goto("/trends")
    page.get_by_role("slider").first.press("End")
    expect(page.get_by_text(MARKUP)).to_be_visible()
    expect(page).to_have_title("Verloop · Welnu")


def test_markup_in_a_name_is_shown_as_it_was_written(page: Page):
    start(page)
    page.goto("/me")
    page.get_by_role("button", name="Over jou").tap()
    page.get_by_role("textbox", name="Hoe mag Welnu je noemen?").fill(MARKUP)
    page.get_by_role("button", name="Bewaar").tap()

    expect(page.get_by_role("button", name=MARKUP)).to_be_visible()
    page.goto("/")
    expect(page.get_by_text(f"Dag {MARKUP},")).to_be_visible()


def test_markup_in_a_tag_from_another_phone_is_shown_as_it_was_written(device: Device, page: Page):
    start(page)
    make_account(page)
    id = uuid4()
    daily = {"instrument": "daily", "version": 1, "responses": {"mood": 5}}
    told = {
        "completed_at": datetime.now(UTC).isoformat(),
        "time_zone": "Europe/Amsterdam",
        "administrations": [daily],
        "tags": [MARKUP],
    }
    headers = {"Origin": device.url}
    assert device.context.request.put(f"/api/checkins/{id}", data=told, headers=headers).ok

    page.goto("/")
    expect(page.get_by_role("img", name="Vandaag is ingevuld.")).to_be_visible()
    page.goto(f"/result/{id}")
    expect(page.get_by_text(MARKUP)).to_be_visible()
    expect(page).not_to_have_title("0")
