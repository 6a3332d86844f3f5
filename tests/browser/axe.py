"""What a machine can see of whether a page is usable for everyone."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
SIZES = {"320 px": (NARROW, 100), "200 %": (PHONE, 200), "390 px": (PHONE, 100)}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # what differs between light and dark
AXE = "(runOnly) => axe.run(document, { runOnly, resultTypes: ['violations'] }).then(({ violations }) => violations)"
# As the largest of the app's own text sizes does (pwa/src/ui/settings.ts)
SET_TEXT_SIZE = """(size) => {
  document.documentElement.style.fontSize = `${size}%`;
  document.documentElement.toggleAttribute("data-large", size >= 150);
}"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
# Charts take their new width from an observer, which is told within the next frame
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# What a finger must hit, by the area that listens: a whole row, the label around a choice
TOO_SMALL = """() => {
  const scope = document.querySelector("dialog[open]") ?? document;
  const targets = [...scope.querySelectorAll("a, button, summary, select, textarea, input")];
  const area = (target) => target.matches(".whole") ? target.closest("li") : (target.closest("label") ?? target);
  return targets
    .filter((target) => target.checkVisibility({ visibilityProperty: true }))
    .map((target) => [target.outerHTML.slice(0, 150), area(target).getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.5 || height < 43.5)
    .map(([html, { width, height }]) => `${Math.round(width)} x ${Math.round(height)}: ${html}`);
}"""


def in_every_size(page: Page) -> Iterator[str]:
    for name, (viewport, text_size) in SIZES.items():
        page.set_viewport_size(viewport)
        page.evaluate(SET_TEXT_SIZE, text_size)
        page.evaluate(TWO_FRAMES)
        yield name


def show_whole(page: Page) -> None:
    """Make the window as high as the page: what lies under a bar only until one scrolls is no fault to axe then."""
    width, height = page.evaluate("[innerWidth, Math.max(innerHeight, document.documentElement.scrollHeight)]")
    page.set_viewport_size({"width": width, "height": height})


def violations(page: Page, only: Any) -> list[str]:
    """Return what axe finds: rule, element and why."""
    return [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}"
        for rule in page.evaluate(AXE, only)
        for node in rule["nodes"]
    ]


def in_the_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    found = [f"dark: {fault}" for fault in violations(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    return found


def all_violations(page: Page) -> list[str]:
    """Return what axe finds in light, and what differs in the dark."""
    show_whole(page)
    return violations(page, TAGS) + in_the_dark(page)
