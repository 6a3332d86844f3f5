"""Nothing from elsewhere, nothing to elsewhere; words are words.

That no screen reports a violation of the content security policy, fails in a script, or asks another server for
anything, is checked for every phone in every test: see device.py.
"""

from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.screens import SCREENS, Gallery
from tests.browser.steps import open_daily, start

MARKUP = "<img src=x onerror=document.title='broken'><b>vet</b>"


def test_every_screen_keeps_to_its_policy_and_to_its_own_server(gallery: Gallery):
    for screen in SCREENS:
        gallery.show(screen, "nl")

    assert [fault for device in gallery.devices.values() for fault in device.faults] == []


def test_a_phone_notices_what_may_never_happen(new_device):
    device = new_device()
    device.page.goto("/")
    with device.page.expect_console_message():
        device.page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x' }))")

    assert any("content security policy: img-src" in fault for fault in device.faults)
    device.faults.clear()


def test_the_app_can_be_installed(device: Device, page: Page):
    device.keep_offline()
    manifest = device.context.request.get(page.locator("link[rel=manifest]").get_attribute("href") or "").json()
    cdp = device.context.new_cdp_session(page)

    assert cdp.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
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
    page.get_by_role("button", name="Schrijf een notitie").tap()
    page.get_by_role("textbox").fill(MARKUP)
    page.get_by_role("button", name="Klaar").tap()

    expect(page.get_by_text(MARKUP)).to_be_visible()
    page.goto("/trends")
    page.get_by_role("slider").first.press("End")
    expect(page.get_by_text(MARKUP)).to_be_visible()
    expect(page).to_have_title("Verloop · Welnu")


def test_markup_in_a_tag_or_a_name_from_elsewhere_is_shown_as_it_was_written(device: Device, page: Page):
    start(page)
    page.goto("/me")
    page.get_by_role("button", name="Over jou").tap()
    page.get_by_role("textbox", name="Hoe mag Welnu je noemen?").fill(MARKUP)
    page.get_by_role("button", name="Bewaar").tap()
    expect(page.get_by_role("button", name=MARKUP)).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(MARKUP)
