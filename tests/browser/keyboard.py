"""Using a page by its keys alone."""

import re
from typing import Any

from playwright.sync_api import Page

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


def reach_everything(page: Page) -> None:
    """Press Tab until all that can be used had the focus, which showed; nothing moves for who wants stillness."""
    assert page.evaluate(LONGEST_MOTION) <= 0.001
    for _ in range(page.evaluate(STOPS) + page.evaluate(WITHIN) + 2):
        if tab(page):
            page.evaluate("(window.reached ??= new Set()).add(document.activeElement) && 0")
    assert page.evaluate("[...window.reached].filter((each) => each.isConnected).length") == page.evaluate(STOPS)
