"""The page of the cities in a real browser: picking, comparing, dragging a curve."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, NewPage, Serve

pytestmark = pytest.mark.browser

APP = ROOT / "app.py"
MAP = '[data-khoosheh-plot="k_cities_map"]'
PATIENCE_MS = 40_000
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(APP)


def show(page: Page, address: str, query: str) -> Page:
    page.goto(f"{address}/cities?{query}")
    page.wait_for_selector(f"{MAP}[data-drawn]", timeout=PATIENCE_MS)
    return page


def headline(page: Page) -> str:
    return page.locator(".k-headline h1").inner_text()


def in_address(page: Page, name: str) -> str:
    return parse_qs(urlsplit(page.url).query).get(name, [""])[0]


def wait_for_address(page: Page, name: str, wanted: str) -> None:
    page.wait_for_function(
        "([name, wanted]) => (new URLSearchParams(location.search).get(name) ?? '') === wanted",
        arg=[name, wanted],
        timeout=PATIENCE_MS,
    )


def spot(page: Page, city: str) -> tuple[float, float]:
    """Return where the mark of a city is on the screen."""
    x, y = page.locator(MAP).evaluate(
        """(node, city) => {
          const { xaxis, yaxis, _size: size } = node._fullLayout;
          const box = node.getBoundingClientRect();
          for (const trace of node.data) {
            const i = (trace.customdata ?? []).indexOf(`city:${city}`);
            if (i >= 0) return [
              box.x + size.l + xaxis.d2p(trace.x[i]), box.y + size.t + yaxis.d2p(trace.y[i]),
            ];
          }
        }""",
        city,
    )
    return x, y


@pytest.mark.parametrize(("lang", "locale"), [("fa", "fa-IR"), ("en", "en-US")])
def test_cities_are_picked_on_the_map_and_compared(
    new_page: NewPage, address: str, lang: str, locale: str
) -> None:
    page = show(new_page(locale), address, f"lang={lang}&look=compare")
    page.mouse.click(*spot(page, "zahedan"))
    wait_for_address(page, "pick", "zahedan")
    page.mouse.click(*spot(page, "khash"))
    wait_for_address(page, "pick", "zahedan~khash")
    names = {"fa": ("زاهدان", "خاش"), "en": ("Zahedan", "Khash")}[lang]
    expect(page.locator(".k-headline h1")).to_contain_text(names[0], timeout=PATIENCE_MS)
    table = page.locator('[data-testid="stTable"]').last
    expect(table).to_contain_text(names[1], timeout=PATIENCE_MS)
    expect(page.locator('[data-khoosheh-plot="k_multiples"][data-drawn]')).to_be_visible()
    page.mouse.click(*spot(page, "zahedan"))
    wait_for_address(page, "pick", "khash")


def test_quick_clicks_on_two_cities_pick_both_and_a_double_click_picks_one(
    page_en: Page, address: str
) -> None:
    page = show(page_en, address, "lang=en&look=compare")
    zahedan, khash = spot(page, "zahedan"), spot(page, "khash")
    page.mouse.click(*zahedan)
    page.mouse.click(*khash)
    wait_for_address(page, "pick", "zahedan~khash")
    page.locator('[data-khoosheh-plot="k_multiples"][data-drawn]').wait_for(timeout=PATIENCE_MS)
    page.mouse.dblclick(*spot(page, "zabol"))
    wait_for_address(page, "pick", "zahedan~khash~zabol")


def test_a_lasso_picks_what_it_catches(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=en&look=compare")
    page.locator(MAP).hover()
    page.locator('.modebar-btn[data-title="Lasso Select"]').click()
    x, y = spot(page, "zahedan")
    page.mouse.move(x - 25, y - 25)
    page.mouse.down()
    for dx, dy in ((25, -25), (25, 25), (-25, 25), (-25, -25)):
        page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()
    wait_for_address(page, "pick", "zahedan")


def test_keyboard_picks_a_city(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=en&look=compare")
    target = page.locator('.khoosheh-plot-targets button[data-id*="zabol"]').first
    target.focus()
    page.keyboard.press("Enter")
    wait_for_address(page, "pick", "zabol")


def test_a_city_and_areas_once_chosen_can_be_left_again(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=en&city=zahedan&areas=nearest")
    page.locator(".st-key-k_areas").get_by_label("Clear value").click()
    wait_for_address(page, "areas", "")
    page.locator(".st-key-k_city").get_by_label("Clear value").click()
    wait_for_address(page, "city", "")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=PATIENCE_MS)


def test_map_follows_while_a_corner_is_dragged(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=en&look=fit&fit=dates&join=and_0.7")
    grip = page.locator('.row[data-id="near.port"] .grip.d')
    grip.wait_for(timeout=PATIENCE_MS)
    grip.scroll_into_view_if_needed()
    before = page.locator(MAP).get_attribute("data-drawn")
    box = grip.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 12, steps=12)
    expect(page.locator(MAP)).not_to_have_attribute("data-drawn", str(before), timeout=PATIENCE_MS)
    during = float(str(grip.get_attribute("aria-valuenow")))
    assert during > 400
    page.mouse.up()
    page.wait_for_function(
        "() => (new URLSearchParams(location.search).get('wish') ?? '').includes('near.port')",
        timeout=PATIENCE_MS,
    )
    assert f"near.port_0!0!80!{during:g}" in in_address(page, "wish")


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_corner_goes_with_the_arrows_of_the_language(
    page_en: Page, address: str, lang: str
) -> None:
    page = show(page_en, address, f"lang={lang}&look=fit&fit=dates")
    grip = page.locator('.row[data-id="near.port"] .grip.d')
    grip.wait_for(timeout=PATIENCE_MS)
    grip.focus()
    page.keyboard.press("ArrowLeft" if lang == "fa" else "ArrowRight")
    assert grip.get_attribute("aria-valuenow") == "288"
    page.keyboard.press("ArrowDown")
    assert grip.get_attribute("aria-valuenow") == "280"
    page.keyboard.press("Home")
    assert grip.get_attribute("aria-valuenow") == "80"


def test_number_fields_take_persian_digits_and_refuse_disorder(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=fa&look=fit&fit=dates")
    row = page.locator('.row[data-id="near.port"]')
    field = row.locator("input").nth(2)
    field.wait_for(timeout=PATIENCE_MS)
    field.fill("۱۲۰")
    field.press("Enter")
    expect(row.locator(".grip.c")).to_have_attribute("aria-valuenow", "120")
    field.fill("۹۰۰")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(row.locator(".grip.c")).to_have_attribute("aria-valuenow", "120")


def test_boundaries_are_read_joined_and_drawn(page_en: Page, address: str, tmp_path: Path) -> None:
    ring = [[60, 29], [61.5, 29], [61.5, 30.2], [60, 30.2], [60, 29]]
    features = [
        {
            "type": "Feature",
            "properties": {"county": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for name in ("زاهدان", "Atlantis")
    ]
    file = tmp_path / "counties.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    page = show(page_en, address, "lang=en&measure=population")
    page.get_by_role("button", name="My boundaries").click()
    page.locator('input[type="file"]').set_input_files(str(file))
    expect(page.get_by_text("Not a county of the data")).to_contain_text(
        "Atlantis", timeout=PATIENCE_MS
    )
    wait_for_address(page, "areas", "own")
    page.locator('input[type="file"]').set_input_files(
        {"name": "torn.gpkg", "mimeType": "application/octet-stream", "buffer": b"no"}
    )
    expect(page.get_by_text("The file is damaged")).to_be_visible(timeout=PATIENCE_MS)


def test_picture_is_saved_without_a_network(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=en")
    page.locator(MAP).hover()
    with page.expect_download(timeout=PATIENCE_MS) as waiting:
        page.locator('.modebar-btn[data-title^="Save the map"]').click()
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "khoosheh-cities.png"
    assert content.startswith(b"\x89PNG")


def test_weights_and_selection_come_along_from_the_other_pages(page_en: Page, address: str) -> None:
    page = show(page_en, address, "lang=en&measure=sum&w=economic_0-0-10~social_90-100-100")
    changed = headline(page)
    assert "social" in in_address(page, "w")
    show(page, address, "lang=en&measure=sum")
    expect(page.locator(".k-headline h1")).not_to_have_text(changed, timeout=PATIENCE_MS)
    show(page, address, "lang=en&city=zabol")
    expect(page.locator(".k-headline h1")).to_contain_text("Zabol", timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    "query", ["look=facts&city=zabol", "look=compare&pick=zabol~khash", "look=fit"]
)
@pytest.mark.parametrize(("lang", "scheme"), [("fa", "dark"), ("en", "light")])
def test_axe_finds_nothing(
    new_page: NewPage, address: str, query: str, lang: str, scheme: str
) -> None:
    page = show(new_page("en-US", color_scheme=scheme), address, f"lang={lang}&{query}")
    page.wait_for_timeout(1500)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    told = {
        item["id"]: [node["html"][:160] for node in item["nodes"]][:3]
        for item in found.response["violations"]
    }
    assert told == {}
