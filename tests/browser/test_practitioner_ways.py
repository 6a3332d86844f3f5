"""A practitioner's ways in at a laptop: registering, a passkey, a new password, a person's link; and out by idling."""

import re
import threading
from email import message_from_bytes, policy
from uuid import uuid4

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.axe import all_violations
from tests.browser.device import Device
from tests.browser.practised import SHARING, known, log_in
from tests.browser.test_passkeys import Finger
from tests.practising import PASSWORD, code
from tests.serving import Phone, Server
from welnu import clock
from welnu.accounts import jobs
from welnu.app import create_app
from welnu.config import load

NEW_PASSWORD = "acht blauwe schaatsen"


def mailed(server: Server, email: str) -> str:
    """Let what waits be sent; return the link in the newest mail to an address."""
    app, pause = create_app(load(server.environment)), threading.Event()
    with app.app_context():
        jobs.send_mail(clock.now())
    app.extensions["engine"].dispose()
    for _ in range(600):  # the server's own scheduler may have it in hand
        files = sorted((server.home / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        if theirs := [mail.get_content() for mail in mails if mail["To"] == email]:
            return re.search(r"http\S+token=\S+", theirs[-1])[0]
        pause.wait(0.05)
    raise AssertionError(f"no mail to {email}")


def give_both(page: Page, email: str, password: str = PASSWORD) -> None:
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Verder", exact=True).click()
    give_code(page)


def give_code(page: Page) -> None:
    page.get_by_label("Code", exact=True).fill(code(clock.now()))
    page.get_by_role("button", name="Log in", exact=True).click()


def test_who_registers_confirms_by_mail_and_comes_back_by_finger(server: Server, laptop: Device):
    page, email, finger = laptop.page, f"{uuid4()}@praktijk.example", Finger(laptop.page)
    page.goto("/practitioner/login")
    page.get_by_role("link", name="Een account aanvragen").click()
    page.get_by_label("Je naam").fill("Fenna Bos")
    page.get_by_label("Praktijk of organisatie").fill("Praktijk De Linde")
    page.get_by_label("Beroep").fill("psycholoog")
    page.locator("[name=email]").fill(email)
    page.locator("[name=new-password]").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Vraag aan").click()
    expect(page.get_by_text(f"Kijk in je mail op {email}")).to_be_visible()

    page.goto(mailed(server, email))
    page.get_by_role("button", name="Ja, dat ben ik").click()
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_label("Ik heb de codes bewaard").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Nog niet bevestigd")).to_be_visible()

    page.get_by_role("button", name="Log uit").click()
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page.get_by_text("Er is nog niets voor je geopend")).to_be_visible()
    assert len(finger.keys()) == 1

    finger.is_known(False)  # somebody else's finger
    page.get_by_role("button", name="Log uit").click()
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page.get_by_text("Er is geen passkey gebruikt.")).to_be_visible()


def test_a_new_password_comes_by_mail_and_the_second_step_is_asked_all_the_same(server: Server, laptop: Device):
    page, who = laptop.page, known(server, email=f"{uuid4()}@praktijk.example")
    page.goto("/practitioner/login")
    page.get_by_role("link", name="Ik weet mijn wachtwoord niet meer").click()
    page.locator("[name=email]").fill(who["email"])
    page.locator("[type=submit]").click()
    expect(page.get_by_role("status").filter(has_text=who["email"])).to_be_visible()

    page.goto(mailed(server, who["email"]))
    page.locator("[name=new-password]").fill(NEW_PASSWORD)
    page.locator("[type=submit]").click()
    expect(page.get_by_role("heading", name="De tweede stap")).to_be_visible()
    assert page.evaluate("fetch('/api/accounts/practitioners/me').then(({ status }) => status)") == 401
    give_code(page)

    expect(page.get_by_text("Er is nog niets voor je geopend")).to_be_visible()
    old = {"email": who["email"], "password": PASSWORD}
    assert laptop.context.request.post("/api/accounts/practitioners/sessions", data=old).status == 401


def test_a_link_that_someone_sent_waits_until_its_reader_is_let_in(server: Server, laptop: Device, sharer: Phone):
    page, who = laptop.page, known(server, name="Sanne de Wit", email=f"{uuid4()}@praktijk.example")
    _, made = sharer.ask("POST", f"{SHARING}/invitations", {"by": "link"})

    page.goto(made["url"])
    expect(page.get_by_role("heading", name="Inloggen als behandelaar")).to_be_visible()
    give_both(page, who["email"])
    expect(page.get_by_text("Iemand stuurde je deze link.")).to_be_visible()
    page.get_by_role("button", name="Maak me bekend").click()

    expect(page.get_by_role("heading", name="Je bent bekendgemaakt")).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    assert all_violations(page) == []
    token = made["url"].partition("#")[2]
    assert token not in page.url
    assert token not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])")
    _, taken = sharer.ask("GET", f"{SHARING}/invitations/{made['id']}")
    assert (taken["state"], taken["practitioner"]["name"]) == ("taken", "Sanne de Wit")
    page.goto("about:blank")
    page.goto(made["url"])
    page.get_by_role("button", name="Maak me bekend").click()
    expect(page.get_by_text("Deze code werkt niet.")).to_be_visible()


def test_after_half_an_hour_without_a_touch_nothing_is_on_the_screen(server: Server, laptop: Device, sharer: Phone):
    log_in(laptop.context, known(server))
    _, made = sharer.ask("POST", f"{SHARING}/invitations", {"by": "code"})
    laptop.context.request.post(f"{SHARING}/invitations/take", data={"code": made["code"]})
    wish = {"called": "Robin", "scope": ["summary"], "instruments": ["daily"], "invitation": made["id"]}
    assert sharer.ask("POST", f"{SHARING}/grants", wish)[0] == 201
    page = laptop.page
    page.clock.install()
    page.goto("/practitioner")
    expect(page.get_by_role("main").get_by_text("Robin")).to_be_visible()
    page.clock.fast_forward("29:00")
    page.keyboard.press("Shift")  # somebody is there
    page.clock.fast_forward("29:00")
    expect(page.get_by_role("main").get_by_text("Robin")).to_be_visible()

    with page.expect_response(lambda reply: reply.request.method == "DELETE"):
        page.clock.fast_forward("02:00")

    expect(page.get_by_text("Je was een half uur weg.")).to_be_visible()
    expect(page.get_by_text("Robin")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="Inloggen als behandelaar")).to_be_visible()
    page.goto("/practitioner")
    expect(page.get_by_role("heading", name="Inloggen als behandelaar")).to_be_visible()
    assert laptop.context.request.get(f"{SHARING}/people").status == 401
