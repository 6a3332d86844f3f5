"""The summary to take along: from the phone alone, and on one page of paper."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fhir.resources.R4B.bundle import Bundle
from playwright.sync_api import Browser, Page, expect

from tests.browser.device import Device
from tests.browser.on_paper import pages
from tests.browser.practised import Practised
from tests.browser.steps import check_in, start
from tests.serving import Phone, Server
from welnu import clock
from welnu.instruments import library

FORMULA = '=HYPERLINK("https://welnu.example","kijk")'
FILES = {"json": "Alles hierboven (JSON)", "csv": "Tabel (CSV)", "fhir": "Voor een dossier (FHIR)"}
STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r]")
LONGEST = 2000  # characters
TRIED = ("moodpep", "slim-slapen", "grip-op-je-dip", "snelbeterinjevel", "getstarted", "denken-doen-durven")
EVERYTHING = ["summary", "trend", "answers", "notes", "uptakes"]
OWN = [each for each in library.shipped() if each.text == "own"]
WIDTH, HEIGHT = 703, 1039  # pixels of A4 within its margins
# Of a person's own words, and of all below them: whether something is cut off, and whether it says so
CUT = """() => [...document.querySelectorAll(".fitting")].map((box) => {
  const [shown, all] = [box, box.firstElementChild].map((each) => each.getBoundingClientRect());
  const says = box.querySelector(".rest p").getBoundingClientRect();
  return [all.height > shown.height + 0.1, says.left >= shown.left && says.bottom <= shown.bottom + 0.1];
})"""
FOOT = "document.querySelector('.paper > footer').getBoundingClientRect().bottom"
TRYING: dict[str, Any] = {"status": "trying", "helped": 7, "for_child": False, "ended_on": None}


def test_it_is_made_printed_and_saved_without_an_account_or_a_network(device: Device):
    page = device.page
    page.goto("/")
    start(page)
    check_in(page, note=FORMULA)
    device.keep_offline()
    device.context.set_offline(True)

    page.goto("/me/summary")
    for part in ("Losse antwoorden", "Notities"):
        page.get_by_role("button", name=part).tap()

    expect(page.locator(".paper")).to_contain_text("1 van de 91 dagen ingevuld")
    expect(page.locator(".answers-list blockquote")).to_have_text(FORMULA)
    assert len(pages(page)) == 1
    as_json, as_csv, as_fhir = (saved(page, name) for name in FILES.values())
    is_what_was_told(json.loads(as_json))
    starts_no_formula(as_csv)
    bundle = Bundle.model_validate_json(as_fhir)
    assert {each.resource.get_resource_type() for each in bundle.entry} >= {"Questionnaire", "QuestionnaireResponse"}


def saved(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).tap()
    return download.value.path().read_text("utf-8")


def is_what_was_told(summary: dict[str, Any]) -> None:
    assert summary["checkins"] == {"count": 1, "days": 1, "of_days": 91}
    assert [note["note"] for note in summary["notes"]] == [FORMULA]
    assert [set(each["responses"]) for each in summary["answers"]] == [{"mood", "energy"}]


def starts_no_formula(text: str) -> None:
    rows = list(csv.reader(text.lstrip("\ufeff").splitlines()))
    assert ["", "", "note", "", f"'{FORMULA}"] in [row[1:] for row in rows]
    assert not [cell for row in rows for cell in row if STARTS_A_FORMULA.match(cell)]


@pytest.fixture(scope="module")
def full(server: Server) -> Iterator[Phone]:
    """Someone who filled in everything there is, twice, and tried much."""
    phone, now = Phone(server.port), clock.now()
    phone.sign_up()
    for days in (40, 3):
        at = (now - timedelta(days=days)).isoformat()
        for each in OWN:
            answers = {"instrument": each.id, "version": each.version, "responses": highest(each)}
            put(phone, "checkins", completed_at=at, sent_at=at, time_zone="Europe/Amsterdam", administrations=[answers])
    for days, id in enumerate(TRIED):
        day = (now - timedelta(days=days)).date().isoformat()
        put(phone, "interventions/uptakes", intervention=id, started_on=day, changed_at=now.isoformat(), **TRYING)
    yield phone
    phone.close()


def highest(instrument: Any) -> dict[str, int]:
    return {item.id: item.maximum for item in instrument.items}


def put(phone: Phone, where: str, **contents: Any) -> None:
    more = {"note": "Het gaat iets beter. " * 90, "revision": 0} | ({"tags": []} if where == "checkins" else {})
    status, answer = phone.ask("PUT", f"/api/{where}/{uuid4()}", contents | more)
    assert status in (200, 201), answer


@pytest.fixture
def laptop(browser: Browser, server: Server) -> Iterator[Practised]:
    practitioner = Practised(browser, server, email=f"{uuid4()}@praktijk.example")
    yield practitioner
    practitioner.close()


def shown(person: Phone, laptop: Practised, page: Page, **changes: Any) -> None:
    """Open something, and look at it as the practitioner does."""
    _, made = person.ask("POST", "/api/sharing/invitations", {"by": "code"})
    laptop.take(made["code"])
    wish = {"called": "Robin K.", "scope": EVERYTHING, "instruments": [each.id for each in OWN]} | changes
    status, grant = person.ask("POST", "/api/sharing/grants", wish | {"invitation": made["id"]})
    assert status == 201, grant
    page.emulate_media(media="null")  # as the browser has it: screen, and paper when it prints
    page.goto(f"/practitioner/people/{grant['id']}")
    expect(page.get_by_role("heading", name="Robin K.", level=1)).to_be_visible()


def test_what_does_not_fit_on_one_page_is_said_to_be_on_the_screen(full: Phone, laptop: Practised):
    page = laptop.context.new_page()
    few = {"scope": ["summary", "trend"], "instruments": ["daily", "wellbeing-14"]}
    prose = ("Ik slaap al weken slecht. " * 80)[:LONGEST]

    for changes, height, cut in (
        (few | {"note": "Liefst eerst over slapen."}, HEIGHT, [False, False]),
        (few | {"note": prose}, HEIGHT, [False, False]),
        (few | {"note": "ja\n" * 600}, HEIGHT, [True, False]),
        ({"note": prose}, HEIGHT, [True, False]),
        ({"note": prose}, HEIGHT // 2, [True, True]),  # as on smaller paper
    ):
        shown(full, laptop, page, **changes)
        assert len(pages(page)) == 1
        page.evaluate("document.fonts.ready.then(() => null)")
        page.set_viewport_size({"width": WIDTH, "height": height})
        page.emulate_media(media="print")
        assert page.evaluate(CUT) == [[each, each] for each in cut]
        assert page.evaluate(FOOT) <= height
