"""The chart component in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.components_page import APP, center, drag, eventually, grip, show, told
from tests.browser.conftest import NewPage, Serve

pytestmark = pytest.mark.browser


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(APP)


def test_chart_keeps_its_nodes_and_never_goes_blank(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    page.evaluate(
        """() => {
            const nodes = () => ["bars", "scene"].map(name =>
              document.querySelector(`[data-khoosheh-plot="${name}"] svg`));
            window.firstNodes = nodes();
            window.blank = 0;
            window.sameNodes = () => nodes().every((node, i) => node === firstNodes[i]);
            (function watch() {
              const bars = document.querySelectorAll('[data-khoosheh-plot="bars"] .point path');
              window.blank += bars.length === 8 ? 0 : 1;
              requestAnimationFrame(watch);
            })();
        }"""
    )
    drag(page, grip(page, "economic"), 60, steps=30)
    page.mouse.up()
    eventually(page, lambda: told(page)["resting"])
    assert page.evaluate("window.blank") == 0
    assert page.evaluate("window.sameNodes()") is True


def test_scenery_stays_while_live_marks_move(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    square = ".khoosheh-plot-scenery path.js-fill"
    mark = '[data-khoosheh-plot="scene"] .points path'
    page.evaluate(f"window.square = document.querySelector('{square}')")
    before = page.locator(mark).first.get_attribute("transform")
    grip(page, "economic").focus()
    page.keyboard.press("PageUp")
    eventually(page, lambda: page.locator(mark).first.get_attribute("transform") != before)
    assert page.evaluate(f"document.querySelector('{square}') === window.square") is True


def test_scenery_lies_under_the_marks_it_belongs_to(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    # The square spans x 0..120 of -5..125, so its left edge is at 5/130 of the width.
    box = page.locator(".khoosheh-plot-scenery path.js-fill").bounding_box()
    frame = page.locator('[data-khoosheh-plot="scene"]').bounding_box()
    assert box is not None
    assert frame is not None
    assert box["x"] - frame["x"] == pytest.approx(frame["width"] * 5 / 130, abs=2)
    assert box["width"] == pytest.approx(frame["width"] * 120 / 130, abs=3)


def test_click_on_a_bar_tells_python_once(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    bar = page.locator('[data-khoosheh-plot="bars"] .point path').nth(2)
    page.mouse.click(*center(bar))
    eventually(page, lambda: told(page)["clicks"] == ["income"])
    grip(page, "social").focus()
    page.keyboard.press("ArrowUp")
    eventually(page, lambda: told(page)["resting"])
    assert told(page)["clicks"] == ["income"]


def test_click_on_a_live_mark_of_a_scene(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    page.mouse.click(*center(page.locator('[data-khoosheh-plot="scene"] .points path').nth(3)))
    eventually(page, lambda: told(page)["clicks"] == ["industrial"])


def test_keyboard_chooses_what_the_mouse_can(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    targets = page.get_by_role("list", name="Bars").get_by_role("button")
    expect(targets).to_have_count(8)
    targets.nth(1).focus()
    expect(targets.nth(1)).to_be_focused()
    box = targets.nth(1).bounding_box()
    assert box is not None
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    eventually(page, lambda: told(page)["clicks"] == ["exports"])
    expect(targets.nth(1)).to_be_focused()


def test_roles_take_the_colors_of_the_theme(new_page: NewPage, address: str) -> None:
    fills = []
    for scheme in ("light", "dark"):
        page = show(new_page("en-US", color_scheme=scheme), address, "en")
        bar = page.locator('[data-khoosheh-plot="bars"] .point path').first
        fills.append(bar.evaluate("node => getComputedStyle(node).fill"))
    assert fills == ["rgb(11, 92, 173)", "rgb(124, 196, 255)"]


def test_missing_plotly_is_said_in_words(page_en: Page, address: str) -> None:
    page_en.route("**/plotly.min.js", lambda route: route.abort())
    page_en.goto(f"{address}/?lang=en")
    expect(page_en.get_by_text("The chart cannot be shown.")).to_be_visible(timeout=40_000)
    expect(grip(page_en, "social")).to_be_visible()
