"""The pages on wide, small and printed screens: nothing cut off, Persian as Persians write it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, NewTab
from tests.browser.driving import PAGES, SCREENS, eventually, grip, order, plot, show

pytestmark = pytest.mark.browser

OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const main = document.querySelector('[data-testid="stMain"]');
  const wide = [document.documentElement, main]
    .filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.tagName);
  const out = [...document.querySelectorAll(
      'h1, h2, h3, p, button, a, label, [data-khoosheh-plot], .row, [data-testid="stTable"]')]
    .filter((node) => {
      const box = node.getBoundingClientRect(), style = getComputedStyle(node);
      const held = node.closest('[data-testid="stTable"], [data-testid="stSidebar"], .katex');
      return box.width > 0 && box.height > 0 && style.visibility !== 'hidden'
        && (!held || held === node && node.matches('[data-testid="stTable"]'))
        && !style.clipPath.includes('inset(50%)')
        && (box.left < -1 || box.right > width + 1);
    })
    .map((node) => `${node.tagName} ${node.className} ${node.textContent.slice(0, 40)}`);
  return [...wide, ...out];
}"""

# Formulas and works in Latin script keep their digits in Persian books too.
LATIN_DIGITS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data, parent = walker.currentNode.parentElement;
    if (!/[0-9]/.test(text) || /[A-Za-z]{3}/.test(text)) continue;
    if (parent.closest('script, style, code, .katex')) continue;
    const box = parent.getBoundingClientRect(), style = getComputedStyle(parent);
    if (box.width > 1 && box.height > 1 && style.visibility !== 'hidden'
        && !style.fontFamily.replaceAll('"', '').startsWith('FaDigits')) found.push(text);
  }
  return found;
}"""


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_lies_outside_the_screen(tab: NewTab, app: str, path: str, lang: str) -> None:
    page = show(tab("fa-IR" if lang == "fa" else "en-US"), app, path, lang=lang)
    for name, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        # Tables and pictures take the new width one after the other.
        eventually(page, lambda: page.evaluate(OUTSIDE) == [], f"nothing is outside: {name}")


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("size", [SCREENS["wide"], SCREENS["laptop"]])
def test_priorities_fit_one_screen_whatever_is_shown(
    tab: NewTab, app: str, size: tuple[int, int], lang: str
) -> None:
    moved = "economic_0-5-10~social_90-100-100"
    for query in ({}, {"w": moved, "cluster": "pottery"}, {"city": "zabol", "sector": "textile"}):
        page = show(tab("en-US", size), app, lang=lang, **query)
        main = page.get_by_test_id("stMain")
        assert main.evaluate("node => node.scrollHeight - node.clientHeight") <= 0, query
        for key in ("k_ranking", "k_map"):
            box = plot(page, key).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= size[1]
        note = page.locator(".st-key-k_note").bounding_box()
        assert note is not None
        assert note["y"] + note["height"] <= size[1] + 1
        page.close()


@pytest.mark.parametrize("locale", ["fa-IR", "en-US"])
@pytest.mark.parametrize("path", PAGES)
def test_persian_pages_show_persian_digits_only(
    tab: NewTab, app: str, path: str, locale: str
) -> None:
    page = show(tab(locale), app, path, lang="fa")
    assert page.locator("html").get_attribute("lang") == "fa"
    assert page.evaluate(LATIN_DIGITS) == []
    loaded = page.evaluate(
        """async () => {
          await document.fonts.load('16px FaDigits', '1');
          await document.fonts.ready;
          return [...document.fonts].filter((face) => face.status === 'loaded')
            .map((face) => face.family.replaceAll('"', ''));
        }"""
    )
    assert {"FaDigits", "Vazirmatn"} <= set(loaded)


def test_english_pages_show_latin_digits(tab: NewTab, app: str) -> None:
    page = show(tab("fa-IR"), app, lang="en")
    families = page.evaluate("[...document.fonts].map((face) => face.family.replaceAll('\"', ''))")
    assert "FaDigits" not in families
    assert not set("۰۱۲۳۴۵۶۷۸۹") & set(page.locator(".stMain").inner_text())


@pytest.mark.parametrize(("lang", "start"), [("fa", "right"), ("en", "left")])
def test_the_page_reads_from_the_side_of_its_language(
    tab: NewTab, app: str, lang: str, start: str
) -> None:
    page = show(tab("en-US"), app, lang=lang)
    ranking, map_box = (plot(page, key).bounding_box() for key in ("k_ranking", "k_map"))
    panel = grip(page, "social").bounding_box()
    assert ranking is not None
    assert map_box is not None
    assert panel is not None
    places = [ranking["x"], map_box["x"], panel["x"]]
    assert places == sorted(places, reverse=start == "right")
    # The root keeps its own direction: Plotly would put labels outside of the picture.
    assert page.locator("html").get_attribute("dir") is None


def test_print_leaves_the_tools_out(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    page.emulate_media(media="print")
    expect(page.locator(".st-key-k_tools")).to_be_hidden()
    expect(page.locator(".st-key-k_topbar")).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.locator(".k-headline h1")).to_be_visible()
    expect(plot(page, "k_ranking")).to_be_visible()
    expect(page.locator(".st-key-k_note")).to_be_visible()


def moving(page: Page) -> list[str]:
    """Return what on the page has a transition or an animation that takes time."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.stApp *')].filter((node) => {
          const style = getComputedStyle(node);
          return (style.transitionProperty !== 'none'
                  && style.transitionDuration.split(',').some((time) => parseFloat(time) > 0))
            || style.animationName !== 'none';
        }).map((node) => `${node.tagName} ${node.className}`)"""
    )
    return found


def test_motion_can_be_turned_off(new_page: NewPage, app: str) -> None:
    page = show(new_page("en-US", reduced_motion="reduce"), app, lang="en")
    assert moving(page) == []
    before = order(page)
    grip(page, "social").focus()
    page.keyboard.press("End")
    eventually(page, lambda: order(page) != before, "the order changes at once")
    layout = plot(page, "k_ranking").evaluate("gd => gd.layout.transition ?? null")
    assert layout is None
