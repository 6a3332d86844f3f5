"""Two browsers side by side: a person with a phone, and a practitioner who sees what they open, while it is open."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.device import Device
from tests.browser.practised import SHARING, Practised
from tests.browser.steps import answer_for_account, check_in, keep_code, log_out, make_account, recover, start
from tests.serving import Server

GONE = 404


@pytest.fixture
def new_practitioner(browser: Browser, server: Server) -> Iterator[Callable[..., Practised]]:
    """Return a function that gives another practitioner, at a laptop of their own."""
    known: list[Practised] = []

    def new(**details: Any) -> Practised:
        known.append(Practised(browser, server, **details))
        return known[-1]

    yield new
    for each in known:
        each.close()


@pytest.fixture
def sanne(new_practitioner: Callable[..., Practised]) -> Practised:
    return new_practitioner(name="Sanne de Wit", organisation="Praktijk De Linde")


@pytest.fixture
def person(page: Page) -> Page:
    """Someone with a check-in who made an account for it, at the Sharing screen."""
    start(page)
    check_in(page, note="alleen voor mij")
    page.get_by_role("link", name="Ik", exact=True).tap()
    page.get_by_role("link", name="Delen").tap()
    expect(page.get_by_role("heading", name="Wie kijkt er mee?", level=1)).to_be_visible()  # Me has such a link too
    page.get_by_role("link", name="Maak een account").tap()
    answer_for_account(page)
    keep_code(page, go_on="Verder")
    expect(page.get_by_text("Niemand ziet iets, tot jij het openzet.")).to_be_visible()
    return page


def choose(page: Page) -> None:
    page.get_by_role("link", name="Laat iemand meekijken").tap()
    page.get_by_role("textbox", name="Hoe kent diegene jou?").fill("Robin")


def code(page: Page) -> str:
    """Make a code and read it out."""
    page.get_by_role("button", name="Maak een code").tap()
    expect(page.get_by_role("heading", name="Laat deze code zien")).to_be_visible()
    expect(page.get_by_role("img", name="De code als vierkant om te scannen")).to_be_visible()
    return "-".join(page.get_by_role("list", name="De code, in groepen").get_by_role("listitem").all_inner_texts())


def open_to(page: Page, practitioner: Practised) -> str:
    """Open the usual to a practitioner in the room; return the grant's id."""
    choose(page)
    practitioner.take(code(page))
    page.get_by_role("button", name="Ja, open").tap()
    expect(page.get_by_role("button", name="Sluit nu")).to_be_visible()
    [told] = practitioner.people()
    return str(told["grant"])


def test_opened_in_the_room_looked_at_seen_and_closed(person: Page, sanne: Practised):
    laptop = sanne.context.new_page()
    choose(person)
    laptop.goto(f"/practitioner/code#{code(person)}")  # what the QR code says
    laptop.get_by_role("button", name="Maak me bekend").click()
    expect(person.get_by_role("heading", name="Is dit wie je bedoelt?")).to_be_visible()
    expect(person.get_by_role("heading", name="Sanne de Wit")).to_be_visible()
    expect(person.get_by_text("Nagekeken wie dit is")).to_be_visible()
    assert sanne.people() == []

    person.get_by_role("button", name="Ja, open").tap()
    expect(person.get_by_role("button", name="Sluit nu")).to_be_visible()
    laptop.get_by_role("button", name="Kijk of er iets open is").click()
    laptop.get_by_role("navigation").get_by_role("link", name="Robin").click()
    expect(laptop.get_by_role("heading", name="Robin", level=1)).to_be_visible()
    expect(laptop.get_by_text("alleen voor mij")).to_have_count(0)
    person.reload()
    expect(person.get_by_text("Sanne de Wit bekeek je samenvatting")).to_be_visible()

    person.get_by_role("button", name="Sluit nu").tap()
    expect(person.get_by_text("Gesloten op")).to_be_visible()
    laptop.reload()
    expect(laptop.get_by_role("heading", name="Dit is niet meer open")).to_be_visible()
    expect(laptop.get_by_text("Robin")).to_have_count(0)
    person.reload()
    expect(person.get_by_text("Sanne de Wit wilde kijken. Het bleef dicht")).to_be_visible()


