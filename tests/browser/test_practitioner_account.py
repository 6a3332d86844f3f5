"""A practitioner's own account at a laptop: who one is, how and where one logs in, what is stored, and leaving."""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect
from pyotp import TOTP

from tests.browser.at_work import be_invited, be_tired, tire
from tests.browser.axe import all_violations
from tests.browser.conftest import NewDevice
from tests.browser.device import Device
from tests.browser.practised import LAPTOP, SHARING, known, log_in
from tests.browser.test_passkeys import Finger
from tests.practising import PASSWORD, code
from tests.serving import Phone, Server
from welnu import clock

ACCOUNT = "/practitioner/account"


def part(page: Page, name: str) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=name, exact=True))


def test_who_one_is_and_how_one_logs_in_is_changed(server: Server, laptop: Device, new_device: NewDevice):
    page, other, who = laptop.page, new_device(**LAPTOP), known(server, name="Sanne de Wit")
    log_in(laptop.context, who)
    first, ways = part(page, "Zo zien mensen je"), part(page, "Hoe je inlogt")
    Finger(page)
    page.goto("/practitioner")
    page.get_by_role("link", name="Account").click()

    expect(first.get_by_text("Nagekeken wie dit is")).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    assert all_violations(page) == []
    page.get_by_role("button", name="Verander dit").click()
    expect(page.get_by_label("Je naam")).to_be_focused()
    expect(page.get_by_text("Verander je iets, dan geldt dat niet meer")).to_be_visible()
    page.get_by_label("Praktijk of organisatie").fill("Praktijk aan Zee")
    page.get_by_role("button", name="Bewaar").click()
    expect(first.get_by_role("heading", name="Zo zien mensen je")).to_be_focused()
    expect(first.get_by_text("Zegt dit zelf, niet nagekeken")).to_be_visible()
    expect(first.get_by_text("psychologist, Praktijk aan Zee")).to_be_visible()

    page.get_by_role("button", name="Voeg een passkey toe").click()
    expect(page.locator(".codes li")).to_have_count(10)  # there were none yet
    page.get_by_label("Ik heb de codes bewaard").check()
    page.get_by_role("button", name="Verder").click()
    expect(ways.get_by_role("heading", name="Hoe je inlogt")).to_be_focused()
    expect(ways.get_by_role("button", name="Haal de passkey van")).to_have_count(1)
    ways.get_by_role("button", name="Vernieuw").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill(TOTP(secret).now())
    page.get_by_role("button", name="Neem in gebruik").click()
    expect(ways.get_by_text("Nog 10 over")).to_be_visible()
    ways.get_by_role("button", name="Haal de passkey van").click()
    expect(ways.get_by_role("button", name="Haal de passkey van")).to_have_count(0)

    password = {"email": who["email"], "password": PASSWORD}
    other.context.request.post("/api/accounts/practitioners/sessions", data=password)
    page.reload()
    browsers = part(page, "Waar je bent ingelogd")
    expect(browsers.get_by_text("Alleen het wachtwoord is gegeven")).to_be_visible()
    browsers.get_by_role("button", name="Log Chrome").click()
    expect(browsers.get_by_role("listitem")).to_have_count(1)
    assert other.context.request.get("/api/accounts/practitioners/sessions/current").status == 401


def test_who_has_one_passkey_and_no_password_keeps_it_and_leaves_by_it(server: Server, laptop: Device):
    page = laptop.page
    be_invited(laptop, server, ("", ""))
    Finger(page)
    page.goto(f"/practitioner/invitation?token={laptop.places['token']}")
    page.get_by_label("Praktijk of organisatie").fill("Praktijk De Linde")
    page.get_by_label("Beroep").fill("psycholoog")
    page.get_by_role("button", name="Maak een passkey").click()
    page.get_by_role("link", name="Account").click()
    ways = part(page, "Hoe je inlogt")

    expect(ways.get_by_role("listitem")).to_have_count(1)
    expect(ways.get_by_text("Je enige manier")).to_be_visible()
    expect(ways.get_by_role("button", name="Haal de passkey van")).to_have_count(0)

    tire(server, page.evaluate("fetch('/api/accounts/practitioners/me').then((reply) => reply.json())")["id"])
    page.get_by_role("button", name="Beëindig je account").click()
    page.get_by_role("button", name="Ja, beëindig").click()
    page.get_by_role("button", name="Gebruik een passkey").click()
    expect(page.get_by_text("Je account is beëindigd")).to_be_visible()
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page.get_by_text("Dit klopt niet helemaal")).to_be_visible()


def test_whoever_leaves_takes_their_data_along_and_proves_who_they_are(server: Server, laptop: Device, sharer: Phone):
    page = laptop.page
    be_tired(laptop, server, ("", ""))
    _, made = sharer.ask("POST", f"{SHARING}/invitations", {"by": "code"})
    laptop.context.request.post(f"{SHARING}/invitations/take", data={"code": made["code"]})
    wish = {"called": "Robin", "scope": ["summary"], "instruments": ["daily"], "invitation": made["id"]}
    assert sharer.ask("POST", f"{SHARING}/grants", wish)[0] == 201
    page.goto(ACCOUNT)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download alles").click()
    stored = json.loads(download.value.path().read_text("utf-8"))
    assert [each["event"] for each in stored["access"]] == ["list"]
    assert "Robin" not in json.dumps(stored)

    page.get_by_role("button", name="Beëindig je account").click()
    expect(
        page.get_by_text("Mensen die iets voor je openzetten, lezen dan: ‘Werkt niet meer met Welnu’.")
    ).to_be_visible()
    page.get_by_role("button", name="Ja, beëindig").click()
    dialog = page.get_by_role("dialog", name="Ben jij het nog?")
    dialog.get_by_role("button", name="Toch niet").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Beëindig je account").click()
    page.get_by_role("button", name="Ja, beëindig").click()
    dialog.get_by_label("Code", exact=True).fill(code(clock.now(), later=1))
    dialog.get_by_role("button", name="Ga verder").click()

    expect(page.get_by_text("Je account is beëindigd")).to_be_visible()
    expect(page.get_by_text("Robin")).to_have_count(0)
    _, told = sharer.ask("GET", f"{SHARING}/grants")
    assert [each["state"] for each in told["grants"]] == ["ended"]
