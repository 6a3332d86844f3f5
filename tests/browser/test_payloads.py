"""What someone writes is shown as they wrote it, to practitioners and to persons, and never becomes part of a page."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Request

from tests.browser.conftest import NewDevice
from tests.browser.device import Device
from tests.browser.payloads import PAYLOADS
from tests.browser.practised import LAPTOP, SHARING, known, log_in
from tests.browser.screens import have_account
from tests.serving import ACCOUNT, Server
from welnu import clock
from welnu.accounts.practitioners import details
from welnu.sharing.schemas import LONGEST_NAME

REPORT = "content security policy: require-trusted-types-for"
MOST_OPEN = 20  # grants of one person
LONGEST_TAG, LONGEST_NOTE, LONGEST_DETAIL = 40, 2000, 200
TAGS = [each for each in PAYLOADS if len(each) <= LONGEST_TAG]
CALLED = [each for each in PAYLOADS if len(each) <= LONGEST_NAME]
DETAILS = [each for each in PAYLOADS if len(each) <= LONGEST_DETAIL and details.written(each) == each]
# Which texts are not to be seen in `where`; and what someone made of the page
MISSING = """([where, texts]) => {
  const shown = [...document.querySelectorAll(where)].map(({ textContent }) => textContent).join(" ");
  return texts.filter((text) => !shown.includes(text));
}"""
BUILT = "(html) => document.body.append(Object.assign(document.createElement('div'), { innerHTML: html }))"
MADE = "() => document.querySelectorAll('#ran, [id^=ran], base, style, script:not([src])').length"


class Happened:
    """What payloads did in a browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.found: list[str] = []
        context.expose_binding("ran", lambda source, *_: self.found.append(f"ran in {source['page'].url}"))
        context.on("dialog", self._hear)
        context.on("request", self._see)

    def _hear(self, dialog: Dialog) -> None:
        self.found.append(f"said {dialog.message}")
        dialog.dismiss()

    def _see(self, request: Request) -> None:
        if re.search(r"\bran\b", request.url):
            self.found.append(f"asked for {request.url}")


def chunks(texts: Sequence[str], longest: int) -> list[str]:
    """Return all of `texts`, as many together as there is room for."""
    found = [""]
    for each in texts:
        if len(found[-1]) + 1 + len(each) <= longest:
            found[-1] = f"{found[-1]} {each}".strip()
        else:
            found.append(each)
    return found


def send(context: BrowserContext, method: str, path: str, body: Any = None) -> Any:
    reply = context.request.fetch(path, method=method, data=body)
    assert reply.ok, f"{method} {path} {body}: {reply.text()}"
    return reply.json() if reply.body() else None


def write_everywhere(person: BrowserContext) -> None:
    """Write every payload in a check-in's note, in one's tags, and in the note of what one tries."""
    now, rest = clock.now(), list(TAGS)
    for number, note in enumerate([*chunks(PAYLOADS, LONGEST_NOTE), None]):
        day = {
            "completed_at": (now - timedelta(days=number)).isoformat(), "time_zone": "Europe/Amsterdam", "note": note,
            "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7}}], "tags": rest[:20],
        }  # fmt: skip
        rest = rest[20:]
        send(person, "PUT", f"/api/checkins/{uuid4()}", day)
        tried = {"intervention": "moodpep", "status": "trying", "note": note, "changed_at": now.isoformat()}
        send(person, "PUT", f"/api/interventions/uptakes/{uuid4()}", tried)
    assert not rest


def introduced(person: BrowserContext, practitioner: BrowserContext) -> str:
    """Let the practitioner take a code of the person's; return the introduction's id."""
    made = send(person, "POST", f"{SHARING}/invitations", {"by": "code"})
    send(practitioner, "POST", f"{SHARING}/invitations/take", {"code": made["code"]})
    return str(made["id"])


def open_by_every_name(persons: Iterator[BrowserContext], practitioner: BrowserContext) -> list[str]:
    """Open a record under each name; the first grants hold every payload in their note. Return their ids."""
    notes, grants = chunks(PAYLOADS, LONGEST_NOTE), []
    wish = {"scope": ["summary", "trend", "answers", "notes", "uptakes"], "instruments": ["daily"]}
    for number, called in enumerate(chunks(CALLED, LONGEST_NAME)):
        if number % MOST_OPEN == 0:
            person = next(persons)
            to = {"invitation": introduced(person, practitioner)}
        body = wish | to | {"called": called, "note": notes.pop(0) if notes else None}
        grants.append(send(person, "POST", f"{SHARING}/grants", body)["id"])
        to = {"again": grants[-1]}
    assert not notes
    return grants


