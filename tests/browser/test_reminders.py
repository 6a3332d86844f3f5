"""Someone asks for a mail each day: it comes once, leads to the check-in, and stays away when that is done.

Mail goes to a server of our own. A scheduler does what it always does, at a moment that the test chooses.
"""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewDevice
from tests.browser.device import IS_TAKEN, Device
from tests.browser.steps import fill_well, finish_daily, open_daily, start
from tests.reminders.fakes import MailServer
from tests.serving import Server
from welnu.app import create_app
from welnu.config import load
from welnu.reminders import jobs

PATIENCE_SECONDS = 30
AHEAD = timedelta(minutes=30)  # no test is so slow that it comes by itself


@pytest.fixture(scope="module")
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, installed: Path, mail: MailServer) -> Iterator[Server]:
    settings = {"PYTHONPATH": str(installed.parent), "WELNU_SMTP_URL": mail.url}
    with Server(tmp_path_factory.mktemp("reminders") / "home", **settings) as server:
        yield server


@pytest.fixture
def noon() -> str:
    """A time zone where it is about noon: today is not over before the test is."""
    hours = datetime.now(UTC).hour - 12
    return f"Etc/GMT{hours:+d}" if hours else "Etc/GMT"  # with the sign that POSIX has


@pytest.fixture
def device(new_device: NewDevice, noon: str) -> Device:
    return new_device(timezone_id=noon)


def read(mail: MailServer, number: int) -> EmailMessage:
    """Return mail `number`, counted from 0, as soon as it is there."""
    pause = threading.Event()
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        if len(mail.mails) > number:
            return message_from_bytes(mail.mails[number], policy=policy.default)  # type: ignore[return-value]
        pause.wait(0.05)
    raise AssertionError(f"no mail within {PATIENCE_SECONDS} s")


def link(found: EmailMessage) -> str:
    text = found.get_body(("plain",)).get_content()
    return re.search(r"http\S+", text)[0]


def sign_up(page: Page, mail: MailServer) -> str:
    """Make an account with an e-mail address; return the address."""
    address, already = f"{uuid4()}@welnu.example", len(mail.mails)
    page.goto("/account/new")
    page.get_by_role("button", name="Ja, 16 of ouder").tap()
    page.get_by_role("button", name="Ja, bewaar het voor mij").tap()
    page.get_by_role("button", name="Verder").tap()
    page.get_by_role("button", name="Met e-mail en wachtwoord").tap()
    page.locator("[name=email]").fill(address)
    page.locator("[name=new-password]").fill("vier woorden achter elkaar")
    page.locator("[type=submit]").tap()
    page.goto(link(read(mail, already)))
    page.get_by_role("button", name="Ja, dat ben ik").tap()
    expect(page.get_by_text("Alles is bewaard")).to_be_visible()
    return address


def ask_for_a_mail(page: Page, clock: str) -> None:
    """Ask for a mail each day at `clock`."""
    page.goto("/me/reminders")
    page.get_by_role("link", name="Dagelijkse check-in").tap()
    page.get_by_role("button", name="20.30").tap()
    page.get_by_label("Tijd 1").fill(clock)
    page.get_by_role("button", name="Kies", exact=True).tap()
    page.get_by_role("button", name="met een melding").tap()
    page.get_by_label("Met een melding").uncheck()
    page.get_by_label("Per mail").check()
    page.get_by_role("button", name="Kies", exact=True).tap()
    expect(page.get_by_role("button", name="per mail")).to_be_visible()
    page.get_by_role("button", name="Bewaar", exact=True).tap()
    expect(page.get_by_role("heading", name="Herinneringen", level=1)).to_be_visible()


def due(device: Device) -> datetime:
    reply = device.context.request.get(f"{device.url}/api/reminders")
    return datetime.fromisoformat(reply.json()["reminders"][0]["next"][0]["due_at"])


def tick(server: Server, now: datetime) -> None:
    """Let a scheduler do its work at `now`, beside the one that runs."""
    app = create_app(load(server.environment))
    with app.app_context():
        jobs.plan(now)
        jobs.deliver(now)
    app.extensions["engine"].dispose()


def in_half_an_hour(page: Page) -> str:
    """Return that clock time, as the phone shows it."""
    moment = page.evaluate("(ms) => new Date(Date.now() + ms).toTimeString()", AHEAD.total_seconds() * 1000)
    return str(moment)[:5]


