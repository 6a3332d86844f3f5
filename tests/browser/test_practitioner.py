"""A practitioner at a laptop: invited, let in by two factors, sees what a person opened, prints it, and is shut out."""

import re
import subprocess
import sys
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from pyotp import TOTP

from tests.browser.axe import all_violations
from tests.browser.device import Device
from tests.browser.on_paper import pages
from tests.browser.practised import SHARING, known, log_in, post
from tests.browser.screens import demo
from tests.practising import PASSWORD
from tests.serving import COMMAND, Phone, Server

WISH = {
    "called": "Robin K.",
    "scope": ["summary", "trend", "answers", "uptakes"],
    "instruments": ["daily", "wellbeing-14", "weekly"],
    "note": "Liefst eerst over slapen.",
}
# Printing by script as browsers do it, but for the dialog
PRINT = """() => void (window.print = () => {
  dispatchEvent(new Event("beforeprint"));
  document.documentElement.dataset.printed = "yes";
})"""
# What a browser keeps: of all of it, only what every visitor gets may be there
KEPT = """async () => {
  const databases = await indexedDB.databases();
  const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const urls = caches_.flat().map(({ url }) => url);
  return JSON.stringify([databases, urls, { ...localStorage }, { ...sessionStorage }, document.body.innerText]);
}"""


class Person(Phone):
    """Someone who acts now and then: a connection for each time."""

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        try:
            return super().ask(method, path, body)
        finally:
            self.close()


@pytest.fixture(scope="module")
def robin(server: Server) -> Person:
    """A person with half a year of check-ins."""
    email, password = demo(server)
    person = Person(server.port)
    assert person.ask("POST", "/api/accounts/sessions", {"email": email, "password": password})[0] == 200
    return person


def invite(server: Server) -> str:
    """Invite a practitioner, as the operator does; return the link."""
    command = ["practitioners", "invite", f"{uuid4()}@praktijk.example", "--name", "Sanne de Wit"]
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *command], env=server.environment, check=True, capture_output=True, text=True
    )
    return re.search(r"http\S+", done.stdout)[0]


def accept(page: Page, link: str) -> None:
    """Take the invitation up with a password and a program that makes codes."""
    page.goto(link)
    expect(page.get_by_label("Je naam")).to_have_value("Sanne de Wit")
    page.get_by_label("Praktijk of organisatie").fill("Praktijk De Linde")
    page.get_by_label("Beroep").fill("psycholoog")
    page.locator("[name=new-password]").fill(PASSWORD)
    page.get_by_role("button", name="Verder met een wachtwoord").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill(TOTP(secret).now())
    page.get_by_role("button", name="Klaar, log in").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_label("Ik heb de codes bewaard").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Er is nog niets voor je geopend")).to_be_visible()


def take(page: Page, robin: Person) -> str:
    """Type the code that the person made, as people type; return the introduction's id."""
    _, made = robin.ask("POST", "/api/sharing/invitations", {"by": "code"})
    page.get_by_role("link", name="Code invoeren").first.click()
    page.get_by_label("De code").fill(f" {made['code'].lower().replace('-', ' ')} ")
    page.get_by_role("button", name="Maak me bekend").click()
    expect(page.get_by_role("heading", name="Je bent bekendgemaakt")).to_be_visible()
    return str(made["id"])


def open_to(robin: Person, invitation: str, **changes: Any) -> str:
    status, grant = robin.ask("POST", "/api/sharing/grants", {**WISH, **changes, "invitation": invitation})
    assert status == 201, grant
    return str(grant["id"])


def be_let_see_along(laptop: Device, server: Server, robin: Person) -> tuple[dict[str, Any], str, str]:
    """Be at one's desk, with something open; return who one is, the code that is used, and the grant."""
    who = known(server, email=f"{uuid4()}@praktijk.example")
    used = log_in(laptop.context, who)
    _, made = robin.ask("POST", f"{SHARING}/invitations", {"by": "code"})
    post(laptop.context, f"{SHARING}/invitations/take", {"code": made["code"]})
    return who, used, open_to(robin, made["id"])


