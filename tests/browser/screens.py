"""Every screen of the app in each of its states, reached without reading a word, so in any language."""

import re
import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.browser import at_work, reminded, shared
from tests.browser.device import PHONE, Device
from tests.browser.reaching import (
    CALENDAR,
    CODE,
    DETAIL,
    ROW,
    SLOT,
    STEPS,
    SUBMIT,
    TURN_ON,
    Screen,
    all_offers,
    answer_one,
    as_tables,
    ask_mail,
    ask_what_it_means,
    choose_help,
    count_days,
    editing,
    fill_daily,
    fill_wells,
    halfway,
    look_back,
    more_times,
    pick_day,
    review,
    say_too_little,
    see,
    see_history,
    see_offers,
    tap,
    tell_all,
    thoughts_of_suicide,
    try_one,
    until_a_day,
)
from tests.serving import COMMAND, Server

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
SCREENS = (
    Screen("Welcome", "visitor", "/"),
    Screen("daily, nothing filled in", "visitor", "/checkin/daily"),
    Screen("question, not answered", "visitor", "/checkin/wellbeing-14", tap(".foot .btn", ".choose")),
    Screen("questionnaire that is not here", "visitor", "/checkin/nothing"),
    Screen("result that is not here", "visitor", "/result/nothing"),
    Screen("Trends, empty", "visitor", "/trends"),
    Screen("nothing here", "visitor", "/nowhere"),
    Screen("Crisis help", "visitor", "/help-now", has_help=False),
    Screen("log in", "visitor", "/login"),
    Screen("log in, not right", "visitor", "/login", tap(*SUBMIT)),
    Screen("recover", "visitor", "/recover"),
    Screen("recover, not right", "visitor", "/recover", tap(*SUBMIT)),
    Screen("forgotten password", "visitor", "/reset"),
    Screen("new password", "visitor", "/reset?token=x", tap(*SUBMIT)),
    Screen("confirm", "visitor", "/confirm?token=x"),
    Screen("confirm, broken link", "visitor", "/confirm"),
    Screen("account: age", "visitor", "/account/new"),
    Screen("account: too young", "visitor", "/account/new", tap(".two .btn:last-child", "h1")),
    Screen("account: consent", "visitor", "/account/new", tap(STEPS[0], ".consent h1")),
    Screen("account: about you", "visitor", "/account/new", tap(*STEPS[:2], "h1")),
    Screen("account: way back", "visitor", "/account/new", tap(*STEPS, "h1")),
    Screen("account: e-mail", "visitor", "/account/new", tap(*STEPS, "li:nth-child(2) button.whole", *SUBMIT)),
    Screen("account: look in your mail", "visitor", "/account/new", ask_mail),
    Screen("account: recovery code", "newcomer", "/account/new", tap(*CODE)),
    Screen("Today, empty", "beginner", "/"),
    Screen("Me, without an account", "beginner", "/me"),
    Screen("check-ins, none", "beginner", "/me/data"),
    Screen("what was skipped", "beginner", "/checkin/weekly", review),
    Screen("Today, first day", "carrier", "/"),
    Screen("log in, whose check-ins", "carrier", "/login"),
    Screen("Today", "member", "/"),
    Screen("daily", "walker", "/checkin/daily", fill_wells),
    Screen("daily, with words", "member", "/checkin/daily", fill_daily),
    Screen("question", "member", "/checkin/wellbeing-14", answer_one),
    Screen("question, halfway", "walker", "/checkin/wellbeing-14", halfway),
    Screen("result of a day", "member", "/result/{daily}"),
    Screen("result", "member", "/result/{wellbeing-14}", tap("summary")),
    Screen("delete a check-in", "member", "/result/{wellbeing-14}", tap(".rows button.whole"), has_help=False),
    Screen("Trends", "member", "/trends"),
    Screen("Trends, looking at a day", "member", "/trends", pick_day),
    Screen("Trends as tables", "member", "/trends", as_tables),
    Screen("Me", "member", "/me"),
    Screen("about you", "member", "/me", tap("button.whole"), has_help=False),
    Screen("take everything along", "member", "/me", tap(ROW.format(3)), has_help=False),
    Screen("log out", "member", "/me", tap(ROW.format(2)), has_help=False),
    Screen("erase", "member", "/me", tap(ROW.format(1)), has_help=False),
    Screen(
        "erase, surely", "member", "/me", tap(ROW.format(1), "dialog > div > .pair .btn:last-child"), has_help=False
    ),
    Screen("check-ins", "member", "/me/data"),
    Screen("what Welnu keeps", "member", "/me/consent", see(".account p b")),
    Screen("logged in where", "member", "/me/sessions", tap(".rows b")),
    Screen("reminders, without an account", "beginner", "/me/reminders"),
    Screen("reminders, logged out", "leaver", "/me/reminders", tap(".problem h2")),
    Screen("reminders", "member", "/me/reminders", tap("section h2")),
    Screen("reminders, one tried", "member", "/me/reminders", try_one),
    Screen("reminders, the secret link", "told", "/me/reminders", tap(*CALENDAR)),
    Screen("reminders, what became of them", "told", "/me/reminders", see_history),
    Screen("reminders, before the phone asks", "told", "/me/reminders", tap(TURN_ON), has_help=False),
    Screen("reminders, on an iPhone", "apple", "/me/reminders", tap("section h2")),
    Screen("reminders, push refused", "stopped", "/me/reminders", tap("section h2")),
    Screen("reminders, one did not come", "stopped", "/me/reminders", try_one),
    Screen("a new reminder", "member", "/me/reminders/weekly", tap("summary")),
    Screen("a reminder", "told", "/me/reminders", editing("summary")),
    Screen("a reminder, on which days", "told", "/me/reminders", editing(SLOT.format(0)), has_help=False),
    Screen("a reminder, after the last time", "told", "/me/reminders", count_days, has_help=False),
    Screen("a reminder, what time", "told", "/me/reminders", more_times, has_help=False),
    Screen("a reminder, how", "told", "/me/reminders", editing(SLOT.format(2)), has_help=False),
    Screen("a reminder, quiet for a while", "told", "/me/reminders", editing(DETAIL.format(1)), has_help=False),
    Screen("a reminder, quiet hours", "told", "/me/reminders", editing(DETAIL.format(2)), has_help=False),
    Screen("a reminder, away with it", "told", "/me/reminders", editing(".body > .link"), has_help=False),
    Screen("a reminder that is not here", "member", "/me/reminders/nothing"),
    Screen("Sharing, without an account", "visitor", "/me/sharing"),
    Screen("Sharing, with nobody", "told", "/me/sharing", tap(".part")),
    Screen("Sharing", "sharer", "/me/sharing", tap(".looks li")),
    Screen("what may someone see", "sharer", "/me/sharing/open", see(".sentence")),
    Screen("what may someone see, not right", "member", "/me/sharing/open", say_too_little),
    Screen("what may someone see, which parts", "sharer", "/me/sharing/open", tap(SLOT.format(0)), has_help=False),
    Screen("what may someone see, of what time", "sharer", "/me/sharing/open", tap(SLOT.format(1)), has_help=False),
    Screen("what may someone see, until when", "sharer", "/me/sharing/open", until_a_day, has_help=False),
    Screen("what someone sees", "sharer", "/me/sharing", tap(".grant a", ".answers-list")),
    Screen("open again", "sharer", "/me/sharing", see(".rows .link", ".sentence")),
    Screen("a code", "inviter", "/me/sharing", tap(".rows a", ".pass")),
    Screen("a link", "sender", "/me/sharing", tap(".rows a", ".link-text")),
    Screen("someone took the code", "introduced", "/me/sharing", tap(".rows a", ".who")),
    Screen("a code that is not here", "member", "/me/sharing/codes/nothing"),
    Screen("summary to take along, nothing in it", "beginner", "/me/summary"),
    Screen("summary to take along", "member", "/me/summary", see(".paper .bars")),
    Screen("summary to take along, all there is", "weary", "/me/summary", tell_all),
    Screen("Help", "visitor", "/help"),
    Screen("Help, a few things chosen", "visitor", "/help", choose_help),
    Screen(
        "Help, everything to choose", "visitor", "/help", tap(".few .chip.more", ".few .chip.more", ".fold summary")
    ),
    Screen("Help for a child", "visitor", "/help", tap(".whom .seg button:last-child")),
    Screen("Help, what answers suggest", "weary", "/help", tap(".suggested .chip")),
    Screen("Help, what is being tried", "weary", "/help", tap(".mine h2")),
    Screen("offers", "visitor", "/help", see_offers),
    Screen("offers, all and why", "visitor", "/help", all_offers),
    Screen("offers, crisis help first", "visitor", "/help", thoughts_of_suicide),
    Screen("offers, what a label means", "visitor", "/help", ask_what_it_means, has_help=False),
    Screen("all help", "visitor", "/help/browse", tap(".facets .chip")),
    Screen("all help, some of it", "visitor", "/help/browse#q=slapn&need=sleep&phase=adolescent"),
    Screen("all help, nothing found", "visitor", "/help/browse#q=stofzuigerzak"),
    Screen("one offer", "visitor", "/help/slim-slapen", tap(".why summary")),
    Screen("one offer, nothing to join", "visitor", "/help/trimbos-instituut"),
    Screen("one offer, to its website", "visitor", "/help/slim-slapen", tap(".foot .btn"), has_help=False),
    Screen("one offer, being tried", "weary", "/help/slim-slapen"),
    Screen("one offer, did it help", "weary", "/help/slim-slapen", tap(".doing .pair .btn"), has_help=False),
    Screen("one offer, off the list", "weary", "/help/slim-slapen", tap(".doing button.link"), has_help=False),
    Screen("one offer, to look back at", "weary", "/help/slim-slapen", look_back),
    Screen("one offer, on which day", "weary", "/help/slim-slapen", tap(".doing a.btn", ".slot"), has_help=False),
    Screen("help that is not here", "visitor", "/help/nothing"),
    Screen("Today, something refused", "refused", "/"),
    Screen("check-ins, one refused", "refused", "/me/data"),
    *at_work.SCREENS,
)


