"""What a page is on paper."""

import re

from playwright.sync_api import Page

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
BOX = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
A4 = (595, 842)  # points


def pages(page: Page) -> list[bytes]:
    """Print `page`, as its own style sheet says; return the pages, each of which is A4."""
    pdf = page.pdf(prefer_css_page_size=True)
    for size in BOX.findall(pdf):
        assert all(abs(float(side) - whole) < 1 for side, whole in zip(size, A4, strict=True)), size
    return PAGE.findall(pdf)