def test_from_the_invitation_to_the_closed_door(server: Server, robin: Person, laptop: Device):
    page = laptop.page
    accept(page, invite(server))
    grant = open_to(robin, take(page, robin))

    page.get_by_role("button", name="Kijk of er iets open is").click()
    page.get_by_role("navigation").get_by_role("link", name="Robin K.").click()
    expect(page.get_by_role("heading", name="Robin K.", level=1)).to_be_visible()
    expect(page.get_by_text("Liefst eerst over slapen.")).to_be_visible()
    expect(page.locator(".bars li")).to_have_count(3)
    expect(page).to_have_title("Samenvatting · Welnu")
    assert len(printed(page)) == 1
    page.evaluate(AXE_SCRIPT)
    assert all_violations(page) == []  # on a laptop; on phones, as every screen

    page.get_by_role("link", name="Antwoorden").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tabel (CSV)").click()
    assert download.value.path().read_text("utf-8").startswith("\ufeffon,instrument,version,part,name,value")
    with page.expect_download() as download:
        page.get_by_role("button", name="Voor een dossier (FHIR)").click()
    assert '"resourceType":"Bundle"' in download.value.path().read_text("utf-8")

    robin.ask("DELETE", f"/api/sharing/grants/{grant}")
    page.get_by_role("link", name="Naar de samenvatting").click()
    expect(page.get_by_role("heading", name="Dit is niet meer open")).to_be_visible()
    expect(page.get_by_text("Robin K.")).to_have_count(0)
    assert [look for look in looks(robin, grant) if look[0] != "list"] == [
        ("summary", "given"), ("print", "given"), ("summary", "given"), ("csv", "given"), ("fhir", "given"),
        ("summary", "closed"),
    ]  # fmt: skip
    assert "Robin K." not in page.evaluate(KEPT)


def test_each_printing_is_told_to_the_person_once_by_the_button_and_by_the_browser(
    server: Server, robin: Person, laptop: Device
):
    page, (_, _, grant) = laptop.page, be_let_see_along(laptop, server, robin)
    page.goto(f"/practitioner/people/{grant}")
    page.evaluate(PRINT)

    with page.expect_response("**/summary?for=print"):
        page.get_by_role("button", name="Print").click()
    expect(page.locator("html[data-printed]")).to_be_visible()
    printed(page)

    assert looks(robin, grant).count(("print", "given")) == 2


def looks(robin: Person, grant: str) -> list[tuple[str, str]]:
    """Return what the person reads of looks at what they opened, the first one first."""
    _, told = robin.ask("GET", "/api/sharing/accesses")
    return [(each["kind"], each["outcome"]) for each in reversed(told["accesses"]) if each["grant"] == grant]


def printed(page: Page) -> list[bytes]:
    """Print by the browser's own menu; return the pages, once that is told."""
    page.evaluate("document.fonts.ready.then(() => null)")
    with page.expect_response("**/summary?for=print"):
        return pages(page)


def test_after_logging_out_nothing_is_left_on_the_laptop_and_a_used_code_lets_nobody_pass(
    server: Server, robin: Person, laptop: Device
):
    page, (who, used, _) = laptop.page, be_let_see_along(laptop, server, robin)
    page.goto("/practitioner")
    page.get_by_role("navigation").get_by_role("link", name="Robin K.").click()
    expect(page.locator(".paper")).to_be_visible()
    other = laptop.tab()
    other.goto(page.url)
    expect(other.locator(".paper")).to_be_visible()

    page.get_by_role("button", name="Log uit").click()

    for tab in (page, other):
        expect(tab.get_by_text("Je bent uitgelogd")).to_be_visible()
        kept = tab.evaluate(KEPT)
        assert "Robin K." not in kept
        assert "/api/" not in kept
    page.go_back()
    expect(page.get_by_role("heading", name="Inloggen als behandelaar")).to_be_visible()
    expect(page.get_by_text("Robin K.")).to_have_count(0)
    page.locator("[name=email]").fill(who["email"])
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Verder", exact=True).click()
    page.get_by_label("Code", exact=True).fill(used)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_text("Deze code klopt niet")).to_be_visible()
    page.goto("/practitioner")
    expect(page.get_by_role("heading", name="Inloggen als behandelaar")).to_be_visible()
