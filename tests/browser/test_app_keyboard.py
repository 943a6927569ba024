"""From the first Tab to "why this place" without a mouse, with the focus always seen."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

import data
from tests.browser.conftest import NewTab
from tests.browser.driving import eventually, order, query, selected, settled, show, weight
from ui.i18n import words

pytestmark = pytest.mark.browser

DATA = data.load()
MOST_STOPS = 80

FOCUSED = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (!node || node === document.body) return {};
  const style = getComputedStyle(node), box = node.getBoundingClientRect();
  const around = [node, node.parentElement, node.nextElementSibling].filter(Boolean)
    .map((each) => getComputedStyle(each));
  return {
    classes: String(node.getAttribute('class') ?? ''), id: node.dataset.id ?? '',
    row: node.closest('.row')?.dataset.id ?? '', text: node.textContent.trim(),
    seen: box.width > 0 && box.height > 0 && around.some((each) =>
      (each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) > 0)
      || each.boxShadow !== 'none'),
  };
}"""


def focused(page: Page) -> dict[str, str | bool]:
    found: dict[str, str | bool] = page.evaluate(FOCUSED)
    return found


def tab_to(page: Page, wanted: Callable[[dict[str, str | bool]], object], what: str) -> None:
    """Press Tab until the wanted thing has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        now = focused(page)
        if now and wanted(now):
            assert now["seen"], f"the focus on {what} is not seen"
            return
    pytest.fail(f"Tab never reached {what}")


@pytest.mark.parametrize(("lang", "locale"), [("fa", "fa-IR"), ("en", "en-US")])
def test_from_a_weight_to_the_reasons_by_keyboard_alone(
    tab: NewTab, app: str, lang: str, locale: str
) -> None:
    page = show(tab(locale), app, lang=lang)
    before = order(page)
    tab_to(page, lambda at: at["id"] == '"pottery"', "the bar of pottery")
    page.keyboard.press("Enter")
    eventually(page, lambda: selected(page, "k_ranking") == {"pottery"}, "the bar is selected")
    settled(page)
    assert focused(page)["id"] == '"pottery"', "the focus stays on the bar"

    tab_to(page, lambda at: at["row"] == "social" and "peak" in str(at["classes"]), "a weight")
    page.keyboard.press("End")
    eventually(page, lambda: order(page) != before, "the order follows the keys")
    eventually(page, lambda: "w" in query(page), "the address follows the keys")
    assert weight(page, "social")[1] == 100
    settled(page)

    why = words(lang)("why-this-place")
    tab_to(page, lambda at: at["text"] == why, "the way to the reasons")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-k_rival")).to_be_visible(timeout=30_000)
    expect(page.locator(".k-headline h1")).to_contain_text(DATA.cluster("pottery").name[lang])
    assert urlsplit(page.url).path == "/cluster"


def test_a_city_is_chosen_by_keyboard(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    tab_to(page, lambda at: at["id"] == '"city:zabol"', "the city of Zabol")
    page.keyboard.press("Space")
    theirs = {cluster.id for cluster in DATA.clusters_of("zabol")}
    eventually(page, lambda: selected(page, "k_ranking") == theirs, "its clusters are selected")


def test_the_language_is_switched_by_keyboard(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    page.locator(".st-key-k_topbar button", has_text="English").focus()
    for key in ("ArrowLeft", "ArrowRight", "Tab", "Shift+Tab"):
        page.keyboard.press(key)
        if focused(page).get("text") == "فارسی":
            break
    assert focused(page)["text"] == "فارسی"
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "fa")
