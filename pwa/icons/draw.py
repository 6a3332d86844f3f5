"""Draws the PNG icons from our own SVG: `python pwa/icons/draw.py` (needs Playwright and a Chromium; run by hand).

icon.svg has round corners; full.svg is the same drawing to the edges, for systems that cut the shape themselves.
"""

import os
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
PUBLIC = HERE.parent / "public"
ICONS = (
    (PUBLIC / "icon.svg", "icon-192.png", 192),
    (PUBLIC / "icon.svg", "icon-512.png", 512),
    (HERE / "full.svg", "icon-maskable-512.png", 512),
    (HERE / "full.svg", "icon-180.png", 180),  # iOS
)


def draw(browser: Browser, source: Path, name: str, size: int) -> None:
    """Write `source` to public/`name`, `size` pixels wide and high."""
    page = browser.new_page(viewport={"width": size, "height": size})
    page.goto(source.as_uri())
    page.screenshot(path=PUBLIC / name, omit_background=True)
    page.close()


def main() -> None:
    """Draw all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        for source, name, size in ICONS:
            draw(browser, source, name, size)


if __name__ == "__main__":
    main()
