"""The panel of fuzzy weights in a real browser, and both components under axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.components_page import (
    APP,
    button,
    center,
    drag,
    eventually,
    grip,
    now,
    row,
    show,
    told,
    triangle,
)
from tests.browser.conftest import NewPage, Serve

pytestmark = pytest.mark.browser

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(APP)


def test_picture_follows_while_the_finger_is_down(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    bars = page.locator('[data-khoosheh-plot="bars"]')
    before = bars.get_attribute("data-drawn")
    drag(page, grip(page, "economic"), 60)
    expect(bars).not_to_have_attribute("data-drawn", str(before))
    during = now(grip(page, "economic"))
    assert during > 50
    eventually(page, lambda: told(page)["values"]["economic"][1] == during)
    assert told(page)["resting"] is False
    page.mouse.up()
    eventually(page, lambda: told(page)["resting"] is True)
    assert told(page)["values"]["economic"] == triangle(page, "economic")
    eventually(page, lambda: bars.get_attribute("data-drawn") == str(told(page)["seq"]))


def test_peak_takes_its_feet_along_and_they_come_back_from_the_end(
    page_en: Page, address: str
) -> None:
    page = show(page_en, address, "en")
    peak = grip(page, "economic")
    peak.focus()
    page.keyboard.press("PageUp")
    assert triangle(page, "economic") == [40, 60, 80]
    page.keyboard.press("End")
    assert triangle(page, "economic") == [80, 100, 100]
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    assert triangle(page, "economic") == [50, 70, 90]


def test_foot_stops_at_the_peak(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    drag(page, grip(page, "economic", "low"), 400)
    page.mouse.up()
    assert triangle(page, "economic") == [50, 50, 70]
    grip(page, "economic", "high").focus()
    page.keyboard.press("Home")
    assert triangle(page, "economic") == [50, 50, 50]


def test_click_on_the_track_moves_the_peak_there(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    rail = row(page, "social").locator(".rail").first
    rail.scroll_into_view_if_needed()
    box = rail.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + 12)
    assert now(grip(page, "social")) == pytest.approx(90, abs=1)
    eventually(page, lambda: told(page)["values"]["social"] == triangle(page, "social"))


@pytest.mark.parametrize("locale", ["fa-IR", "en-US"])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_thumb_fill_and_arrows_agree_whatever_the_browser_prefers(
    new_page: NewPage, address: str, lang: str, locale: str
) -> None:
    page = show(new_page(locale), address, lang)
    growing = -1 if lang == "fa" else 1
    peak = grip(page, "economic")
    drag(page, peak, growing * 60)
    page.mouse.up()
    dragged = now(peak)
    assert dragged > 50

    rail = row(page, "economic").locator(".rail").first.bounding_box()
    fill = row(page, "economic").locator("polygon").first.bounding_box()
    assert rail is not None
    assert fill is not None
    thumb = center(peak)[0]
    from_left = (thumb - rail["x"]) / rail["width"] * 100
    assert (100 - from_left if lang == "fa" else from_left) == pytest.approx(dragged, abs=0.5)
    assert fill["x"] + fill["width"] / 2 == pytest.approx(thumb, abs=3)

    page.keyboard.press("ArrowLeft" if lang == "fa" else "ArrowRight")
    assert now(peak) == dragged + 1
    page.keyboard.press("ArrowRight" if lang == "fa" else "ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert now(peak) == dragged + 1
    page.keyboard.press("ArrowDown")
    assert now(peak) == dragged
    eventually(
        page, lambda: told(page)["resting"] and told(page)["values"]["economic"][1] == dragged
    )


def test_persian_panel_writes_persian_digits(page_en: Page, address: str) -> None:
    page = show(page_en, address, "fa")
    panel = page.locator(".panel")
    expect(panel).to_have_attribute("dir", "rtl")
    assert "۳۳" in panel.inner_text()
    assert not any(digit in panel.inner_text() for digit in "0123456789")
    assert "۵۰" in str(grip(page, "economic").get_attribute("aria-valuetext"))


def test_locked_row_keeps_its_share_while_another_moves(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    button(page, "industrial", "lock").click()
    grip(page, "economic").focus()
    for _ in range(4):
        page.keyboard.press("PageUp")
    page.keyboard.press("PageDown")
    eventually(page, lambda: told(page)["resting"] and told(page)["values"]["economic"][1] == 80)
    peaks = [told(page)["values"][name][1] for name in ("economic", "industrial", "social")]
    assert peaks[1] / sum(peaks) == pytest.approx(1 / 3, abs=1e-3)
    assert told(page)["locks"] == ["industrial"]

    grip(page, "industrial").focus()
    page.keyboard.press("ArrowUp")
    assert now(grip(page, "industrial")) == pytest.approx(peaks[1])


def test_last_free_row_cannot_be_locked_nor_emptied(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    button(page, "industrial", "lock").click()
    button(page, "social", "lock").click()
    last = button(page, "economic", "lock")
    expect(last).to_have_attribute("aria-disabled", "true")
    last.click(force=True)
    expect(last).to_have_attribute("aria-pressed", "false")
    grip(page, "economic").focus()
    page.keyboard.press("Home")
    eventually(page, lambda: told(page)["resting"] and told(page)["values"]["economic"][1] == 1)


def test_number_field_takes_both_digit_systems_and_refuses_politely(
    page_en: Page, address: str
) -> None:
    page = show(page_en, address, "fa")
    button(page, "economic", "numbers").click()
    low, peak, high = (
        row(page, "economic").locator(f'input[data-handle="{name}"]').first
        for name in ("low", "peak", "high")
    )
    expect(peak).to_have_value("۵۰")
    peak.fill("۶۲٫۵")
    peak.press("Enter")
    eventually(page, lambda: told(page)["values"]["economic"] == [42.5, 62.5, 82.5])
    low.fill("40")
    low.press("Enter")
    expect(low).to_have_value("۴۰")
    high.fill("12")
    high.press("Enter")
    expect(high).to_have_attribute("aria-invalid", "true")
    expect(row(page, "economic").locator(".problem").first).to_have_text("bad_number")
    high.blur()
    expect(high).to_have_value("۸۲٫۵")
    eventually(page, lambda: told(page)["values"]["economic"] == [40, 62.5, 82.5])


def test_presets_name_themselves_and_reset_goes_back(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    presets = page.locator(".panel select")
    expect(presets).to_have_value("equal")
    presets.select_option("jobs-first")
    eventually(page, lambda: told(page)["values"]["social"] == [60, 80, 100])
    assert told(page)["values"]["jobs"] == [0, 20, 40]
    grip(page, "economic").focus()
    page.keyboard.press("ArrowUp")
    expect(presets).to_have_value("")
    page.locator(".panel button.reset").click()
    eventually(page, lambda: told(page)["values"]["social"] == [30, 50, 70])
    expect(presets).to_have_value("equal")


def test_subcriteria_open_under_their_dimension(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    expect(grip(page, "exports")).to_be_hidden()
    disclosure = button(page, "economic", "disclosure")
    expect(disclosure).to_have_attribute("aria-expanded", "false")
    disclosure.click()
    expect(grip(page, "exports")).to_be_visible()
    expect(disclosure).to_have_attribute("aria-expanded", "true")
    assert row(page, "exports").locator(".share").inner_text() == "50%"
    assert row(page, "exports").locator(".share").get_attribute("title") == "17% of the whole"
    eventually(page, lambda: told(page)["open"] == ["economic"])


def test_last_value_arrives_and_nothing_queues_on_a_slow_page(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en", slow=0.5)
    drag(page, grip(page, "economic"), 100, steps=80)
    wanted = now(grip(page, "economic"))
    page.mouse.up()
    eventually(
        page, lambda: told(page)["resting"] and told(page)["values"]["economic"][1] == wanted
    )
    assert told(page)["seq"] < 20


def test_focus_survives_the_runs_it_causes(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    grip(page, "social", "high").focus()
    for _ in range(3):
        before = told(page)["seq"]
        page.keyboard.press("ArrowRight")
        eventually(page, lambda before=before: told(page)["seq"] > before)  # type: ignore[misc]
    eventually(page, lambda: told(page)["values"]["social"][2] == 73)
    expect(grip(page, "social", "high")).to_be_focused()


def test_python_replaces_values_only_with_a_new_revision(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    grip(page, "economic").focus()
    page.keyboard.press("PageUp")
    eventually(page, lambda: told(page)["values"]["economic"] == [40, 60, 80])
    assert triangle(page, "economic") == [40, 60, 80]
    page.get_by_role("button", name="Undo").click()
    eventually(page, lambda: triangle(page, "economic") == [60, 80, 100])
    assert told(page)["revision"] == 1
    grip(page, "economic").focus()
    page.keyboard.press("ArrowDown")
    eventually(page, lambda: told(page)["values"]["economic"] == [59, 79, 99])


def test_language_switch_keeps_values(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    grip(page, "economic").focus()
    page.keyboard.press("PageUp")
    eventually(page, lambda: told(page)["resting"])
    page.get_by_role("radio", name="fa").click()
    expect(page.locator(".panel")).to_have_attribute("dir", "rtl")
    assert triangle(page, "economic") == [40, 60, 80]
    assert "۶۰" in page.locator(".panel").inner_text()


def test_touch_drags_too(new_page: NewPage, address: str) -> None:
    page = show(new_page("en-US", has_touch=True), address, "en")
    x, y = center(grip(page, "economic"))
    touch = page.context.new_cdp_session(page)
    for kind, shift in (("touchStart", 0), ("touchMove", 30), ("touchMove", 60)):
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x + shift, "y": y}]},
        )
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    eventually(page, lambda: told(page)["resting"] and told(page)["values"]["economic"][1] > 50)


def test_narrow_panel_cuts_nothing_off(new_page: NewPage, address: str) -> None:
    page = show(new_page("fa-IR", viewport={"width": 372, "height": 800}), address, "fa")
    button(page, "economic", "disclosure").click()
    button(page, "economic", "numbers").click()
    assert (
        page.locator(".panel").evaluate(
            """panel => {
            const box = panel.getBoundingClientRect();
            return [...panel.querySelectorAll("button, select, input, .grip")]
              .map(node => [node.className, node.getBoundingClientRect()])
              .filter(([, b]) => b.width && (b.left < box.left - 0.5 || b.right > box.right + 0.5))
              .map(([name]) => name);
        }"""
        )
        == []
    )


def test_closed_panel_is_low(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    box = page.locator(".panel").bounding_box()
    assert box is not None
    assert box["height"] <= 190


def test_print_leaves_the_triangles(page_en: Page, address: str) -> None:
    page = show(page_en, address, "en")
    page.emulate_media(media="print")
    expect(row(page, "economic").locator("svg.triangle").first).to_be_visible()
    expect(page.locator(".panel select")).to_be_hidden()
    expect(grip(page, "economic")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_axe_finds_nothing(new_page: NewPage, address: str, lang: str, scheme: str) -> None:
    page = show(new_page("fa-IR", color_scheme=scheme), address, lang)
    button(page, "economic", "disclosure").click()
    button(page, "economic", "numbers").click()
    button(page, "exports", "lock").click()
    # A triangle without width is where the handles would cover each other.
    grip(page, "social", "low").focus()
    page.keyboard.press("End")
    grip(page, "social", "high").focus()
    page.keyboard.press("Home")
    found = Axe().run(
        page,
        options={"runOnly": {"type": "tag", "values": AXE_TAGS}},
    )
    ours = [
        violation["id"] + ": " + node["html"]
        for violation in found.response["violations"]
        for node in violation["nodes"]
        if "khoosheh" in node["html"] or isinstance(node["target"][0], list)
    ]
    assert ours == []
