"""A check-in that is half-way survives whatever happens to the app."""

from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.steps import ANSWERS, USUAL, answer_some, check_in, fill_well, open_wellbeing, sees_question, start

WRITE_AND_HEAR_NOTHING = """(words) => void setTimeout(async () => {
  const field = document.querySelector("textarea");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  for (let step = 0; step < 100; step++) await null;  // what the app does before it lets go
  console.log("written");
  const until = performance.now() + 2000;
  while (performance.now() < until);
})"""
DRAFTS = """new Promise((done) => {
  const asked = indexedDB.open("welnu");
  asked.onsuccess = () => {
    const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
    all.onsuccess = () => done(asked.result.close());
  };
})"""


def test_fourteen_questions_go_on_where_the_app_was_killed(device: Device, page: Page):
    start(page)
    check_in(page)
    open_wellbeing(page)
    answer_some(page, USUAL[:6])
    sees_question(page, 7)
    page.get_by_role("radio", name=ANSWERS[2], exact=True).tap()
    expect(page.get_by_role("radio", name=ANSWERS[2], exact=True)).to_be_checked()
    page.evaluate(DRAFTS)  # reads after what is being written
    device.kill_tabs()

    again = device.tab()
    again.goto("/")
    again.get_by_role("link", name="14 vragen, je was bij vraag 7").tap()

    sees_question(again, 7)
    expect(again.get_by_role("radio", name=ANSWERS[2], exact=True)).to_be_checked()
    again.get_by_role("button", name="Terug").tap()
    sees_question(again, 6)
    expect(again.get_by_role("radio", name=ANSWERS[USUAL[5]], exact=True)).to_be_checked()


def test_wells_and_a_note_are_still_there_after_a_reload(page: Page):
    start(page)
    page.goto("/checkin/daily")
    mood = fill_well(page, "Stemming", 0.4)
    page.get_by_role("button", name="Schrijf een notitie").tap()
    page.get_by_role("textbox").fill("midden in een zin")
    page.evaluate(DRAFTS)

    page.reload()

    expect(page.get_by_role("slider", name="Stemming")).to_have_attribute("aria-valuetext", str(mood))
    expect(page.get_by_role("textbox")).to_have_value("midden in een zin")


def test_the_last_words_are_kept_when_the_app_is_killed_before_it_hears_so(device: Device, page: Page):
    start(page)
    page.goto("/checkin/daily")
    page.get_by_role("button", name="Schrijf een notitie").tap()
    page.get_by_role("textbox").fill("eerst")
    page.evaluate(DRAFTS)

    with page.expect_console_message(lambda message: message.text == "written"):
        page.evaluate(WRITE_AND_HEAR_NOTHING, "eerst, en toen")
    device.kill_tabs()

    again = device.tab()
    again.goto("/checkin/daily")
    expect(again.get_by_role("textbox")).to_have_value("eerst, en toen")
