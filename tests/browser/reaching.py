"""Ways to each state of each screen that take no word: by place, role and shape."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from playwright.sync_api import Page

Reach = Callable[[Page], None]


@dataclass(frozen=True)
class Screen:
    """One state of one screen."""

    name: str
    who: str  # whose phone it shows on: a key of PREPARED
    path: str  # {daily} and the like: the newest check-in with that instrument
    reach: Reach = lambda page: None
    has_help: bool = True  # the way to crisis help can be tapped: not in a dialog, nor on Crisis help itself

    def __str__(self) -> str:
        return self.name


def tap(*selectors: str) -> Reach:
    """Return a way that taps one thing after another."""

    def reach(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).first.click()

    return reach


def see(*selectors: str) -> Reach:
    """Return a way that taps one thing after another, and waits for the last."""
    *before, last = selectors

    def reach(page: Page) -> None:
        tap(*before)(page)
        page.locator(last).first.wait_for()

    return reach


def fill_wells(page: Page) -> None:
    for name, digit in enumerate("76825"):
        page.locator(".wellcol input").nth(name).press(digit)


def fill_daily(page: Page) -> None:
    fill_wells(page)
    tap("button[aria-expanded]", ".chip[aria-pressed]", ".chip:last-child")(page)
    page.locator("textarea").fill("Lang gewandeld.")


def answer_one(page: Page) -> None:
    page.locator("h1").press("4")
    page.locator(":checked").wait_for()


def halfway(page: Page) -> None:
    """At question 5 of 14, with an answer."""
    for number in range(1, 5):
        page.locator(".top .small", has_text=re.compile(f"^{number} ")).wait_for()
        answer_one(page)
        page.keyboard.press("Enter")
    page.locator(".top .small", has_text=re.compile("^5 ")).wait_for()
    answer_one(page)


def review(page: Page) -> None:
    answer_one(page)
    page.keyboard.press("Enter")
    for number in range(2, 6):
        page.locator(".top .small", has_text=re.compile(f"^{number} ")).wait_for()
        page.locator(".foot .link").click()
    page.locator(".review").wait_for()


def ask_mail(page: Page) -> None:
    tap(*STEPS, "li:nth-child(2) button.whole")(page)
    page.locator("[name=email]").fill(f"{uuid4()}@welnu.example")
    page.locator("[name=new-password]").fill("vier woorden achter elkaar")
    page.locator("[type=submit]").click()
    page.locator("[type=submit]").wait_for(state="detached")


def pick_day(page: Page) -> None:
    for stepper in page.locator(".stepper").all():
        stepper.press("Home")


def as_tables(page: Page) -> None:
    for table in page.locator(".under .seg button:last-child").all():
        table.click()


def choose_help(page: Page) -> None:
    """A student of 21 who wants help with stress and low mood."""
    page.locator(".age input").fill("21")
    page.locator(".few").nth(1).locator(".chip").nth(3).click()
    tap(".few .chip:nth-child(1)", ".few .chip:nth-child(3)")(page)


def see_offers(page: Page) -> None:
    choose_help(page)
    page.locator(".foot .btn").click()
    page.locator(".offers").wait_for()


def ask_what_it_means(page: Page) -> None:
    see_offers(page)
    tap(".proven")(page)


def thoughts_of_suicide(page: Page) -> None:
    tap(".few .chip.more", ".few section:first-of-type .chip:last-child", ".foot .btn")(page)
    page.locator(".crisis-first").wait_for()


def all_offers(page: Page) -> None:
    see_offers(page)
    folded = page.locator(".why:not([open]) summary")
    while folded.count():
        folded.first.click()
    tap(".middle .btn.line")(page)


def look_back(page: Page) -> None:
    tap(".doing a.btn")(page)
    page.locator(".sentence").wait_for()  # a tap on it may open one of its parts


STEPS = (".two .btn:first-child", ".two .btn:first-child", ".foot .btn")  # old enough, consent, about you
CODE = (*STEPS, "li:first-child button.whole", "ol.code")
SUBMIT = ("[type=submit]", ".fault")
ROW = "section:nth-of-type(2) li:nth-last-child({}) button.whole"  # among "your data" in Me, from the end

TURN_ON = ".part:nth-of-type(1) .rows button"
CALENDAR = (".part:nth-of-type(2) .btn.line", ".part .field")
SLOT, DETAIL = ".slot >> nth={}", ".rows li:nth-child({}) button.whole"


def editing(*selectors: str) -> Reach:
    """Return a way that opens the reminder that is set, and taps one thing after another."""
    return tap(".rows a.whole", *selectors)


def count_days(page: Page) -> None:
    editing(SLOT.format(0))(page)
    page.locator("dialog select").select_option("after")


def more_times(page: Page) -> None:
    editing(SLOT.format(1))(page)
    page.locator("dialog .link").click()


def see_history(page: Page) -> None:
    tap(".part:last-of-type .link")(page)


def until_a_day(page: Page) -> None:
    tap(SLOT.format(2), "dialog .tick:last-of-type")(page)


def say_too_little(page: Page) -> None:
    """Tell something beforehand, and not by which name one is known."""
    tap(".ways button")(page)
    page.locator("[name=called]").fill("")
    page.locator("textarea").fill("Liefst eerst over slapen.")
    tap(*SUBMIT)(page)


def tell_all(page: Page) -> None:
    """Choose every part of the summary, on the whole of one's record, in tables."""
    tap(".choices .seg button:last-child")(page)
    left_out = page.locator(".choices .chip[aria-pressed=false]")
    while left_out.count():
        left_out.first.click()
    page.locator(".answers-list").wait_for()
    as_tables(page)


def try_one(page: Page) -> None:
    page.locator(".part .btn").first.click()
    page.locator(".tried").wait_for()
