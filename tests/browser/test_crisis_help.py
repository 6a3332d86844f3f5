"""Someone to talk to is one tap away, wherever a person is."""

from playwright.sync_api import Page, expect

from tests.browser.device import Device

CALLS = {
    "Bel 113": "tel:113",
    "Bel 112": "tel:112",
    "De Luisterlijn": "tel:0880767000",
    "De Kindertelefoon": "tel:08000432",
    "MIND Korrelatie": "tel:09001450",
    "Chat met 113": "https://www.113.nl/",
}


def test_it_opens_before_anything_else_and_without_a_network(device: Device, page: Page):
    device.keep_offline()
    device.context.set_offline(True)
    page.reload()

    page.get_by_role("link", name="Direct hulp").tap()

    for name, address in CALLS.items():
        expect(page.get_by_role("link", name=name)).to_have_attribute("href", address)
    expect(page.get_by_text("huisartsenpost").first).to_be_visible()
    expect(page.get_by_text("Niemand kijkt met Welnu mee.")).to_be_visible()


def test_back_leads_to_the_question_that_someone_was_at(page: Page):
    page.goto("/checkin/wellbeing-14")
    page.get_by_role("radio", name="Nooit").tap()
    page.get_by_role("button", name="Volgende").tap()
    page.get_by_role("link", name="Direct hulp").tap()

    page.get_by_role("button", name="Terug", exact=True).tap()  # question 2 has "Terug naar vraag 1"

    expect(page.get_by_text("2 van 14", exact=True)).to_be_visible()


def test_it_is_offered_after_a_very_low_result(page: Page):
    page.goto("/checkin/wellbeing-14")
    for number in range(14):
        page.get_by_text(f"{number + 1} van 14", exact=True).wait_for()
        page.get_by_role("radio", name="Nooit").tap()
        page.get_by_role("button", name="Klaar" if number == 13 else "Volgende").tap()

    page.get_by_role("link", name="Bekijk wie er nu is").tap()

    expect(page.get_by_role("link", name="Bel 113")).to_be_visible()
