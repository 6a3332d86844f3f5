"""From the first look at Welnu to a second phone, online."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.steps import (
    QUESTIONS,
    answer_all,
    fill_well,
    finish_daily,
    log_out,
    make_account,
    open_daily,
    open_wellbeing,
    recover,
    start,
)


def test_someone_starts_at_once_and_sees_their_first_day(page: Page):
    start(page)
    open_daily(page)

    assert 6 <= fill_well(page, "Stemming", 0.7) <= 8
    assert 1 <= fill_well(page, "Stress", 0.2) <= 3
    page.get_by_role("button", name="Buiten").or_(page.get_by_role("button", name="Vrienden")).first.tap()
    finish_daily(page)

    expect(page.get_by_role("img", name="Vandaag is ingevuld.")).to_be_visible()
    expect(page.get_by_text("Alles staat op deze telefoon, en nergens anders")).to_be_visible()


def test_a_tap_at_the_bottom_of_a_well_is_an_answer_of_zero(page: Page):
    start(page)
    open_daily(page)

    assert fill_well(page, "Stress", 0.01) == 0

    expect(page.get_by_role("slider", name="Energie")).to_have_attribute("aria-valuetext", "nog niet ingevuld")


def test_fourteen_answers_become_three_scores_in_words(page: Page):
    start(page)
    page.goto("/checkin/wellbeing-14")

    answer_all(page, [5, 5, 5, *[3] * 5, *[0] * 6])

    for scale, word in (("Gevoel", "elke dag"), ("Samen", "een paar keer per week"), ("Jezelf", "nooit")):
        score = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=scale))
        expect(score).to_contain_text(word)
        expect(score.locator(".bar")).to_be_visible()
    expect(page.get_by_role("heading", name="Wat deze check niet is")).to_be_visible()
    expect(page.get_by_text("Het stelt geen diagnose")).to_be_visible()
    page.get_by_role("link", name="Bekijk je verloop").tap()
    expect(page.get_by_role("heading", name="Verloop", level=1)).to_be_visible()
    expect(page.get_by_text("vulde je dit voor het eerst in")).to_be_visible()


def test_what_was_done_without_an_account_goes_along_and_comes_back_on_another_phone(
    device: Device, page: Page, new_device: Callable[[], Device]
):
    start(page)
    open_daily(page)
    mood = fill_well(page, "Stemming", 0.8)
    finish_daily(page)
    open_wellbeing(page)
    answer_all(page)

    code = make_account(page)
    daily, wellbeing = device.stored()
    log_out(page)
    other = new_device()
    recover(other.page, code)

    assert daily["administrations"] == [{"instrument": "daily", "version": 1, "responses": {"mood": mood}}]
    assert len(wellbeing["administrations"][0]["responses"]) == QUESTIONS
    assert other.stored() == [daily, wellbeing]
    expect(other.page.get_by_role("img", name="Vandaag is ingevuld.")).to_be_visible()
    other.page.get_by_role("link", name="Ik").tap()
    expect(other.page.get_by_role("link", name="2 check-ins bewaard")).to_be_visible()


def test_a_recovery_code_works_once(page: Page, new_device: Callable[[], Device]):
    start(page)
    code = make_account(page)
    recover(new_device().page, code)

    again = new_device().page
    again.goto("/recover")
    again.get_by_role("textbox", name="Herstelcode").fill(code)
    again.get_by_role("button", name="Log in met deze code").tap()

    expect(again.get_by_text("Deze code werkt niet.")).to_be_visible()