def begin(page: Page) -> None:
    page.goto("/")
    page.locator(".act button").click()
    page.locator(".tabs").wait_for()


def check_in(page: Page) -> None:
    begin(page)
    page.goto("/checkin/daily")
    page.locator(".wellcol input").first.press("7")
    page.locator(".foot .btn").click()
    page.locator(".given, .tabs").first.wait_for()  # the result gives way to Today by itself


def have_account(page: Page) -> None:
    begin(page)
    page.goto("/account/new")
    tap(*CODE, "[type=checkbox]", ".foot .btn")(page)
    page.locator(".tabs").wait_for()


def be_refused(page: Page) -> None:
    body = '{"code": 422, "error": "request.invalid", "message": "told by a test"}'
    page.context.route("**/api/checkins/*", lambda route: route.fulfill(status=422, body=body))
    check_in(page)
    page.goto("/account/new")
    tap(*CODE, "[type=checkbox]", ".foot .btn", "a.state")(page)


def log_in(page: Page, email: str, password: str) -> None:
    page.goto("/login")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(password)
    page.locator("[type=submit]").click()
    page.locator(".t-day").nth(3).wait_for()


def be_weary(page: Page) -> None:
    """Someone whose answers suggest help, and who is trying some."""
    begin(page)
    page.goto("/checkin/daily")
    for name, digit in enumerate("31172"):
        page.locator(".wellcol input").nth(name).press(digit)
    page.locator(".foot .btn").click()
    page.locator(".after").wait_for()
    page.goto("/help/slim-slapen")
    tap(".doing .btn", ".doing .link")(page)


