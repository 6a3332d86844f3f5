"""Check-ins and charts by keyboard; every screen by Tab: test_accessible.py."""

import re

from playwright.sync_api import Page, expect

from tests.browser.keyboard import press, tab_to
from tests.browser.steps import ANSWERS, QUESTIONS, USUAL, check_in, start


def test_fourteen_questions_by_tab_arrows_and_enter_alone(page: Page):
    page.goto("/checkin/wellbeing-14")
    heading = page.get_by_role("heading", level=1)

    for number, value in enumerate(USUAL, 1):
        expect(page.get_by_text(f"{number} van {QUESTIONS}", exact=True)).to_be_visible()
        if number > 1:
            expect(heading).to_be_focused()
            expect(page.get_by_role("status")).to_contain_text([f"Vraag {number} van {QUESTIONS}"])
        tab_to(page, ANSWERS[0], role="radio")
        if value:
            press(page, *["ArrowDown"] * value)
        else:
            press(page, "Space")
        expect(page.get_by_role("radio", name=ANSWERS[value], exact=True)).to_be_checked()
        press(page, "Enter")

    expect(page).to_have_url(re.compile("/result/"))
    expect(heading).to_be_focused()
    page.get_by_text("Je antwoorden", exact=True).click()
    for answer in {ANSWERS[value] for value in USUAL}:
        expect(page.locator(".given").get_by_text(answer).first).to_be_visible()


def test_a_day_by_keyboard_alone(page: Page):
    tab_to(page, "Begin meteen")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Hier komt je eigen lijn")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, "Doe de eerste", role="link")
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Hoe is het nu?", level=1)).to_be_focused()
    tab_to(page, re.compile("^Stemming"), role="slider")
    press(page, "3", "ArrowDown", "ArrowDown")  # so low that the result stays
    expect(page.get_by_role("slider", name="Stemming")).to_have_attribute("aria-valuetext", "1")
    tab_to(page, re.compile("^Stress"), role="slider")
    press(page, "Home")
    expect(page.get_by_role("slider", name="Stress")).to_have_attribute("aria-valuetext", "0")
    tab_to(page, "Klaar")
    press(page, "Enter")

    expect(page.get_by_role("heading", name="Dank je, het staat erin")).to_be_focused()


def test_a_dialog_keeps_the_focus_and_gives_it_back(page: Page):
    start(page)
    page.goto("/me")
    tab_to(page, "Wis alles")
    press(page, "Enter")
    expect(page.get_by_role("dialog")).to_be_visible()

    press(page, "Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Wis alles")).to_be_focused()


def test_a_chart_is_stepped_through_by_arrows(page: Page):
    start(page)
    check_in(page, note="een goede dag")
    page.goto("/trends")
    tab_to(page, re.compile("Bekijk per dag"), role="slider")

    press(page, "End")

    expect(page.get_by_text("een goede dag")).to_be_visible()
