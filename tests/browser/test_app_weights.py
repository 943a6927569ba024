"""Weights in the running app: the ranking moves while the finger moves."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewTab
from tests.browser.driving import (
    eventually,
    grip,
    order,
    plot,
    press_and_pull,
    query,
    row,
    settled,
    show,
    weight,
)

pytestmark = pytest.mark.browser

WATCH = """() => {
  const find = (key) => document.querySelector(`[data-khoosheh-plot="${key}"]`);
  const nodes = ['k_ranking', 'k_map'].map(find);
  window.seen = {frames: 0, drawn: 0, replaced: 0, empty: 0};
  window.addEventListener('khoosheh:drawn', () => { window.seen.drawn += 1; });
  const look = () => {
    window.seen.frames += 1;
    for (const node of nodes) {
      const box = node.getBoundingClientRect();
      if (find(node.dataset.khooshehPlot) !== node) window.seen.replaced += 1;
      else if (box.width < 50 || box.height < 50 || node.querySelectorAll('.point').length < 11) {
        window.seen.empty += 1;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@pytest.mark.parametrize(("lang", "locale"), [("fa", "fa-IR"), ("en", "en-US")])
def test_the_order_changes_while_the_weight_is_dragged(
    tab: NewTab, app: str, lang: str, locale: str
) -> None:
    page = show(tab(locale), app, lang=lang)
    before = order(page)
    more = -1 if lang == "fa" else 1
    rail = row(page, "social").locator(".rail").first.bounding_box()
    assert rail is not None
    press_and_pull(page, grip(page, "social"), more * rail["width"] * 0.48)
    eventually(page, lambda: order(page) != before, "the order changes")
    assert "w" not in query(page)
    page.mouse.up()
    eventually(page, lambda: "w" in query(page), "the address follows")
    assert query(page)["w"].startswith("social_")


def test_the_last_value_arrives_however_fast_the_finger_was(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    press_and_pull(page, grip(page, "economic"), 120, steps=40)
    box = grip(page, "economic").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] - 150, box["y"] + 5)
    page.mouse.up()
    low, peak, high = weight(page, "economic")
    wanted = f"economic_{low:g}-{peak:g}-{high:g}"
    eventually(page, lambda: query(page).get("w") == wanted, f"the address says {wanted}")
    settled(page)
    stamp = plot(page, "k_ranking").get_attribute("data-drawn")
    assert stamp == plot(page, "k_map").get_attribute("data-drawn")


def test_nothing_blinks_and_no_node_is_replaced_while_dragging(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    page.evaluate(WATCH)
    press_and_pull(page, grip(page, "social"), 90, steps=40)
    page.mouse.up()
    settled(page)
    seen: dict[str, int] = page.evaluate("window.seen")
    assert seen["frames"] > 5
    assert seen["drawn"] >= 4
    assert (seen["replaced"], seen["empty"]) == (0, 0)


def test_hover_stays_while_a_key_changes_a_weight(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    page.evaluate(
        """() => {
          const gd = document.querySelector('[data-khoosheh-plot="k_ranking"]');
          window.Plotly.Fx.hover(gd, [{curveNumber: 0, pointNumber: 2}]);
        }"""
    )
    shown = page.locator('[data-khoosheh-plot="k_ranking"] .hoverlayer .hovertext')
    shown.wait_for()
    grip(page, "social").focus()
    before = plot(page, "k_ranking").get_attribute("data-drawn")
    page.keyboard.press("ArrowUp")
    eventually(
        page,
        lambda: plot(page, "k_ranking").get_attribute("data-drawn") != before,
        "the picture follows",
    )
    assert shown.count() == 1


@pytest.mark.parametrize("locale", ["fa-IR", "en-US"])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_thumb_fill_and_arrow_keys_agree_whatever_the_browser_prefers(
    tab: NewTab, app: str, lang: str, locale: str
) -> None:
    page = show(tab(locale), app, lang=lang, w="social_10-20-30")
    rail = row(page, "social").locator(".rail").first.bounding_box()
    fill = row(page, "social").locator("polygon").first.bounding_box()
    thumb = grip(page, "social").bounding_box()
    assert rail is not None
    assert fill is not None
    assert thumb is not None
    middle = thumb["x"] + thumb["width"] / 2
    share = (middle - rail["x"]) / rail["width"]
    assert (1 - share if lang == "fa" else share) == pytest.approx(0.2, abs=0.01)
    assert fill["x"] + fill["width"] / 2 == pytest.approx(middle, abs=3)
    grip(page, "social").focus()
    page.keyboard.press("ArrowLeft" if lang == "fa" else "ArrowRight")
    assert weight(page, "social")[1] == 21
    page.keyboard.press("ArrowRight" if lang == "fa" else "ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert weight(page, "social")[1] == 21


def test_a_number_typed_instead_of_dragged_ranks_anew(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    row(page, "social").locator("button.numbers").first.click()
    field = row(page, "social").locator('input[data-handle="high"]').first
    field.fill("100")
    field.press("Enter")
    eventually(page, lambda: query(page).get("w") == "social_35-50-100", "the number is taken")


def test_a_preset_ranks_anew_and_reset_undoes_it(tab: NewTab, app: str) -> None:
    page = show(tab("fa-IR"), app, lang="fa")
    before = order(page)
    page.locator("select.presets").select_option("heritage-first")
    eventually(page, lambda: "w" in query(page), "the preset is taken")
    eventually(page, lambda: order(page) != before, "the order changes")
    page.locator("button.reset").click()
    eventually(page, lambda: "w" not in query(page), "the default is back")
    eventually(page, lambda: order(page) == before, "the order is back")
