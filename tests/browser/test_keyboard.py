"""Everything by keyboard, and nothing moves for who wants stillness."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reaching import Screen
from tests.browser.screens import SCREENS, Gallery
from tests.browser.steps import ANSWERS, QUESTIONS, USUAL, check_in, start

# Whether the focus shows: on the element, on what lies under it, or on the whole row that it stands for
FOCUS_SHOWS = """() => {
  const focused = document.activeElement;
  const around = focused.closest("label, .tube, .line") ?? focused;
  return [getComputedStyle(focused), getComputedStyle(focused, "::after"), getComputedStyle(around)]
    .some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
}"""
FOCUSED = "document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 200)"
# What Tab stops at: of radio buttons with one name, one
STOPS = """() => {
  const scope = document.querySelector("dialog[open]") ?? document;
  const found = scope.querySelectorAll("a[href], summary, :is(button,select,textarea,input):enabled, [tabindex='0']");
  const shown = [...found].filter((each) => each.checkVisibility({ visibilityProperty: true }));
  return new Set(shown.map((each) => each.type === "radio" ? each.name : each)).size;
}"""
# A date or a time has stops within: day, month, year, hour, minute, and its picker
WITHIN = "4 * document.querySelectorAll('[type=date], [type=time]').length"
LONGEST_MOTION = """() => Math.max(0, ...[...document.querySelectorAll("*")].flatMap((each) =>
  [null, "::before", "::after"].flatMap((part) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(each, part);
    const seconds = (list) => list.split(",").map((each) => parseFloat(each));
    return [...(animationName === "none" ? [] : seconds(animationDuration)), ...seconds(transitionDuration)];
  })))"""


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab(page: Page) -> str:
    """Press Tab; return what has the focus now, which shows; empty once past the end."""
    page.keyboard.press("Tab")
    focused: str = page.evaluate(FOCUSED)
    assert not focused or page.evaluate(FOCUS_SHOWS), f"the focus does not show on {focused}"
    return focused


def tab_to(page: Page, name: str | re.Pattern[str], role: Any = "button") -> None:
    """Press Tab until the focus is on what is called `name`."""
    wanted = page.get_by_role(role, name=name).first
    wanted.wait_for()
    for _ in range(40):
        tab(page)
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {name}")


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
    tab_to(page, "Doe de eerste", role="link")
    press(page, "Enter")
    tab_to(page, re.compile("^Stemming"), role="slider")
    press(page, "5", "ArrowUp", "ArrowUp")
    expect(page.get_by_role("slider", name="Stemming")).to_have_attribute("aria-valuetext", "7")
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


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_tab_reaches_everything_visibly_and_nothing_moves(gallery: Gallery, screen: Screen):
    page = gallery.show(screen, "nl")
    assert page.evaluate(LONGEST_MOTION) <= 0.001

    for _ in range(page.evaluate(STOPS) + page.evaluate(WITHIN) + 2):
        if tab(page):
            page.evaluate("(window.reached ??= new Set()).add(document.activeElement) && 0")

    assert page.evaluate("[...window.reached].filter((each) => each.isConnected).length") == page.evaluate(STOPS)
