"""Whatever the server answers to a check-in, or does not, the check-in is not lost and not stored twice."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.device import Device
from tests.browser.steps import check_in, make_account, recover, start

CHECKIN = "**/api/checkins/*"


@pytest.fixture
def page(device: Device) -> Page:
    """The app of someone with an account."""
    device.page.goto("/")
    start(device.page)
    make_account(device.page)
    return device.page


def once(device: Device, answer: Callable[[Route], None]) -> list[str]:
    """Let `answer` deal with the next time that a check-in is sent; return what was sent since."""
    sent: list[str] = []

    def deal(route: Route) -> None:
        sent.append(route.request.url)
        if len(sent) == 1:
            answer(route)
        else:
            route.fallback()

    device.context.route(CHECKIN, deal)
    return sent


def refusing(status: int, error: str, **headers: str) -> Callable[[Route], None]:
    body = json.dumps({"code": status, "error": error, "message": "told by a test"})
    return lambda route: route.fulfill(status=status, body=body, headers={"Content-Type": "application/json"} | headers)


def lost(route: Route) -> None:
    """The server stores it, and the answer does not arrive."""
    assert route.fetch().ok
    route.abort()


def doubled(route: Route) -> None:
    """The network delivers it twice."""
    route.fetch()
    route.fallback()


def notes(device: Device) -> list[str]:
    return [each["note"] for each in device.stored()]


@pytest.mark.parametrize(
    "answer",
    [
        refusing(500, "server.fault"),
        refusing(503, "server.busy", **{"Retry-After": "1"}),
        refusing(507, "storage.full"),
        refusing(429, "request.too_many", **{"Retry-After": "1"}),
        lambda route: route.fulfill(status=200, body="<html>welkom in ons café</html>"),
        lambda route: route.abort(),
        lost,
        doubled,
    ],
    ids=["500", "503", "507", "429", "a café's page", "no answer", "a lost answer", "twice"],
)
def test_it_is_stored_once_when_the_server_comes_round(device: Device, page: Page, answer: Callable[[Route], None]):
    sent = once(device, answer)

    check_in(page, note="blijft staan")

    expect(page.get_by_text("Alles is bewaard")).to_be_visible(timeout=15_000)
    assert notes(device) == ["blijft staan"]
    assert len(set(sent)) == 1


def test_a_late_answer_holds_nobody_up(device: Device, page: Page):
    waiting: list[Route] = []
    device.context.route(CHECKIN, lambda route: waiting.append(route))
    check_in(page, note="eerste")
    expect(page.get_by_text("op deze telefoon")).to_be_visible()
    check_in(page, note="tweede")
    page.get_by_role("link", name="Verloop").tap()
    expect(page.get_by_role("heading", name="Verloop")).to_be_visible()

    device.context.unroute(CHECKIN)
    for route in waiting:
        route.fallback()
    page.goto("/")

    expect(page.get_by_text("Alles is bewaard")).to_be_visible()
    assert notes(device) == ["eerste", "tweede"]


def test_who_was_logged_out_by_the_server_goes_on_and_sends_after_logging_in(device: Device, page: Page):
    page.goto("/me")
    page.get_by_role("link", name="Waar je bent ingelogd").wait_for()
    device.context.clear_cookies()
    page.goto("/")
    check_in(page, note="na het uitloggen")

    page.get_by_role("link", name="Ik").tap()

    expect(page.get_by_text("Je bent uitgelogd. Alles staat nog op deze telefoon")).to_be_visible()
    expect(page.get_by_role("link", name="Log opnieuw in")).to_be_visible()


def test_someone_logs_in_again_with_their_code_and_nothing_is_lost(device: Device):
    page = device.page
    page.goto("/")
    start(page)
    code = make_account(page)
    device.context.clear_cookies()
    check_in(page, note="na het uitloggen")

    recover(page, code)

    expect(page.get_by_text("Alles is bewaard")).to_be_visible()
    assert notes(device) == ["na het uitloggen"]


@pytest.mark.parametrize(
    ("status", "error", "reason"),
    [
        (409, "checkin.exists", "Je hebt deze check-in ook op een ander toestel veranderd."),
        (413, "request.too_large", "Dit is te groot om te bewaren."),
        (422, "request.invalid", "De server begrijpt dit niet."),
        (418, "a.teapot", "De server nam dit niet aan."),
    ],
)
def test_what_the_server_refuses_stays_visible_and_can_be_saved(
    device: Device, page: Page, status: int, error: str, reason: str
):
    device.context.route(CHECKIN, refusing(status, error))
    check_in(page, note="mijn eigen woorden")
    page.get_by_role("link", name="1 check-in kon niet worden bewaard").tap()
    expect(page.get_by_text(reason)).to_be_visible()
    expect(page.get_by_text("mijn eigen woorden").first).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar ze als bestand").tap()
    assert [each["note"] for each in json.loads(download.value.path().read_text())] == ["mijn eigen woorden"]

    device.context.unroute(CHECKIN)
    page.get_by_role("button", name="Gebruik deze" if status == 409 else "Probeer opnieuw").tap()
    expect(page.get_by_text("Bewaard", exact=True)).to_be_visible()
    assert notes(device) == ["mijn eigen woorden"]


def test_what_was_refused_goes_only_when_the_person_lets_it_go(device: Device, page: Page):
    device.context.route(CHECKIN, refusing(422, "request.invalid"))
    check_in(page, note="mag weg")
    page.goto("/me/data")

    page.get_by_role("button", name="Verwijder").tap()
    page.get_by_role("dialog").get_by_role("button", name="Verwijder").tap()

    expect(page.get_by_role("heading", name="Nog geen check-ins")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Nog geen check-ins")).to_be_visible()
