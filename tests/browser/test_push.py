"""A nudge comes, says nothing but that it was asked for, and leads to what it is about.

The browser shows it on a desktop of our own, and takes real taps from there. Only the push service is not real.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.nudged import Nudged, nudged_on
from tests.browser.steps import USUAL, answer_some, fill_well, log_out, sees_question
from tests.reminders.fakes import Browser
from tests.serving import Server

CLEAR = """navigator.serviceWorker.ready.then((registration) => registration.getNotifications())
  .then((all) => all.forEach((one) => one.close()))"""
CHANGED = """(told) => {
  const event = new ExtendableEvent("pushsubscriptionchange");
  self.dispatchEvent(Object.assign(event, { oldSubscription: null, newSubscription: { toJSON: () => told } }));
}"""  # Chromium sends this event only on word of a push service
TITLE = "Je vroeg om een seintje"


@pytest.fixture(scope="module")
def turned_on(playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nudged]:
    with nudged_on(playwright, server, tmp_path_factory.mktemp("nudged")) as nudged:
        nudged.arrives()
        nudged.turns_on()
        yield nudged


@pytest.fixture
def phone(turned_on: Nudged) -> Nudged:
    """A phone on which notifications are turned on, with one window open and nothing in sight."""
    turned_on.opens("/")
    turned_on.page.evaluate(CLEAR)
    turned_on.desktop.sees(0)
    return turned_on


def sees_daily(page: Page) -> None:
    """The daily check-in is open."""
    page.wait_for_url(re.compile("/checkin/daily$"))
    expect(page.get_by_role("slider", name="Stemming")).to_be_visible()


def test_it_is_explained_first_and_asked_for_only_after_a_tap(nudged: Nudged):
    nudged.arrives()
    page = nudged.page
    page.goto("/me/reminders")
    page.get_by_role("button", name="Zet aan", exact=True).tap()
    expect(page.get_by_role("dialog").get_by_text(TITLE)).to_be_visible()
    assert page.evaluate("window.asked") == []
    assert nudged.asks("reminders")["subscriptions"] == []

    page.get_by_role("button", name="Ja, graag").tap()

    expect(page.get_by_text("Staan aan", exact=True)).to_be_visible()
    assert page.evaluate("window.asked") == [True]
    (subscription,) = nudged.asks("reminders")["subscriptions"]
    assert subscription["gone_at"] is None
    page.reload()
    expect(page.get_by_text("Staan aan", exact=True)).to_be_visible()


def test_it_says_nothing_but_that_it_was_asked_for(phone: Nudged):
    topic = phone.is_due()

    phone.gets(topic)

    (seen,) = phone.desktop.sees(1)
    assert (seen.title, seen.body) == (TITLE, phone.url.removeprefix("http://"))
    assert list(seen.actions)[:2] == ["Later", "Al gedaan"]
    actions = ["later", "done"]
    assert phone.shown() == [{"title": TITLE, "body": "", "tag": topic, "lang": "nl", "actions": actions}]


def test_a_repeat_takes_the_place_of_the_first(phone: Nudged):
    topic = phone.is_due()
    phone.gets(topic)
    (first,) = phone.desktop.sees(1)

    phone.gets(topic)

    phone.desktop.wait(lambda: phone.desktop.history[-1] is not first)
    assert [each.id for each in phone.desktop.sees(1)] == [first.id]


def test_a_tap_leads_the_window_that_is_open_to_the_check_in(phone: Nudged):
    topic = phone.is_due()
    phone.gets(topic)

    phone.desktop.tap()

    sees_daily(phone.page)
    phone.desktop.sees(0)
    assert phone.context.pages == [phone.blank, phone.page]
    assert phone.delivery(topic)["opened_at"]


def test_a_tap_opens_the_check_in_when_the_app_is_not_open(phone: Nudged):
    topic = phone.is_due()
    phone.leaves()
    phone.gets(topic)

    with phone.context.expect_page() as opened:
        phone.desktop.tap()

    sees_daily(opened.value)
    assert phone.delivery(topic)["opened_at"]


@pytest.mark.parametrize(("kind", "path"), [("weekly", "/checkin/weekly"), ("wellbeing", "/checkin/wellbeing-14")])
def test_each_kind_leads_to_its_own_questions(phone: Nudged, kind: str, path: str):
    phone.gets(phone.is_due(kind))

    phone.desktop.tap()

    phone.page.wait_for_url(f"{phone.url}{path}")


def test_a_tap_in_the_middle_of_another_check_in_loses_nothing_of_it(phone: Nudged):
    page = phone.page
    page.goto("/checkin/wellbeing-14")
    answer_some(page, USUAL[:4])
    sees_question(page, 5)
    phone.gets(phone.is_due())

    phone.desktop.tap()

    sees_daily(page)
    assert phone.context.pages == [phone.blank, page]
    page.goto("/")
    page.get_by_role("link", name="14 vragen, je was bij vraag 5").tap()
    sees_question(page, 5)


def test_a_window_with_something_that_is_kept_nowhere_is_left_alone(phone: Nudged):
    page = phone.page
    page.goto("/checkin/daily")
    fill_well(page, "Stemming", 0.05)  # so low that the result stays
    page.get_by_role("button", name="Klaar").tap()
    page.wait_for_url(re.compile("/result/"))
    page.goto(f"/checkin/daily?amend={urlsplit(page.url).path.rpartition('/')[2]}")
    mood = fill_well(page, "Stemming", 0.2)
    phone.gets(phone.is_due("weekly"))

    with phone.context.expect_page() as opened:
        phone.desktop.tap()

    opened.value.wait_for_url(re.compile("/checkin/weekly$"))
    expect(page.get_by_role("slider", name="Stemming")).to_have_attribute("aria-valuetext", str(mood))


@pytest.mark.parametrize(
    ("words", "what", "state", "reason"),
    [("Later", "later", "due", "snoozed"), ("Al gedaan", "done", "cancelled", "already_done")],
)
def test_later_and_done_reach_the_server_without_the_app(phone: Nudged, words: str, what: str, state: str, reason: str):
    topic = phone.is_due()
    phone.leaves()
    phone.gets(topic)

    with phone.context.expect_event("requestfinished", lambda request: request.url.endswith(f"/deliveries/{what}")):
        phone.desktop.tap(words)

    phone.desktop.sees(0)
    delivery = phone.delivery(topic)
    assert (delivery["state"], delivery["reason"]) == (state, reason)
    assert (delivery["snoozed_until"] is not None) == (what == "later")
    assert phone.context.pages == [phone.blank]


def test_when_the_server_does_not_take_it_the_app_opens(nudged: Nudged):
    nudged.arrives()
    nudged.turns_on()
    topic = nudged.is_due()
    nudged.context.clear_cookies()  # as when the session was ended elsewhere
    nudged.leaves()
    nudged.gets(topic)

    with nudged.context.expect_page() as opened:
        nudged.desktop.tap("Al gedaan")

    opened.value.wait_for_url(f"{nudged.url}/")
    expect(opened.value.get_by_role("link", name="Doe de eerste")).to_be_visible()


def test_after_logging_out_a_tap_leads_to_the_start(nudged: Nudged):
    nudged.arrives()
    nudged.turns_on()
    topic = nudged.is_due()
    nudged.gets(topic)
    nudged.desktop.sees(1)
    log_out(nudged.page)

    with nudged.page.expect_request(f"**/r/{topic}"):
        nudged.desktop.tap()

    nudged.page.wait_for_url(f"{nudged.url}/")
    expect(nudged.page.get_by_role("link", name="Ik gebruik Welnu al")).to_be_visible()


def test_what_was_done_elsewhere_is_gone_again_at_once_without_a_sound(phone: Nudged):
    topic = phone.is_due()
    phone.leaves()
    phone.gets(topic)
    (first,) = phone.desktop.sees(1)
    assert not first.is_silent

    phone.gets(topic, done=True)

    phone.desktop.sees(0)
    last = phone.desktop.history[-1]
    assert (last.id, last.is_silent, "Later" in last.actions) == (first.id, True, False)


def test_what_was_done_elsewhere_shows_nothing_where_the_app_is_in_sight(phone: Nudged):
    topic = phone.is_due()
    phone.gets(topic)
    (first,) = phone.desktop.sees(1)

    phone.gets(topic, done=True)

    phone.desktop.sees(0)
    assert phone.desktop.history[-1] is first


def test_a_check_in_takes_away_the_nudge_that_asked_for_it_and_no_other(phone: Nudged):
    daily, weekly = phone.is_due(), phone.is_due("weekly")
    for topic in (daily, weekly):
        phone.gets(topic)
    phone.desktop.sees(2)
    phone.page.goto("/checkin/daily")
    fill_well(phone.page, "Stemming", 0.7)

    phone.page.get_by_role("button", name="Klaar").tap()

    phone.desktop.sees(1)
    assert [each["tag"] for each in phone.shown()] == [weekly]


def test_the_link_in_a_mail_takes_its_nudge_away(phone: Nudged):
    topic = phone.is_due()
    phone.gets(topic)
    phone.desktop.sees(1)

    phone.page.goto(f"/r/{topic}")

    phone.desktop.sees(0)
    sees_daily(phone.page)


def test_turning_off_ends_it_here_and_at_the_server(nudged: Nudged):
    nudged.arrives()
    nudged.turns_on()

    nudged.page.get_by_role("button", name="Zet uit", exact=True).tap()

    expect(nudged.page.get_by_text("Staan uit", exact=True)).to_be_visible()
    assert nudged.asks("reminders")["subscriptions"] == []
    assert (
        nudged.page.evaluate("navigator.serviceWorker.ready.then((all) => all.pushManager.getSubscription())") is None
    )


def test_turned_off_from_elsewhere_it_stays_off(nudged: Nudged):
    nudged.arrives()
    nudged.turns_on()
    (subscription,) = nudged.asks("reminders")["subscriptions"]
    nudged.tells("DELETE", f"reminders/subscriptions/{subscription['id']}")

    nudged.page.reload()

    expect(nudged.page.get_by_text("Staan uit", exact=True)).to_be_visible()
    assert nudged.asks("reminders")["subscriptions"] == []


def test_an_address_that_the_browser_changed_reaches_the_server_without_the_app(phone: Nudged):
    made = Browser().subscription()
    keys = {"p256dh": made.p256dh, "auth": made.auth}
    (worker,) = phone.context.service_workers
    before = len(phone.asks("reminders")["subscriptions"])

    with phone.context.expect_event("requestfinished", lambda request: "/subscriptions/" in request.url):
        worker.evaluate(CHANGED, {"endpoint": "https://fcm.googleapis.com/wp/changed", "keys": keys})

    assert len(phone.asks("reminders")["subscriptions"]) == before + 1