def as_told(clock: str) -> str:
    hour, minute = clock.split(":")
    return f"Vandaag {int(hour)}.{minute}"


def test_a_mail_comes_once_says_nothing_and_leads_to_the_checkin(
    device: Device, page: Page, server: Server, mail: MailServer
):
    start(page)
    address = sign_up(page, mail)
    clock = in_half_an_hour(page)
    ask_for_a_mail(page, clock)
    moment, before = due(device), len(mail.mails)

    for seconds in (-1, 0, 1, 60):
        tick(server, moment + timedelta(seconds=seconds))

    assert len(mail.mails) == before + 1
    found = read(mail, before)
    assert (found["To"], found["Subject"]) == (address, "Je vroeg om een seintje")
    assert not re.search("check-in|welzijn|stemming|vragen|Robin", found.as_string().replace(server.url, ""), re.I)
    page.goto(urlsplit(link(found)).path)
    expect(page).to_have_url(re.compile("/checkin/daily$"))
    fill_well(page, "Stemming", 0.7)
    finish_daily(page)
    page.goto("/me/reminders")
    expect(page.get_by_text(f"{as_told(clock)}: verstuurd per mail, en geopend")).to_be_visible()
    page.goto(urlsplit(found["List-Unsubscribe"].strip("<>")).path)
    expect(page.get_by_role("heading", name="Herinneringen", level=1)).to_be_visible()


def test_a_mail_stays_away_when_it_is_done_already_and_the_screen_says_so(
    device: Device, page: Page, server: Server, mail: MailServer
):
    start(page)
    sign_up(page, mail)
    clock = in_half_an_hour(page)
    ask_for_a_mail(page, clock)
    moment, before = due(device), len(mail.mails)
    page.goto("/")
    open_daily(page)
    fill_well(page, "Stemming", 0.6)
    with page.expect_response(re.compile("/api/checkins/")):
        finish_daily(page)

    tick(server, moment)

    assert len(mail.mails) == before
    page.goto("/me/reminders")
    expect(page.get_by_text(f"{as_told(clock)}: niet verstuurd, je had al ingecheckt")).to_be_visible()


def test_one_to_try_comes_at_once_and_the_screen_tells(device: Device, page: Page, mail: MailServer):
    start(page)
    address = sign_up(page, mail)
    before = len(mail.mails)
    page.goto("/me/reminders")

    page.get_by_role("button", name="Stuur nu een mail").tap()

    assert read(mail, before)["To"] == address
    expect(page.get_by_text("Verstuurd. Zie je binnen een paar minuten niets?").last).to_be_visible(timeout=30_000)
    expect(page.get_by_text("om te proberen: verstuurd per mail")).to_be_visible()


def test_one_to_try_that_a_mailbox_refuses_is_told_with_what_to_look_at(device: Device, page: Page, mail: MailServer):
    start(page)
    sign_up(page, mail)
    page.goto("/me/reminders")
    mail.will(RCPT="550 no such mailbox")

    page.get_by_role("button", name="Stuur nu een mail").tap()

    expect(page.get_by_text("Klopt je e-mailadres nog?").last).to_be_visible(timeout=30_000)
    expect(page.get_by_text("om te proberen: niet verstuurd, je mailbox nam het niet aan")).to_be_visible()


def test_the_secret_link_is_a_calendar_with_what_comes(device: Device, page: Page, mail: MailServer):
    start(page)
    sign_up(page, mail)
    ask_for_a_mail(page, in_half_an_hour(page))
    page.get_by_role("button", name="Maak een link").tap()
    secret = page.get_by_label("Jouw geheime link").input_value()

    feed = device.context.request.get(secret)
    page.wait_for_function(IS_TAKEN)
    with page.expect_download() as download:  # the app does not answer for the server
        page.evaluate("(url) => location.assign(url)", secret)
    page.get_by_role("button", name="Trek de link in").tap()
    expect(page.get_by_role("button", name="Trek de link in")).to_have_count(0)

    assert f"DTSTART:{due(device):%Y%m%dT%H%M%SZ}" in feed.text()
    assert "SUMMARY:Seintje" in feed.text()
    assert download.value.path().read_text("utf-8").startswith("BEGIN:VCALENDAR")
    assert device.context.request.get(secret).status == 404
