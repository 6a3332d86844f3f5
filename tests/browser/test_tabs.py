"""Two tabs of one phone are one app."""

from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.steps import check_in, log_out, make_account, start


def test_a_check_in_made_in_one_tab_shows_in_the_other(device: Device, page: Page):
    start(page)
    other = device.tab()
    other.goto("/")
    expect(other.get_by_role("heading", name="Hier komt je eigen lijn")).to_be_visible()

    page.bring_to_front()
    check_in(page)

    expect(other.get_by_role("img", name="Vandaag is ingevuld.")).to_be_visible()


def test_two_tabs_that_come_back_online_store_each_check_in_once(device: Device, page: Page):
    start(page)
    make_account(page)
    device.keep_offline()
    other = device.tab()
    other.goto("/")
    other.get_by_text("Alles is bewaard").wait_for()
    puts: list[str] = []
    device.context.on("request", lambda request: puts.append(request.url) if request.method == "PUT" else None)
    device.context.set_offline(True)
    for tab, note in ((page, "eerste tab"), (other, "tweede tab")):
        tab.bring_to_front()
        check_in(tab, note)
    puts.clear()

    device.context.set_offline(False)

    for tab in (page, other):
        expect(tab.get_by_text("Alles is bewaard")).to_be_visible()
    assert sorted(each["note"] for each in device.stored()) == ["eerste tab", "tweede tab"]
    assert len(set(puts)) == len(puts) == 2


def test_who_logs_out_in_one_tab_is_logged_out_in_the_other(device: Device, page: Page):
    start(page)
    make_account(page)
    other = device.tab()
    other.goto("/trends")

    page.bring_to_front()
    log_out(page)
    other.bring_to_front()
    other.get_by_role("link", name="Vandaag").tap()

    expect(other.get_by_role("button", name="Begin meteen")).to_be_visible()
