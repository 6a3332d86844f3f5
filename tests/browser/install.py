"""Finds a Chromium, or installs one: the system's, Debian's package, or Playwright's own."""

import os
import shutil
import subprocess
import sys
from typing import Any

SHELL = "chromium-headless-shell"  # Chromium without its own windows: half the work, but it denies notifications
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def system_browser(*names: str) -> str | None:
    """Return the path of the first of these on this machine, None if there is none."""
    return next((path for name in names if (path := shutil.which(name))), None)


def browser_options(*, whole: bool = False) -> dict[str, Any]:
    """Return the launch options for Playwright. whole: as people have it, so that it shows notifications."""
    sandbox = [] if hasattr(os, "geteuid") and os.geteuid() != 0 else ["--no-sandbox"]  # root cannot have one
    windows = ["--headless=new"] if whole else []
    options: dict[str, Any] = {"args": [*QUIET, *sandbox, *windows, "--disable-gpu", "--disable-quic"]}
    if path := system_browser(*WHOLE) if whole else system_browser(SHELL, *WHOLE):
        options["executable_path"] = path
    elif whole:
        options["channel"] = "chromium"  # else Playwright takes a headless shell of its own
    return options


def _installed_by_playwright() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)


def _is_complete() -> bool:
    return system_browser(*WHOLE) is not None or _installed_by_playwright()


def _install_packages() -> None:
    print("Installing Chromium from Debian's packages", flush=True)
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    for name in (SHELL, "chromium"):
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", name], check=False, **quiet)


def main() -> None:
    if not _is_complete() and shutil.which("apt-get") and os.geteuid() == 0:
        _install_packages()
    if not _is_complete():
        print("Installing Playwright's Chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not _is_complete():
        sys.exit("make: a browser is missing: install Chromium, or run `playwright install --with-deps chromium`")


if __name__ == "__main__":
    main()
