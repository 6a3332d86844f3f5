"""Help that fits: from answers or a few words to an offer, for oneself or a child, also without a network."""

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.device import Device
from tests.browser.steps import check_in, fill_well, make_account, open_daily, start

CHILD_ANSWERS = ("Heel vaak", "Heel vaak", "Nooit", "Nooit", "Heel vaak", "Nooit", "Nooit", "Nooit")


def choose(page: Page, *names: str) -> None:
    """Tap words, those behind "all" too."""
    for name in names:
        word = page.get_by_role("button", name=name, exact=True)
        if not word.count():
            page.get_by_role("button", name="Alles").first.tap()
        word.first.tap()
        expect(word.first).to_have_attribute("aria-pressed", "true")


def ask(page: Page, *needs: str, age: int | None = None, situation: str | None = None) -> None:
    """Open Help and see what fits."""
    page.goto("/help")
    if age is not None:
        page.get_by_role("spinbutton", name="Hoe oud ben je?").fill(str(age))
    choose(page, *needs, *([situation] if situation else []))
    page.get_by_role("button", name="Laat zien wat past").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Hulp voor"))


def offers(page: Page) -> list[str]:
    """Return the names of the offers in sight."""
    page.locator(".offers h2").first.wait_for()
    return page.locator(".offers h2").all_inner_texts()


def open_offer(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).tap()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def answer(page: Page, number: int, total: int, word: str) -> None:
    page.get_by_text(f"{number} van {total}", exact=True).wait_for()
    page.get_by_role("radio", name=word, exact=True).tap()
    page.get_by_role("button", name="Klaar" if number == total else "Volgende", exact=True).tap()


def test_a_student_comes_from_a_check_in_to_a_saved_offer(page: Page):
    start(page)
    open_daily(page)
    fill_well(page, "Slaap", 0.05)
    page.get_by_role("button", name="Klaar").tap()
    page.get_by_role("link", name="Bekijk hulp die past").tap()

    suggested = page.get_by_role("listitem").filter(has_text="Slecht slapen").filter(has_text="Slaap:")
    expect(suggested.get_by_role("button", name="Neem mee")).to_have_attribute("aria-pressed", "false")
    suggested.get_by_role("button", name="Neem mee").tap()
    page.get_by_role("spinbutton", name="Hoe oud ben je?").fill("20")
    choose(page, "Student")
    page.get_by_role("button", name="Laat zien wat past").tap()

    expect(page.get_by_text("Speciaal voor studenten is nog geen hulp bekend")).to_be_visible()
    assert len(offers(page)) <= 5
    open_offer(page, "Snelbeterinjevel.nl")
    expect(page.get_by_text(re.compile("Bedoeld voor.*slecht slapen"))).to_be_visible()
    save = page.get_by_role("button", name="Bewaar Snelbeterinjevel.nl")
    save.tap()
    expect(save).to_have_attribute("aria-pressed", "true")
    page.goto("/help")
    expect(page.get_by_role("link", name="Snelbeterinjevel.nl")).to_be_visible()
    expect(page.get_by_text("Je hebt dit bewaard.")).to_be_visible()


def test_a_suggestion_can_be_let_go_of(page: Page):
    start(page)
    open_daily(page)
    fill_well(page, "Slaap", 0.05)
    page.get_by_role("button", name="Klaar").tap()
    page.get_by_role("link", name="Bekijk hulp die past").tap()

    page.get_by_role("button", name="Laat weg: Slecht slapen").tap()

    expect(page.get_by_role("heading", name="Uit je antwoorden")).to_have_count(0)
    expect(page.get_by_role("button", name="Slecht slapen", exact=True)).to_have_attribute("aria-pressed", "false")


