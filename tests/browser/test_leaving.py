"""Who logs out leaves nothing that the next person on this phone could see, and loses nothing."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.steps import check_in, fill_well, log_out, make_account, open_daily, recover, start

EVERYTHING_KEPT = """async () => {
  const database = await new Promise((done) => {
    const asked = indexedDB.open("welnu");
    asked.onsuccess = () => done(asked.result);
  });
  const kept = {};
  for (const name of database.objectStoreNames)
    kept[name] = await new Promise((done) => {
      const asked = database.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => done(asked.result.map((row) => JSON.stringify(row, (_, value) =>
        value instanceof Map ? [...value] : value)));
    });
  database.close();
  const urls = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
  return { ...kept, cached: urls, local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage) };
}"""


def kept(page: Page) -> dict[str, Any]:
    """Return all that the browser keeps of the app."""
    return page.evaluate(EVERYTHING_KEPT)


def test_logging_out_takes_what_is_stored_off_the_phone(device: Device, page: Page):
    start(page)
    check_in(page, note="dit is van mij")
    make_account(page)
    device.keep_offline()
    person = device.context.request.get("/api/accounts/me").json()["id"]

    log_out(page)

    left = kept(page)
    assert left["checkins"] == left["outbox"] == left["drafts"] == []
    assert person not in str(left)
    assert "dit is van mij" not in str(left)
    assert not [url for url in left["cached"] if "/api/" in url]
    assert device.context.request.get("/api/accounts/me").status == 401
    assert device.context.cookies() == []


def test_what_was_not_sent_waits_sealed_for_the_same_person(device: Device, page: Page):
    start(page)
    code = make_account(page)
    device.context.route("**/api/checkins/*", lambda route: route.abort())
    check_in(page, note="nog niet verstuurd")
    log_out(page)
    device.context.unroute("**/api/checkins/*")

    start(page)
    make_account(page)
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(0)
    page.goto("/me/data")
    expect(page.get_by_role("heading", name="Nog geen check-ins")).to_be_visible()
    assert device.stored() == []

    log_out(page)
    recover(page, code)
    expect(page.get_by_text("Alles is bewaard")).to_be_visible()
    assert [each["note"] for each in device.stored()] == ["nog niet verstuurd"]


def test_logging_out_says_first_what_is_not_stored_yet(device: Device, page: Page):
    start(page)
    make_account(page)
    device.keep_offline()
    device.context.set_offline(True)
    check_in(page)
    page.get_by_role("link", name="Ik").tap()

    page.get_by_role("button", name="Log uit").press("Enter")

    expect(page.get_by_role("dialog")).to_contain_text("Nog niet verstuurd: 1 check-in.")
    expect(page.get_by_role("dialog").get_by_role("button", name="Bewaar als bestand")).to_be_visible()


def test_what_was_begun_can_go_before_logging_out(page: Page):
    start(page)
    make_account(page)
    open_daily(page)
    fill_well(page, "Stemming", 0.7)
    page.goto("/me")

    page.get_by_role("button", name="Log uit").press("Enter")
    expect(page.get_by_text("Wat je begon en niet afmaakte, blijft op deze telefoon")).to_be_visible()
    page.get_by_role("button", name="Gooi dat weg").tap()
    expect(page.get_by_text("Wat je begon en niet afmaakte")).to_have_count(0)

    page.get_by_role("dialog").get_by_role("button", name="Log uit").tap()
    expect(page.get_by_role("button", name="Begin meteen")).to_be_visible()
    assert kept(page)["drafts"] == []


def test_erasing_leaves_nothing_here_and_nothing_there(device: Device, page: Page):
    start(page)
    check_in(page, note="dit is van mij")
    code = make_account(page)
    page.goto("/me")

    page.get_by_role("button", name="Wis alles").press("Enter")
    page.get_by_role("button", name="Ga verder").tap()
    page.get_by_role("button", name="Ja, wis alles").tap()

    expect(page.get_by_role("button", name="Begin meteen")).to_be_visible()
    left = kept(page)
    assert left["checkins"] == left["outbox"] == left["drafts"] == []
    reply = device.context.request.post("/api/accounts/sessions/recovery", data={"code": code})
    assert reply.status == 401
