"""A real browser, servers of our own, and pages that may talk to this machine only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import plotly
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.find import find

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# These name something inside the page, not something on a network.
INSIDE = {"about", "blob", "chrome-error", "data"}

# A busy machine takes longer than Playwright's own five seconds; what never comes still fails.
expect.set_options(timeout=30_000)

Serve = Callable[..., str]
NewPage = Callable[..., Page]
NewTab = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests."""
    path = find()
    if path is None:
        pytest.fail("No Chrome, Chromium or Edge was found; KHOOSHEH_BROWSER can name one.")
    running = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
    yield running
    running.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """``serve(app, *options)`` starts an app once per session and returns its address.

    Each of ``options`` goes to ``streamlit run``. The app of the project is served from its
    own folder; an app of the tests from a copy that has the project's static files beside it.
    """
    running: dict[tuple[Path, tuple[str, ...]], str] = {}
    with ExitStack() as servers:

        def start(app: Path, *options: str) -> str:
            if (app, options) not in running:
                folder = tmp_path_factory.mktemp("served")
                address = servers.enter_context(_server(_in_place(app, folder), folder, options))
                running[app, options] = address
            return running[app, options]

        yield start


@pytest.fixture
def app(serve: Serve) -> str:
    """Return the address of the app itself."""
    return serve(ROOT / "app.py")


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """``new_page(locale, **context_options)`` opens a page in a context of its own.

    The test fails when such a page asked another machine for anything, or when a script on it
    failed.
    """
    strangers: list[str] = []
    failures: list[str] = []
    with ExitStack() as contexts:

        def open_page(locale: str, **options: Any) -> Page:
            context = browser.new_context(locale=locale, **options)
            contexts.callback(context.close)
            page = context.new_page()
            context.on("request", lambda request: _note_stranger(request, strangers))
            page.on("websocket", lambda socket: _note_address(socket.url, strangers))
            page.on("pageerror", lambda error: failures.append(str(error)))
            return page

        yield open_page
    assert strangers == [], "requests left this machine"
    assert failures == [], "scripts of the page failed"


@pytest.fixture(scope="session")
def shared_contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """One context for each locale; its cache spares later pages the loading of big scripts."""
    opened = {locale: browser.new_context(locale=locale) for locale in ("fa-IR", "en-US")}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def tab(shared_contexts: dict[str, BrowserContext]) -> Iterator[NewTab]:
    """``tab(locale, size)`` opens a page beside others of its locale: quick, a session of its own.

    The test fails as with ``new_page``.
    """
    strangers: list[str] = []
    failures: list[str] = []
    with ExitStack() as pages:

        def open_tab(locale: str, size: tuple[int, int] = (1366, 768)) -> Page:
            page = shared_contexts[locale].new_page()
            pages.callback(page.close)
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.on("request", lambda request: _note_stranger(request, strangers))
            page.on("websocket", lambda socket: _note_address(socket.url, strangers))
            page.on("pageerror", lambda error: failures.append(str(error)))
            return page

        yield open_tab
    assert strangers == [], "requests left this machine"
    assert failures == [], "scripts of the page failed"


@pytest.fixture
def page_fa(new_page: NewPage) -> Page:
    """Open a page in a browser that prefers Persian."""
    return new_page("fa-IR")


@pytest.fixture
def page_en(new_page: NewPage) -> Page:
    """Open a page in a browser that prefers English."""
    return new_page("en-US")


def _note_stranger(request: Request, strangers: list[str]) -> None:
    _note_address(request.url, strangers)


def _note_address(address: str, strangers: list[str]) -> None:
    parts = urlsplit(address)
    if parts.scheme not in INSIDE and parts.hostname not in LOOPBACK:
        strangers.append(address)


def _in_place(app: Path, folder: Path) -> Path:
    """Return the app where its static files are, copying an app of the tests to `folder`."""
    if app.parent == ROOT:
        return app
    vendor = folder / "static" / "vendor"
    vendor.mkdir(parents=True)
    plotly_js = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    shutil.copy(plotly_js, vendor)
    shutil.copytree(ROOT / "static" / "fonts", folder / "static" / "fonts")
    return Path(shutil.copy(app, folder))


@contextmanager
def _server(app: Path, folder: Path, options: tuple[str, ...]) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", *options]
    log = folder / "server.log"
    with log.open("wb") as output:
        # The project's folder as working folder brings the project's own configuration.
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "KHOOSHEH_HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail("The server did not start:\n" + log.read_text("utf-8", "replace")[-2000:])