def test_a_parent_finds_help_for_a_child_and_nothing_of_the_child_is_kept(device: Device, page: Page):
    start(page)
    make_account(page)
    page.goto("/help")
    page.get_by_role("button", name="Voor mijn kind").tap()
    page.get_by_role("combobox", name="Hoe oud is je kind?").select_option("8 jaar")
    page.get_by_role("link", name=re.compile("korte vragen")).tap()
    for number, word in enumerate(CHILD_ANSWERS, 1):
        answer(page, number, len(CHILD_ANSWERS), word)

    page.get_by_role("button", name="Neem mee").first.tap()
    page.get_by_role("button", name="Laat zien wat past").tap()

    expect(page.get_by_role("heading", name="Hulp voor je kind")).to_be_visible()
    assert offers(page)
    assert device.stored() == []
    assert page.evaluate("sessionStorage.length") == 0
    page.goto("/help")
    page.get_by_role("button", name="Voor mijn kind").tap()
    expect(page.get_by_role("combobox", name="Hoe oud is je kind?")).to_have_value("")
    expect(page.get_by_role("heading", name="Uit je antwoorden")).to_have_count(0)


def test_the_age_of_a_child_is_remembered_when_a_parent_asks_for_it(page: Page):
    page.goto("/help")
    page.get_by_role("button", name="Voor mijn kind").tap()
    page.get_by_role("combobox", name="Hoe oud is je kind?").select_option("8 jaar")
    page.get_by_role("checkbox", name="Onthoud de leeftijd op deze telefoon").tap()
    expect(page.get_by_text("Haal het vinkje weg")).to_be_visible()

    page.reload()
    page.get_by_role("button", name="Voor mijn kind").tap()

    expect(page.get_by_role("combobox", name="Hoe oud is je kind?")).to_have_value("96")


def test_thoughts_of_suicide_bring_crisis_help_before_any_list(page: Page):
    ask(page, "Somberheid", "Gedachten aan zelfmoord", age=30)

    expect(page.get_by_role("link", name="Bel 113")).to_have_attribute("href", "tel:113")
    expect(page.get_by_role("link", name="Bel 112")).to_be_visible()
    expect(page.locator(".offers")).to_have_count(0)

    page.get_by_role("button", name="Ga verder naar hulp bij andere dingen").tap()

    assert offers(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_whoever_finds_nothing_is_told_so_and_whom_to_talk_to(page: Page):
    ask(page, "Stoppen met school", age=80)

    expect(page.get_by_role("link", name="De Luisterlijn")).to_be_visible()
    expect(page.get_by_role("link", name="Blader door alles")).to_be_visible()


def test_someone_under_eighteen_is_led_to_a_line_for_them(page: Page):
    ask(page, "Stress", age=15)

    expect(page.get_by_role("link", name="De Kindertelefoon")).to_be_visible()


def test_a_label_says_who_judged_and_that_the_list_is_a_snapshot(page: Page):
    ask(page, "Slecht slapen", age=40)

    page.locator(".proven").first.tap()

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("commissie")
    expect(dialog).to_contain_text("RIVM, Trimbos-instituut en GGD GHOR Nederland")
    expect(dialog).to_contain_text("momentopname")


def test_everything_works_without_a_network(device: Device, page: Page):
    start(page)
    device.keep_offline()
    device.context.set_offline(True)
    page.reload()

    ask(page, "Eenzaamheid", age=70)
    first = offers(page)[0]
    open_offer(page, first)
    page.get_by_role("button", name="Ik probeer dit").tap()
    expect(page.get_by_text("Je probeert dit sinds")).to_be_visible()
    page.goto("/help/browse")

    expect(page.get_by_role("heading", name=re.compile(r"\d+ gevonden"))).to_be_visible()
    page.goto("/help")
    expect(page.get_by_text("Je probeert dit sinds")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "name"), [("slimslaapen", "Slim slapen"), ("relax", "Rel@x"), ("snelbeterinjvel", "Snelbeterinjevel.nl")]
)
def test_a_search_forgives_a_slip(page: Page, typed: str, name: str):
    page.goto("/help/browse")

    page.get_by_role("searchbox", name="Zoek op naam of onderwerp").fill(typed)

    expect(page.locator(".offers h2").first).to_have_text(name)