PREPARED: dict[str, Callable[[Page], None]] = {
    "visitor": lambda page: None,
    "newcomer": lambda page: None,
    "walker": lambda page: None,
    "beginner": begin,
    "carrier": check_in,
    "refused": be_refused,
    "weary": be_weary,
}
WITH_ACCOUNT = {  # set up once they have an account
    "sharer": shared.be_open,
    "inviter": shared.be_inviting,
    "sender": shared.be_sending,
    "introduced": shared.be_introduced,
    "leaver": reminded.be_logged_out,
    "told": reminded.be_told,
    "apple": reminded.be_on_an_iphone,
    "stopped": reminded.be_stopped,
}


def demo(server: Server) -> tuple[str, str]:
    """Add the demo persons; return the first one's e-mail address and password."""
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "demo"], env=server.environment, check=True, capture_output=True, text=True
    )
    found = re.search(r"with (\S+) and (\S+)", done.stdout)
    assert found is not None, done.stdout
    return found[1], found[2]


class Gallery:
    """Shows any screen; the phones behind it are set up once."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.devices: dict[tuple[str, str], Device] = {}
        self.login = demo(server)

    def show(self, screen: Screen, language: str) -> Page:
        """Open `screen` in `language` in a tab of its own."""
        device = self._device(screen.who, language)
        device.page.close()
        device.page = device.tab()
        device.page.goto(screen.path.format_map(device.places or (self._newest(device) if "{" in screen.path else {})))
        device.page.locator("h1").wait_for()
        screen.reach(device.page)
        return device.page

    def _device(self, who: str, language: str) -> Device:
        if (who, language) not in self.devices:
            calm = PHONE | {"locale": LOCALES[language], "reduced_motion": "reduce"}
            device = Device(self.browser.new_context(base_url=self.server.url, **calm), self.server.url)
            if who == "member":
                device.context.add_init_script(reminded.NOT_ASKED_YET)
                log_in(device.page, *self.login)
            elif who in WITH_ACCOUNT:
                have_account(device.page)
                WITH_ACCOUNT[who](device, self.server)
            elif who in at_work.AT_WORK:
                at_work.AT_WORK[who](device, self.server, self.login)
            else:
                PREPARED[who](device.page)
            self.devices[who, language] = device
        return self.devices[who, language]

    @staticmethod
    def _newest(device: Device) -> dict[str, str]:
        """Return the newest check-in with each instrument."""
        return {each["administrations"][0]["instrument"]: each["id"] for each in device.stored()}

    def close(self) -> None:
        for device in self.devices.values():
            device.close()