def test_what_is_closed_is_refused_from_then_on(person: Page, sanne: Practised):
    grant = open_to(person, sanne)
    assert sanne.looks_at(grant).json()["called"] == "Robin"

    person.get_by_role("button", name="Sluit nu").tap()
    expect(person.get_by_text("Gesloten op")).to_be_visible()

    assert sanne.looks_at(grant).status == GONE
    assert sanne.people() == []


def test_the_preview_is_what_the_practitioner_gets(person: Page, sanne: Practised):
    person.goto("/")
    expect(person.get_by_text("Alles is bewaard")).to_be_visible()  # the preview shows what the server has
    person.goto("/me/sharing")
    choose(person)
    with person.expect_response(f"**{SHARING}/preview") as shown:
        person.get_by_role("button", name="Bekijk wat diegene ziet").tap()
    expect(person.locator(".paper").get_by_role("heading", name="Robin")).to_be_visible()
    preview = shown.value.json()
    person.go_back()

    sanne.take(code(person))
    person.get_by_role("button", name="Ja, open").tap()
    expect(person.get_by_role("button", name="Sluit nu")).to_be_visible()

    [robin] = sanne.people()
    given = sanne.looks_at(robin["grant"]).json()
    assert preview["checkins"]["count"] == 1
    assert given | {"made_at": None} == preview | {"made_at": None}


def test_a_link_is_followed_while_the_app_is_closed(device: Device, person: Page, sanne: Practised):
    choose(person)
    person.get_by_role("button", name="Stuur liever een link").tap()
    link = person.locator(".link-text").inner_text()
    person.close()
    sanne.take(link)

    device.page = device.tab()
    device.page.goto("/me/sharing")
    device.page.get_by_role("link", name="Sanne de Wit wacht op jouw ja").tap()
    device.page.get_by_role("button", name="Ja, open").tap()

    expect(device.page.get_by_role("button", name="Sluit nu")).to_be_visible()
    assert [each["called"] for each in sanne.people()] == ["Robin"]


def test_whoever_was_not_meant_sees_nothing(person: Page, new_practitioner: Callable[..., Practised]):
    emil = new_practitioner(name="Emil Smit", confirmed_at=None)
    choose(person)
    emil.take(code(person))
    expect(person.get_by_text("Zegt dit zelf, niet nagekeken")).to_be_visible()

    person.get_by_role("button", name="Nee", exact=True).tap()

    expect(person.get_by_role("heading", name="Wie kijkt er mee?")).to_be_visible()
    assert emil.people() == []
    person.get_by_role("link", name="Laat iemand meekijken").tap()
    expect(person.get_by_role("textbox", name="Hoe kent diegene jou?")).to_have_value("Robin")


def test_without_a_network_closing_says_that_it_has_to_wait(device: Device, person: Page, sanne: Practised):
    grant = open_to(person, sanne)
    device.context.set_offline(True)

    person.get_by_role("button", name="Sluit nu").tap()

    expect(person.get_by_text("Nog niet gesloten: daarvoor is internet nodig.")).to_be_visible()
    assert sanne.looks_at(grant).ok
    device.context.set_offline(False)
    person.get_by_role("button", name="Sluit nu").tap()
    expect(person.get_by_role("button", name="Sluit nu")).to_have_count(0)
    assert sanne.looks_at(grant).status == GONE


def test_what_was_closed_is_opened_again_without_a_code(person: Page, sanne: Practised):
    open_to(person, sanne)
    person.get_by_role("button", name="Sluit nu").tap()
    expect(person.get_by_role("button", name="Sluit nu")).to_have_count(0)

    person.get_by_role("link", name="Open weer voor Sanne de Wit").tap()
    person.get_by_role("button", name="Ja, open het weer").tap()

    expect(person.get_by_role("button", name="Sluit nu")).to_be_visible()
    [robin] = sanne.people()
    assert sanne.looks_at(robin["grant"]).ok


def test_what_waits_for_a_practitioner_is_there_for_its_own_person_alone(page: Page):
    start(page)
    recovery_code = make_account(page)
    page.goto("/me/sharing")
    choose(page)
    code(page)
    log_out(page)

    start(page)
    make_account(page)
    page.goto("/me/sharing")
    expect(page.get_by_text("Nog niemand.")).to_be_visible()
    expect(page.get_by_role("link", name="Je code wacht")).to_have_count(0)

    log_out(page)
    recover(page, recovery_code)
    page.goto("/me/sharing")
    expect(page.get_by_role("link", name="Je code wacht")).to_be_visible()