def test_filters_count_go_together_and_stay_when_one_comes_back(page: Page):
    page.goto("/help/browse")
    page.get_by_role("button", name="Levensfase").tap()
    page.get_by_role("group", name="Levensfase").get_by_role("button", name=re.compile("^Studenten")).tap()
    page.get_by_role("button", name="Onderwerp").tap()
    stress = page.get_by_role("group", name="Onderwerp").get_by_role("button", name=re.compile("^Stress"))
    count = int(re.sub(r"\D", "", stress.inner_text()))
    stress.tap()

    expect(page.get_by_role("heading", name=f"{count} gevonden")).to_be_visible()
    assert len(offers(page)) == count
    open_offer(page, offers(page)[0])
    page.get_by_role("button", name="Terug").tap()

    expect(page.get_by_role("heading", name=f"{count} gevonden")).to_be_visible()
    page.get_by_role("button", name="Haal weg: Studenten").tap()
    page.get_by_role("button", name="Haal weg: Stress").tap()
    expect(page).to_have_url(re.compile("/help/browse$"))


def test_what_nobody_can_join_is_found_and_says_so(page: Page):
    page.goto("/help/browse")
    page.get_by_role("searchbox", name="Zoek op naam of onderwerp").fill("Trimbos-instituut")

    open_offer(page, "Trimbos-instituut")

    expect(page.get_by_text("Er is hier niets om zelf aan mee te doen.")).to_be_visible()
    expect(page.get_by_role("button", name="Ik probeer dit")).to_have_count(0)


def test_the_way_to_another_site_is_asked_about_and_tells_it_nothing(page: Page):
    page.goto("/help/slim-slapen")

    page.get_by_role("button", name="Naar de website").tap()

    leads = page.get_by_role("dialog").get_by_role("link", name="Ga erheen")
    expect(leads).to_have_attribute("rel", re.compile("noreferrer"))
    expect(leads).to_have_attribute("target", "_blank")
    expect(leads).not_to_have_attribute("href", re.compile("utm_|gclid|fbclid"))


def tells_that_it_is_done(reply: Response) -> bool:
    """Whether the server was told that it is done; that it was begun may still be on its way."""
    sent = reply.request.post_data_json if "/api/interventions/uptakes/" in reply.url else {}
    return sent["status"] == "done" if sent else False


def test_what_was_tried_is_done_and_helped_and_goes_along_to_the_server(device: Device, page: Page):
    start(page)
    make_account(page)
    page.goto("/help/slim-slapen")
    page.get_by_role("button", name="Ik probeer dit").tap()
    expect(page.get_by_text("Je probeert dit sinds")).to_be_visible()
    page.get_by_role("button", name="Ik ben klaar").tap()
    page.get_by_role("radio", name="7", exact=True).check(force=True)
    page.get_by_role("textbox", name="Wil je er iets bij schrijven?").fill("Ik slaap door.")
    with page.expect_response(tells_that_it_is_done) as told:
        page.get_by_role("dialog").get_by_role("button", name="Bewaar").tap()

    assert told.value.request.post_data_json["helped"] == 7
    expect(page.get_by_text("Het hielp: 7 van de 10.")).to_be_visible()
    page.get_by_role("button", name="Haal van mijn lijst").tap()
    page.get_by_role("button", name="Haal weg", exact=True).tap()
    expect(page.get_by_role("button", name="Ik probeer dit")).to_be_visible()


def test_needs_never_leave_the_phone(page: Page):
    start(page)
    make_account(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))

    ask(page, "Somberheid", "Slecht slapen", age=20, situation="Student")
    page.goto("/help/browse#need=low_mood&q=somber")
    page.locator(".offers h2").first.wait_for()

    assert asked
    assert not [each for each in asked if re.search("low_mood|somber|sleep(?!-)", each.partition("/assets/")[0])]


def test_a_good_day_suggests_nothing(page: Page):
    start(page)
    check_in(page)

    page.get_by_role("link", name="Hulp", exact=True).tap()

    expect(page.get_by_role("heading", name="Waar wil je hulp bij?")).to_be_visible()
    expect(page.get_by_role("heading", name="Uit je antwoorden")).to_have_count(0)
