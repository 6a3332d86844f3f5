"""what a phone fetches before Today is usable"""

import gzip
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from tests.benchmarks.show import show
from tests.browser.install import browser_options
from tests.serving import Server


def measure(folder: Path) -> None:
    with Server(folder / "phone") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        page = browser.new_page(viewport={"width": 390, "height": 844})
        fetched: list[Response] = []
        page.on("response", lambda response: fetched.append(response))
        page.goto(server.url)
        page.get_by_role("button").or_(page.get_by_role("link")).first.wait_for()
        code = [each for each in fetched if each.url.endswith((".js", ".css")) and "sw" not in each.url]
        kilobytes = sum(len(gzip.compress(each.body(), 9)) for each in code) / 1000
        show("JavaScript and CSS, gzipped, kB", kilobytes, "aim", 40, at_most=1)
        browser.close()
