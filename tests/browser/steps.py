"""What a person does in the app, in the words that they see."""

import re
from collections.abc import Sequence

from playwright.sync_api import Page, expect

ANSWERS = (
    "Nooit",
    "Een of twee keer",
    "Ongeveer één keer per week",
    "Een paar keer per week",
    "Bijna elke dag",
    "Elke dag",
)
QUESTIONS = 14
USUAL = (3, 4, 3, 2, 4, 1, 3, 2, 4, 3, 5, 3, 4, 2)  # an answer to each of the fourteen


def start(page: Page) -> None:
    """Start from Welcome, without an account."""
    page.get_by_role("button", name="Begin meteen").tap()
    expect(page.get_by_role("heading", name="Hier komt je eigen lijn")).to_be_visible()


def open_daily(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Doe de eerste|Check-in van vandaag|Nog een check-in")).tap()
    expect(page.get_by_role("slider", name="Stemming")).to_be_visible()


def fill_well(page: Page, name: str, level: float) -> int:
    """Tap a well at `level`, 0 empty to 1 full; return the number that it then shows."""
    well = page.get_by_role("slider", name=name)
    box = well.bounding_box()
    assert box is not None
    well.tap(position={"x": box["width"] / 2, "y": box["height"] * (1 - level)})
    expect(well).to_have_attribute("aria-valuetext", re.compile("[0-9]+"))
    return int(well.get_attribute("aria-valuetext") or "")


def check_in(page: Page, note: str = "") -> None:
    """Do a daily check-in: two wells, and a note."""
    open_daily(page)
    fill_well(page, "Stemming", 0.7)
    fill_well(page, "Energie", 0.5)
    if note:
        page.get_by_role("button", name="Schrijf een notitie").tap()
        page.get_by_role("textbox", name="Wil je er iets bij schrijven?").fill(note)
    finish_daily(page)


def finish_daily(page: Page) -> None:
    page.get_by_role("button", name="Klaar").tap()
    thanks = page.get_by_role("heading", name="Dank je, het staat erin")  # gives way to Today by itself
    expect(thanks.or_(page.get_by_role("link", name="Nog een check-in"))).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Nog een check-in")).to_be_visible()


def sees_question(page: Page, number: int) -> None:
    expect(page.get_by_text(f"{number} van {QUESTIONS}", exact=True)).to_be_visible()


def answer(page: Page, number: int, value: int) -> None:
    """Answer question `number` of fourteen and go on."""
    sees_question(page, number)
    page.get_by_role("radio", name=ANSWERS[value], exact=True).tap()
    page.get_by_role("button", name="Klaar" if number == QUESTIONS else "Volgende", exact=True).tap()


def open_wellbeing(page: Page) -> None:
    page.get_by_role("link", name="14 vragen over je maand").tap()
    sees_question(page, 1)


def answer_some(page: Page, values: Sequence[int], first: int = 1) -> None:
    """Answer the questions from `first` on."""
    for number, value in enumerate(values, first):
        answer(page, number, value)


def answer_all(page: Page, values: Sequence[int] = USUAL, first: int = 1) -> None:
    """Answer the questions from `first` on; the result shows."""
    answer_some(page, values, first)
    expect(page).to_have_url(re.compile("/result/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def make_account(page: Page) -> str:
    """Make an account without an e-mail address; return the recovery code."""
    page.goto("/account/new")
    answer_for_account(page)
    code = keep_code(page)
    expect(page.get_by_text("Alles is bewaard")).to_be_visible()
    return code


def answer_for_account(page: Page) -> None:
    """Answer what is asked for an account without an e-mail address, up to the recovery code."""
    page.get_by_role("button", name="Ja, 16 of ouder").tap()
    page.get_by_role("button", name="Ja, bewaar het voor mij").tap()
    page.get_by_role("button", name="Verder").tap()
    page.get_by_role("button", name="Met een code").tap()
    expect(page.get_by_role("heading", name="Schrijf deze code op")).to_be_visible()


def keep_code(page: Page, go_on: str = "Naar Vandaag") -> str:
    """Write down the recovery code that shows, and go on."""
    code = "-".join(page.get_by_role("list", name="Je herstelcode").get_by_role("listitem").all_inner_texts())
    page.get_by_role("checkbox", name="Ik heb de code bewaard").tap()
    page.get_by_role("button", name=go_on).tap()
    return code


def log_out(page: Page) -> None:
    page.goto("/me")
    page.get_by_role("button", name="Log uit").press("Enter")  # by key: a note above may move it from under a finger
    page.get_by_role("dialog").get_by_role("button", name="Log uit").tap()
    expect(page.get_by_role("button", name="Begin meteen")).to_be_visible()


def recover(page: Page, code: str) -> str:
    """Log in with a recovery code; return the next one."""
    page.goto("/recover")
    page.get_by_role("textbox", name="Herstelcode").fill(code)
    page.get_by_role("button", name="Log in met deze code").tap()
    expect(page.get_by_role("heading", name="Je nieuwe code")).to_be_visible()
    return keep_code(page)
