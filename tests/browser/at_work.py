"""Practitioners at each step of their way: outside, halfway in, at their desk. Set up without reading a word."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from playwright.sync_api import Page
from sqlalchemy import update

from tests.browser.device import Device
from tests.browser.practised import SHARING, give_password, known, log_in, post
from tests.browser.reaching import Screen, see, tap
from tests.serving import Phone, Server
from welnu import clock, db
from welnu.accounts.practitioners import commands
from welnu.accounts.practitioners.models import PractitionerSession
from welnu.app import create_app
from welnu.config import load

Login = tuple[str, str]
HERE = "/practitioner"
WISH: dict[str, Any] = {
    "scope": ["summary", "trend", "answers", "notes", "uptakes"],
    "instruments": ["daily", "wellbeing-14", "weekly"],
    "note": "Liefst eerst over slapen.",
}
SUBMIT = ("[type=submit]", ".fault")
PART = ".mine .part:nth-of-type({}) "


def enter_wrong_code(page: Page) -> None:
    page.locator("[name=code]").fill("0000 0000 00")
    tap(*SUBMIT)(page)


SCREENS = (
    Screen("practitioner: log in", "outsider", f"{HERE}/login"),
    Screen("practitioner: log in, not right", "outsider", f"{HERE}/login", tap(*SUBMIT)),
    Screen("practitioner: ask for an account", "outsider", f"{HERE}/new", tap(*SUBMIT)),
    Screen("practitioner: confirm", "outsider", f"{HERE}/confirm?token=x"),
    Screen("practitioner: confirm, broken link", "outsider", f"{HERE}/confirm"),
    Screen("practitioner: forgotten password", "outsider", f"{HERE}/reset"),
    Screen("practitioner: new password", "outsider", f"{HERE}/reset?token=x", tap(*SUBMIT)),
    Screen("practitioner: invited", "invited", f"{HERE}/invitation?token={{token}}", see("form")),
    Screen("practitioner: invited, a link that is over", "outsider", f"{HERE}/invitation?token=x", see(".problem")),
    Screen("practitioner: second step", "halfway", f"{HERE}/factor", see("[name=code]", *SUBMIT)),
    Screen("practitioner: set up the second step", "starter", f"{HERE}/factor", see(".secret")),
    Screen("practitioner: nobody", "fresh", HERE, see(".desk-page h1")),
    Screen("practitioner: people", "practitioner", HERE, see(".desk-page .rows li")),
    Screen("practitioner: a summary", "practitioner", f"{HERE}/people/{{grant}}", see(".paper")),
    Screen("practitioner: answers", "practitioner", f"{HERE}/people/{{lately}}/answers", see(".answers-list")),
    Screen("practitioner: not open any more", "practitioner", f"{HERE}/people/{uuid4()}", see(".desk-page.narrow h1")),
    Screen("practitioner: a code", "practitioner", f"{HERE}/code", see("[name=code]")),
    Screen("practitioner: a code that does not work", "practitioner", f"{HERE}/code", enter_wrong_code),
    Screen("practitioner: a link", "practitioner", f"{HERE}/code#x", see("form")),
    Screen("practitioner: account", "practitioner", f"{HERE}/account", see(".mine .state")),
    Screen("practitioner: change who one is", "practitioner", f"{HERE}/account", see(PART.format(1) + ".btn", "form")),
    Screen(
        "practitioner: another app",
        "practitioner",
        f"{HERE}/account",
        see(PART.format(2) + ".rows button", ".secret"),
    ),
    Screen(
        "practitioner: new recovery codes",
        "practitioner",
        f"{HERE}/account",
        see(PART.format(2) + ".rows li:nth-child(2) button", ".codes"),
    ),
    Screen(
        "practitioner: end the account",
        "practitioner",
        f"{HERE}/account",
        see(PART.format(4) + ".btn:last-of-type", "dialog"),
        has_help=False,
    ),
    Screen(
        "practitioner: still the same one",
        "tired",
        f"{HERE}/account",
        see(PART.format(2) + ".rows button", "dialog"),
        has_help=False,
    ),
)


def be_at_work(device: Device, server: Server, login: Login) -> None:
    """Someone let them see along under two names: all of it, and the last days."""
    log_in(device.context, known(server, name="Sanne de Wit", registration="19012345601"))
    person = Phone(server.port)
    email, password = login
    person.ask("POST", "/api/accounts/sessions", {"email": email, "password": password})
    a_week_ago = (clock.now().date() - timedelta(days=7)).isoformat()
    for place, changes in {
        "grant": {"called": "Robin"},
        "lately": {"called": "K. van den Berg-Overmars", "data_from": a_week_ago},
    }.items():
        _, made = person.ask("POST", f"{SHARING}/invitations", {"by": "code"})
        post(device.context, f"{SHARING}/invitations/take", {"code": made["code"]})
        status, grant = person.ask("POST", f"{SHARING}/grants", WISH | changes | {"invitation": made["id"]})
        assert status == 201, grant
        device.places[place] = grant["id"]
    person.close()


def be_fresh(device: Device, server: Server, _login: Login) -> None:
    log_in(device.context, known(server, confirmed_at=None))


def be_tired(device: Device, server: Server, _login: Login) -> None:
    who = known(server)
    log_in(device.context, who)
    tire(server, who["id"])


def tire(server: Server, practitioner_id: str) -> None:
    """Let it be too long ago that they logged in to change how they do."""
    app, sessions = create_app(load(server.environment)), PractitionerSession.__table__
    theirs = update(sessions).where(sessions.c.practitioner_id == UUID(practitioner_id))
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(theirs.values(proven_at=clock.now() - timedelta(minutes=16)))
    app.extensions["engine"].dispose()


def be_halfway(device: Device, server: Server, _login: Login) -> None:
    give_password(device.context, known(server))


def be_starting(device: Device, server: Server, _login: Login) -> None:
    give_password(device.context, known(server, totp_secret=None))


def be_invited(device: Device, server: Server, _login: Login) -> None:
    app = create_app(load(server.environment))
    with app.app_context():
        link = commands.invite(f"{uuid4()}@praktijk.example", {"name": "Sanne de Wit"}, "nl", clock.now())
    app.extensions["engine"].dispose()
    device.places["token"] = link.partition("?token=")[2]


AT_WORK = {
    "outsider": lambda device, server, login: None,
    "invited": be_invited,
    "halfway": be_halfway,
    "starter": be_starting,
    "fresh": be_fresh,
    "practitioner": be_at_work,
    "tired": be_tired,
}
