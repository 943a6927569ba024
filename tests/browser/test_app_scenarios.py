"""Scenarios in a real browser: nothing that was set gets lost, and nobody writes over another."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, NewPage, Serve

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
VIEWS = (
    "Saved",
    "Own ratings and clusters",
    "Steps",
    "Compare",
    "Share",
    "Take away",
    "Tables",
    "Backup and trail",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@pytest.fixture(scope="module")
def address(serve: Serve) -> str:
    """Return the address of the app, with a store of its own."""
    return serve(ROOT / "app.py", "--server.maxMessageSize", "205")


def go(page: Page, address: str, path: str) -> Page:
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{address}/{path}", wait_until="commit")
    page.locator(".st-key-k_note").wait_for()
    settled(page)
    return page


def settled(page: Page) -> None:
    # The tab tells its name after the first run, which makes a second one.
    page.wait_for_timeout(400)
    page.wait_for_function(
        "() => document.querySelector('[data-testid=\"stApp\"]')"
        "?.dataset.testScriptState === 'notRunning'"
    )


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def eventually(page: Page, happened: Callable[[], object], what: str) -> None:
    for _ in range(PATIENCE_MS // 100):
        if happened():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never happened: {what}; the address is {page.url}")


def peak(page: Page) -> Locator:
    return page.locator('.row[data-id="social"] .grip.peak').first


def value(page: Page) -> float:
    return float(peak(page).get_attribute("aria-valuenow") or "nan")


def press_right(page: Page, times: int) -> None:
    before = page.url
    peak(page).focus()
    for _ in range(times):
        page.keyboard.press("ArrowRight")
    eventually(page, lambda: page.url != before, "the weight is in the address")
    settled(page)
    peak(page).evaluate("grip => grip.blur()")


def show(page: Page, view: str) -> None:
    page.locator(".st-key-k_tools").get_by_text(view, exact=True).click()
    settled(page)


def test_steps_go_back_and_forward_over_every_page(new_page: NewPage, address: str) -> None:
    page = go(new_page("en-US"), address, "?lang=en")
    press_right(page, 3)
    weighed = query(page)["w"]
    page.get_by_test_id("stTopNavLink").filter(has_text="Method").first.click()
    eventually(page, lambda: urlsplit(page.url).path == "/method", "the page is open")
    settled(page)
    page.keyboard.press("Control+z")
    eventually(page, lambda: "w" not in query(page), "the weight is taken back")
    expect(page.get_by_test_id("stToast").first).to_contain_text("Taken back")
    settled(page)
    page.keyboard.press("Control+Shift+z")
    eventually(page, lambda: query(page).get("w") == weighed, "the weight is there again")
    settled(page)
    page.get_by_test_id("stTopNavLink").filter(has_text="Scenarios").first.click()
    settled(page)
    show(page, "Steps")
    expect(page.locator(".st-key-k_steps")).to_contain_text("Social")
    page.locator(".st-key-k_step_0 button").click()
    eventually(page, lambda: "w" not in query(page), "the first step is back")


def test_writing_in_a_field_keeps_its_own_undo(new_page: NewPage, address: str) -> None:
    page = go(new_page("en-US"), address, "scenarios?lang=en&w=social_10-20-30")
    name = page.get_by_label("Name", exact=True)
    name.fill("abc")
    name.press("Control+z")
    settled(page)
    assert query(page)["w"] == "social_10-20-30"
    expect(page.get_by_test_id("stToast")).to_have_count(0)


def test_a_reload_in_mid_drag_loses_nothing(new_page: NewPage, address: str) -> None:
    page = go(new_page("en-US"), address, "?lang=en")
    press_right(page, 2)
    box = peak(page).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for pixel in range(40):
        page.mouse.move(x + pixel, y)
        page.wait_for_timeout(40)
    # Still held: the finger rests, and what is on the screen has had its second to be kept.
    page.wait_for_timeout(1500)
    held = value(page)
    page.reload(wait_until="commit")
    page.locator(".st-key-k_note").wait_for()
    eventually(page, lambda: value(page) == pytest.approx(held, abs=3), "the held weight is back")
    settled(page)
    page.mouse.up()
    page.keyboard.press("Control+z")
    eventually(page, lambda: abs(value(page) - held) > 3, "the steps before the reload are there")


def save_as(page: Page, name: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Save as new").click()
    expect(page.get_by_test_id("stAlert").filter(has_text="Saved")).to_be_visible()
    settled(page)


def test_two_browsers_on_one_scenario(new_page: NewPage, address: str) -> None:
    anna = go(new_page("en-US"), address, "scenarios?lang=en&w=social_10-20-30")
    save_as(anna, "Shared plan")
    show(anna, "Share")
    link = anna.get_by_test_id("stCode").last.inner_text().strip()
    assert "saved=" in link
    ben = new_page("en-US")
    ben.set_default_timeout(PATIENCE_MS)
    ben.goto(link, wait_until="commit")
    eventually(ben, lambda: query(ben).get("w") == "social_10-20-30", "the link opened it")
    settled(ben)
    ben.get_by_role("button", name="Save to").click()
    expect(ben.get_by_test_id("stAlert").filter(has_text="Saved")).to_be_visible()
    show(anna, "Saved")
    anna.get_by_role("button", name="Save to").click()
    conflict = anna.locator(".st-key-k_conflict_box")
    expect(conflict).to_contain_text("in the meantime")
    conflict.get_by_role("button", name="Save mine as a new one").click()
    expect(conflict).to_have_count(0)
    settled(anna)
    listed = anna.locator('[class*="st-key-k_saved_"]')
    names = "\n".join(listed.all_inner_texts())
    assert "Shared plan" in names
    assert "(mine)" in names


def test_a_saved_scenario_becomes_the_baseline(new_page: NewPage, address: str) -> None:
    page = go(new_page("en-US"), address, "scenarios?lang=en&w=social_20-40-60")
    save_as(page, "The base")
    mine = page.locator('[class*="st-key-k_saved_"]').filter(has_text="The base").first
    mine.get_by_role("button", name="As baseline").click()
    eventually(page, lambda: "social_20-40-60" in query(page).get("base", ""), "it is the baseline")


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_breaks_a_rule_of_accessibility(new_page: NewPage, address: str, view: str) -> None:
    page = go(new_page("en-US"), address, "scenarios?lang=en&w=social_10-90-95&method=saw")
    show(page, view)
    page.wait_for_timeout(500)
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=options).response["violations"]
    told = [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]
    assert told == []


@pytest.mark.parametrize("locale", ["fa-IR", "en-US"])
def test_a_phone_shows_the_page_without_sideways_scrolling(
    new_page: NewPage, address: str, locale: str
) -> None:
    page = new_page(locale, viewport={"width": 390, "height": 844})
    go(page, address, f"scenarios?lang={locale[:2]}")
    main = page.get_by_test_id("stMain")
    eventually(
        page,
        lambda: main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0,
        "nothing is wider than the screen",
    )
