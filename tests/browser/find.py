"""Find a Chrome, Chromium or Edge for the browser tests, and get one where there is none.

``python -m tests.browser.find`` prints the path of the program and ends with 0; where nothing
helps it says so on stderr and ends with 1. ``KHOOSHEH_BROWSER`` overrides the search.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

SETTING = "KHOOSHEH_BROWSER"
NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# Tried in turn; each line is a program and the commands that put a browser in place.
MANAGERS: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    ("apt-get", True, ("update", "install -y --no-install-recommends chromium")),
    ("dnf", True, ("install -y chromium",)),
    ("zypper", True, ("--non-interactive install chromium",)),
    ("pacman", True, ("-Sy --noconfirm chromium",)),
    ("apk", True, ("add chromium",)),
    ("brew", False, ("install --cask google-chrome",)),
    (
        "winget",
        False,
        ("install -e --id Google.Chrome --accept-package-agreements --accept-source-agreements",),
    ),
    ("choco", False, ("install -y googlechrome",)),
)


def usual_places() -> Iterator[str]:
    """Yield where browsers are on this kind of machine, present or not."""
    for name in NAMES:
        yield shutil.which(name) or ""
    for app in MAC_APPS:
        for root in ("/Applications", str(Path.home() / "Applications")):
            yield f"{root}/{app}.app/Contents/MacOS/{app}"
    for variable in WINDOWS_FOLDERS:
        for program in WINDOWS_PROGRAMS:
            if variable in os.environ:
                yield str(Path(os.environ[variable]) / program)


def works(path: str) -> bool:
    """Tell whether `path` is a browser that starts.

    Ubuntu ships a script of that name that only points to a shop, and a downloaded browser may
    lack libraries; asking for the version finds out. On Windows that would open a window.
    """
    if not path or not Path(path).is_file():
        return False
    return platform.system() == "Windows" or succeeds([path, "--version"])


def succeeds(command: Sequence[str]) -> bool:
    """Run `command` without input, its output on stderr; True when it ends with 0."""
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=900, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def present() -> str | None:
    """Return the first browser of this machine that works."""
    return next((path for path in usual_places() if works(path)), None)


def downloaded() -> str | None:
    """Return Playwright's own Chromium, downloading it when it is not there yet."""
    path = playwright_path()
    if not works(path):
        succeeds([sys.executable, "-m", "playwright", "install", "chromium"])
    return path if works(path) else None


def playwright_path() -> str:
    """Return where Playwright keeps its Chromium, present or not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def from_package_manager() -> str | None:
    """Let the first package manager of this machine install a browser, and return it."""
    for manager, needs_rights, commands in MANAGERS:
        program = shutil.which(manager)
        if program is None:
            continue
        prefix = [program]
        if needs_rights and os.geteuid() != 0:
            prefix = ["sudo", "-n", program]
        if all(succeeds([*prefix, *command.split()]) for command in commands):
            return present()
    return None


def find() -> str | None:
    """Return the path of a browser that works, or None.

    Raises
    ------
    FileNotFoundError
        If ``KHOOSHEH_BROWSER`` names something that does not start.
    """
    wanted = os.environ.get(SETTING)
    if wanted:
        if not works(wanted):
            raise FileNotFoundError(f"{SETTING} is {wanted}, which is no browser that starts.")
        return wanted
    return present() or downloaded() or from_package_manager()


def main() -> int:
    """Print the browser's path, or say what to do."""
    try:
        path = find()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    if path is None:
        print(
            f"No Chrome, Chromium or Edge was found or could be installed; install one, "
            f"or set {SETTING} to its path.",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
