"""Pictures of the app: `python -m tests.browser.screenshots` makes the README's, `--all FOLDER` every screen."""

import argparse
import itertools
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.install import browser_options
from tests.browser.screens import SCREENS, Gallery
from tests.serving import Server

README = Path(__file__).parents[2] / "docs" / "screenshots"
SHOWN = {
    "welcome": "Welcome",
    "today": "Today",
    "daily": "daily",
    "question": "question, halfway",
    "result": "result",
    "trends": "Trends",
    "help": "Help, a few things chosen",
    "offers": "offers",
    "intervention": "one offer",
    "reminders": "reminders",
    "reminder": "a new reminder",
    "sharing": "Sharing",
    "open": "what may someone see",
    "practitioner": "practitioner: a summary",
}
ON_A_LAPTOP = {"practitioner"}
LAPTOP = {"width": 1280, "height": 860}
SIZES = ((320, 640), (390, 844), (1280, 800))


@contextmanager
def opened() -> Iterator[Gallery]:
    """A gallery over a server and a browser of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder) / "home") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**browser_options())
        gallery = Gallery(browser, server)
        yield gallery
        gallery.close()
        browser.close()


def for_readme(files: Collection[str]) -> None:
    README.mkdir(parents=True, exist_ok=True)
    named = {screen.name: screen for screen in SCREENS}
    with opened() as gallery:
        for file in files:
            page = gallery.show(named[SHOWN[file]], "nl")
            if file in ON_A_LAPTOP:
                page.set_viewport_size(LAPTOP)
            page.evaluate("document.fonts.ready.then(() => (document.activeElement.blur(), scrollTo(0, 0)))")
            page.screenshot(path=README / f"{file}.png")


def all_of_them(folder: Path) -> None:
    with opened() as gallery:
        for language, screen in itertools.product(("nl", "en"), SCREENS):
            page = gallery.show(screen, language)
            for (width, height), colours in itertools.product(SIZES, ("light", "dark")):
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=colours)
                name = f"{screen.name.replace(':', '')} {language} {width} {colours}.png".replace(" ", "-")
                page.screenshot(path=folder / name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="write every screen there instead")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these of the README")
    told = parser.parse_args()
    if unknown := set(told.names) - set(SHOWN):
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    if folder := told.all:
        folder.mkdir(parents=True, exist_ok=True)
        all_of_them(folder)
    else:
        for_readme(told.names or SHOWN)


if __name__ == "__main__":
    main()