def also(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Yield more persons, each with an account and nothing in it."""
    while True:
        context = browser.new_context(base_url=server.url)
        send(context, "POST", "/api/accounts", ACCOUNT)
        yield context
        context.close()


def look_under_every_name(practitioner: BrowserContext, grant: str) -> list[str]:
    """Look once under each name and each organisation that holds payloads; return what they say last."""
    names = chunks(DETAILS, LONGEST_DETAIL)
    for _ in names:
        said = dict(zip(("name", "organisation", "profession", "registration"), names, strict=False))
        send(practitioner, "PATCH", "/api/accounts/practitioners/me", said)
        send(practitioner, "GET", f"{SHARING}/people/{grant}/summary")
        names = names[1:] + names[:1]
    return list(said.values())


def shows(page: Page, where: str, texts: Sequence[str]) -> None:
    """Make sure that each of `texts` is there, as text, and that nothing else was made of it."""
    page.wait_for_function(f"(asked) => ({MISSING})(asked).length === 0", arg=[where, list(texts)])
    assert page.evaluate(MADE) == 0


def test_nothing_that_is_written_runs(browser: Browser, server: Server, new_device: NewDevice):
    phone, laptop = new_device(user_agent=f"Chrome/148.0 Android {PAYLOADS[0]}"), new_device(**LAPTOP)
    happened = Happened(phone.context), Happened(laptop.context)
    log_in(laptop.context, known(server))
    have_account(phone.page)
    write_everywhere(phone.context)
    grants = open_by_every_name(chain([phone.context], also(browser, server)), laptop.context)
    said = look_under_every_name(laptop.context, grants[0])

    page = laptop.page
    for grant, note in zip(grants, chunks(PAYLOADS, LONGEST_NOTE), strict=False):
        page.goto(f"/practitioner/people/{grant}")
        shows(page, ".own-words", [note])
        shows(page, ".tried q", PAYLOADS)
    page.emulate_media(media="print")
    shows(page, ".tried q", PAYLOADS)
    page.emulate_media(media="screen")
    page.goto(f"/practitioner/people/{grants[0]}/answers")
    shows(page, ".answers-list blockquote", PAYLOADS)
    shows(page, ".answers-list .small", TAGS)
    for path in ("/practitioner", "/practitioner/account"):
        page.goto(path)
        shows(page, ".side nav", CALLED)

    page = phone.page
    page.goto("/me/sharing")
    page.locator(".looks + button").click()
    shows(page, ".looks", DETAILS)
    shows(page, ".grants", said[:2])
    page.goto(f"/me/sharing/codes/{introduced(phone.context, laptop.context)}")
    shows(page, ".who", said)
    page.goto("/me/sessions")
    shows(page, "main", ["Chrome · Android"])
    for day in phone.stored():
        page.goto(f"/result/{day['id']}")
        shows(page, "main", [*day["tags"], *filter(None, [day["note"]])])

    assert not [each for seen in happened for each in seen.found]


def test_where_nothing_is_done_against_it_much_of_it_runs(browser: Browser):
    context = browser.new_context()
    happened, page = Happened(context), context.new_page()
    context.route("**", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto("http://loose.example/")

    for payload in PAYLOADS:
        if "http-equiv" not in payload:  # the page would be another one
            page.evaluate(BUILT, payload)

    page.wait_for_function("() => document.querySelectorAll('#ran').length > 20")
    page.wait_for_function("() => [...document.images].every(({ complete }) => complete)")
    page.evaluate("() => alert(1)")
    assert {each.partition(" ")[0] for each in happened.found} == {"ran", "asked", "said"}
    assert sum(each.startswith("ran") for each in happened.found) > 10
    context.close()


def test_the_app_lets_no_text_become_a_part_of_the_page(device: Device, page: Page):
    told = page.expect_console_message(lambda said: said.text.startswith(REPORT))

    with told, pytest.raises(Error, match="TrustedHTML"):
        page.evaluate(BUILT, PAYLOADS[0])

    assert device.faults  # else no test above would tell
    device.faults.clear()
