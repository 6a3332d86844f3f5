"""What a browser holds: of a person nothing once they logged out; at a practitioner no more than is on the screen."""

from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewDevice
from tests.browser.device import Device
from tests.browser.practised import LAPTOP, known
from tests.browser.shared import asks
from tests.browser.steps import check_in, log_out, make_account, start
from tests.canaries import CANARIES, PASSWORD, PLANTED
from tests.opening import WISH
from tests.planting import SAID, WRITTEN
from tests.practising import code
from tests.serving import Server
from welnu import clock

SCREEN = "the screen"
HELD = """async (asked) => {
  const all = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const text = (value) => JSON.stringify(value, (_, each) => each instanceof Map ? [...each]
    : each instanceof ArrayBuffer || ArrayBuffer.isView(each) ? new TextDecoder().decode(each) : each);
  const rows = [], cached = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await all(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const from = database.transaction(store).objectStore(store);
      rows.push(text(await all(from.getAllKeys())), text(await all(from.getAll())));
    }
    database.close();
  }
  for (const name of await caches.keys())
    for (const [place, request] of (await (await caches.open(name)).keys()).entries())
      cached.push(request.url, await (await (await caches.open(name)).matchAll(request))[0].text(), place);
  const kept = await Promise.all(asked.map((url) =>
    fetch(url, { cache: "only-if-cached", mode: "same-origin" }).then((reply) => reply.text(), () => "")));
  const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
  return {
    "the screen": document.documentElement.outerHTML + fields, IndexedDB: rows.join(), "Cache Storage": cached.join(),
    "the HTTP cache": kept.join(), localStorage: text({ ...localStorage }), sessionStorage: text({ ...sessionStorage }),
    scripts: text([history.state, window.name, document.cookie]),
  };
}"""


class Tab:
    """A page, and what it asked of the server until now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: set[str] = set()
        page.on("request", lambda request: self.asked.add(request.url) if "/api/" in request.url else None)

    def holds(self, *secrets: str) -> set[str]:
        """Return where the browser has a canary, or one of `secrets`."""
        held: dict[str, str] = self.page.evaluate(HELD, sorted(self.asked))
        history = self.page.context.new_cdp_session(self.page).send("Page.getNavigationHistory")
        held["history"] = str([(entry["url"], entry["title"]) for entry in history["entries"]])
        return {place for place, text in held.items() if PLANTED.search(text) or any(each in text for each in secrets)}


def log_in(page: Page, email: str) -> None:
    """Log in as a practitioner does, and come where a link led."""
    page.get_by_role("textbox", name="E-mailadres").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Verder", exact=True).click()
    page.get_by_label("Code", exact=True).fill(code(clock.now()))
    page.get_by_role("button", name="Log in", exact=True).click()


def let_in(device: Device, laptop: Page, email: str) -> tuple[str, str]:
    """Open everything to a practitioner who logs in at a laptop; return the link that led them there, and the grant."""
    made = asks(device, "POST", "/invitations", {"by": "link"})
    laptop.goto(made["url"])
    log_in(laptop, email)
    laptop.get_by_role("button", name="Maak me bekend").click()
    expect(laptop.get_by_role("heading", name="Je bent bekendgemaakt")).to_be_visible()
    grant = asks(device, "POST", "/grants", WISH | {"invitation": made["id"]})
    return made["url"].partition("#")[2], grant["id"]


def write(device: Device) -> str:
    """Write a canary wherever a phone takes one, and finish it; return the recovery code."""
    page = device.page
    page.goto("/")
    start(page)
    check_in(page, note=CANARIES["checkin.note"])
    recovery = make_account(page)
    for path, body in WRITTEN.items():
        reply = device.context.request.put(f"{path}/{uuid4()}", data=body)
        assert reply.ok, reply.text()
    return recovery


def test_who_logs_out_leaves_no_word_in_the_browser(server: Server, device: Device, new_device: NewDevice):
    phone, laptop = Tab(device.page), Tab(new_device(**LAPTOP).page)
    recovery = write(device)
    link, grant = let_in(device, laptop.page, known(server, **SAID)["email"])
    for path in ("", f"/people/{grant}", f"/people/{grant}/answers", "/account"):
        laptop.page.goto(f"/practitioner{path}")
        expect(laptop.page.get_by_text(SAID["organisation"]).first).to_be_visible()
        assert laptop.holds(link) == {SCREEN}
    for path in ("/me/data", "/me/summary", "/me/sharing"):
        phone.page.goto(path)
        phone.page.locator("h1").wait_for()
    expect(phone.page.get_by_text(SAID["organisation"]).first).to_be_visible()
    assert phone.holds(recovery) == {SCREEN, "IndexedDB"}  # its owner's own copy

    laptop.page.get_by_role("button", name="Log uit").click()
    expect(laptop.page.get_by_text("Je bent uitgelogd")).to_be_visible()
    log_out(phone.page)

    for tab in (laptop, phone):
        assert len(tab.asked) > 5
        assert tab.holds(link, recovery) == set()
        tab.page.go_back()
        tab.page.locator("h1").wait_for()
        assert tab.holds(link, recovery) == set()
        assert tab.page.context.cookies() == []
