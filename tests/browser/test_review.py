"""Looking back at what one tries, and reminders of someone who travels."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewDevice
from tests.browser.device import Device
from tests.browser.steps import make_account, start
from tests.serving import Server
from welnu.app import create_app
from welnu.config import load
from welnu.reminders import jobs

TRIED, NAME = "slim-slapen", "Slim slapen"
AMSTERDAM, NEW_YORK = "Europe/Amsterdam", "America/New_York"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag")
REMIND = "Herinner me"


def begin(page: Page, *, account: bool = True) -> None:
    """Start, and say that one tries something."""
    start(page)
    if account:
        make_account(page)
    page.goto(f"/help/{TRIED}")
    page.get_by_role("button", name="Ik probeer dit").tap()
    expect(page.get_by_role("link", name=REMIND)).to_be_visible()


def ask_in_four_weeks(page: Page) -> None:
    page.get_by_role("link", name=REMIND).tap()
    expect(page.get_by_role("heading", name=f"Terugkijken op {NAME}", level=1)).to_be_visible()
    page.get_by_role("button", name="Over vier weken").tap()
    page.get_by_role("button", name="Bewaar", exact=True).tap()
    expect(page.get_by_text("Meldingen staan nog op geen enkel toestel aan.")).to_be_visible()
    page.go_back()
    expect(page.get_by_text(re.compile("Je krijgt een seintje op"))).to_be_visible()


def reminders(device: Device) -> list[dict[str, Any]]:
    return list(asked(device, "/api/reminders")["reminders"])


def asked(device: Device, path: str) -> Any:
    reply = device.context.request.get(f"{device.url}{path}")
    assert reply.ok, reply.text()
    return reply.json()


def plan(server: Server, now: datetime) -> None:
    """Let the scheduler's moment come."""
    app = create_app(load(server.environment))
    with app.app_context():
        jobs.plan(now)
    app.extensions["engine"].dispose()


def today() -> datetime:
    return datetime.now(ZoneInfo(AMSTERDAM))


def test_someone_asks_to_look_back_in_four_weeks(device: Device, page: Page):
    begin(page)
    ask_in_four_weeks(page)

    (found,) = reminders(device)
    day = (today() + timedelta(days=28)).date()
    assert (found["kind"], found["schedule"]["starts_on"]) == ("review", day.isoformat())
    assert [each["local_date"] for each in found["next"]] == [day.isoformat()]
    assert TRIED not in str(found)
    page.goto("/me/reminders")
    expect(page.get_by_role("listitem").filter(has_text=NAME)).to_contain_text(f"{day.day} {MONTHS[day.month - 1]}")


def test_asking_again_changes_the_one_there_is(device: Device, page: Page):
    begin(page)
    ask_in_four_weeks(page)
    page.get_by_role("link", name="Verander de herinnering").tap()
    page.get_by_role("button", name="Over twee weken").tap()
    page.get_by_role("button", name="Bewaar", exact=True).tap()
    expect(page.get_by_role("heading", name="Herinneringen", level=1)).to_be_visible()

    (found,) = reminders(device)
    assert found["schedule"]["starts_on"] == (today() + timedelta(days=14)).date().isoformat()


def test_its_nudge_leads_to_where_one_tells_how_it_goes(device: Device, page: Page, server: Server):
    begin(page)
    ask_in_four_weeks(page)
    on_that_day = datetime.fromisoformat(reminders(device)[0]["next"][0]["due_at"])
    plan(server, on_that_day)
    (delivery,) = asked(device, "/api/reminders/deliveries")["deliveries"]

    page.goto(f"/r/{delivery['topic']}")

    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_visible()
    page.get_by_role("button", name="Hoe gaat het?").tap()
    page.get_by_role("radio", name="7", exact=True).check()
    page.get_by_role("button", name="Bewaar", exact=True).tap()
    expect(page.get_by_text("Tot nu toe helpt het: 7 van de 10.")).to_be_visible()
    page.goto("/me/reminders")
    expect(page.get_by_text("iets wat je probeert: is onderweg")).to_be_visible()


def test_whoever_is_done_with_it_hears_no_more_of_it(device: Device, page: Page):
    begin(page)
    ask_in_four_weeks(page)
    page.get_by_role("button", name="Ik ben klaar").tap()
    with page.expect_response(lambda reply: reply.request.method == "DELETE") as gone:
        page.get_by_role("dialog").get_by_role("button", name="Bewaar", exact=True).tap()

    assert gone.value.status == 204
    assert reminders(device) == []


def test_without_an_account_ones_own_calendar_gives_the_nudge(page: Page):
    begin(page, account=False)
    page.get_by_role("link", name=REMIND).tap()
    page.get_by_role("button", name="Over vier weken").tap()

    with page.expect_download() as taken:
        page.get_by_role("button", name="Zet het in mijn agenda").tap()

    text = taken.value.path().read_text()
    assert f"DTSTART:{today() + timedelta(days=28):%Y%m%d}T190000" in text
    assert "SUMMARY:Seintje" in text
    assert "RRULE" not in text


def test_reminders_come_along_with_someone_who_travels(device: Device, page: Page, new_device: NewDevice):
    start(page)
    make_account(page)
    at = f"{today() + timedelta(hours=12):%H:00}"  # far from now, on both sides of the ocean
    schedule = {"at": [at, at[:3] + "30"], "starts_on": today().date().isoformat(), "time_zone": AMSTERDAM}
    id = uuid4()
    contents = {"kind": "daily", "schedule": schedule, "channels": [], "changed_at": datetime.now(UTC).isoformat()}
    assert device.context.request.put(f"{device.url}/api/reminders/{id}", data=contents).ok
    kept = device.context.storage_state(indexed_db=True)

    abroad = new_device(timezone_id=NEW_YORK, storage_state=kept)
    with abroad.page.expect_response(lambda reply: reply.request.method == "PATCH") as told:
        abroad.page.goto("/")
    assert told.value.json()["time_zone"] == NEW_YORK
    abroad.page.goto(f"/me/reminders/{id}")

    moments = abroad.page.locator(".next li")
    expect(moments).to_have_count(3)
    (found,) = reminders(abroad)
    assert [in_words(each["due_at"]) for each in found["next"]] == [
        " ".join(each.split()) for each in moments.all_inner_texts()
    ]


def in_words(due_at: str) -> str:
    """Return a moment as the editor shows it to someone in New York."""
    here, now = datetime.fromisoformat(due_at).astimezone(ZoneInfo(NEW_YORK)), datetime.now(ZoneInfo(NEW_YORK))
    day = f"{WEEKDAYS[here.weekday()]} {here.day} {MONTHS[here.month - 1]}"
    ahead = {0: "Vandaag", 1: "Morgen"}
    return f"{ahead.get((here.date() - now.date()).days, day)} {here.hour}.{here:%M}"
