"""Finds a Chromium, or installs one: the system's, Debian's package, or Playwright's own."""

import os
import shutil
import subprocess
import sys
from typing import Any

SHELL = "chromium-headless-shell"  # Chromium without its own windows: half the work
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def system_browser() -> str | None:
    """Return the path of a Chromium on this machine, None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def browser_options() -> dict[str, Any]:
    """Return the launch options for Playwright."""
    sandbox = [] if hasattr(os, "geteuid") and os.geteuid() != 0 else ["--no-sandbox"]  # root cannot have one
    options: dict[str, Any] = {"args": [*QUIET, *sandbox, "--disable-gpu", "--disable-quic"]}
    if path := system_browser():
        options["executable_path"] = path
    return options


def _installed_by_playwright() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)


def main() -> None:
    if system_browser() or _installed_by_playwright():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium from Debian's packages", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        for name in (SHELL, "chromium"):
            if not system_browser():
                subprocess.run(
                    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", name], check=False, **quiet
                )
    else:
        print("Installing Playwright's Chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not (system_browser() or _installed_by_playwright()):
        sys.exit("make: a browser is missing: install Chromium, or run `playwright install --with-deps chromium`")


if __name__ == "__main__":
    main()
