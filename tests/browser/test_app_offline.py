"""What is left when something of the browser is missing: WebGL, Plotly, the server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Playwright, expect

import data
from tests.browser.conftest import BROWSER_OPTIONS, NewPage
from tests.browser.driving import (
    click_point,
    eventually,
    grip,
    order,
    selected,
    show,
)
from tests.browser.find import find
from ui.i18n import words

pytestmark = pytest.mark.browser

DATA = data.load()
NO_GRAPHICS = ("--disable-3d-apis", "--disable-webgl", "--disable-webgl2")


def test_without_webgl_ranking_map_and_table_work(playwright: Playwright, app: str) -> None:
    running = playwright.chromium.launch(
        executable_path=find(), args=[*BROWSER_OPTIONS, *NO_GRAPHICS]
    )
    try:
        page = show(running.new_page(locale="fa-IR"), app, lang="fa")
        assert page.evaluate("document.createElement('canvas').getContext('webgl2')") is None
        before = order(page)
        assert len(before) == len(DATA.clusters)
        click_point(page, "k_map", -1, "fisheries")
        eventually(page, lambda: selected(page, "k_ranking") == {"fisheries"}, "the map answers")
        grip(page, "social").focus()
        page.keyboard.press("End")
        eventually(page, lambda: order(page) != before, "the ranking follows")
        page.locator(".st-key-k_as_table label").click()
        rows = page.get_by_test_id("stTable").locator("tbody tr")
        expect(rows).to_have_count(len(DATA.clusters))
    finally:
        running.close()


def test_without_plotly_the_page_says_so_and_the_table_is_left(new_page: NewPage, app: str) -> None:
    page = new_page("en-US")
    page.route("**/plotly.min.js", lambda route: route.abort())
    page.goto(f"{app}/?lang=en", wait_until="commit")
    expect(page.get_by_text(words("en")("chart-failed")).first).to_be_visible(timeout=60_000)
    page.locator(".st-key-k_as_table label").click()
    rows = page.get_by_test_id("stTable").locator("tbody tr")
    expect(rows).to_have_count(len(DATA.clusters))
