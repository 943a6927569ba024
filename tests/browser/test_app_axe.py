"""Accessibility: axe-core finds nothing of level A or AA, and the keyboard reaches everything."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import NewTab
from tests.browser.driving import PAGES, settled, show

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 30)"}


def themed(page: Page, scheme: str) -> None:
    """Let the machine prefer a light or dark theme and wait until the page has it."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.wait_for_function(
        "color => getComputedStyle(document.querySelector('.stApp')).backgroundColor === color",
        arg=GROUNDS[scheme],
    )
    settled(page)
    page.wait_for_timeout(300)


def findings(page: Page) -> list[str]:
    """Return what axe finds, a line for each element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_and_dark(tab: NewTab, app: str, path: str, lang: str) -> None:
    page = show(tab("fa-IR" if lang == "fa" else "en-US"), app, path, lang=lang)
    found = {}
    for scheme in GROUNDS:
        themed(page, scheme)
        found[scheme] = findings(page)
    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_axe_finds_nothing_in_what_opens(tab: NewTab, app: str, lang: str) -> None:
    page = show(tab("en-US"), app, lang=lang, w="jobs_9", cluster="pottery", sector="pottery-metal")
    page.locator(".row .disclosure").first.click()
    page.locator(".row button.numbers").first.click()
    page.locator(".st-key-k_as_table label").click()
    page.get_by_test_id("stTable").first.wait_for()
    assert findings(page) == []
    for popover in page.locator(".st-key-k_tools").get_by_test_id("stPopover").all():
        popover.locator("button").first.click()
        page.get_by_test_id("stPopoverBody").wait_for()
        page.wait_for_timeout(300)
        assert findings(page) == []
        page.keyboard.press("Escape")
