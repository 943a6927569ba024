"""The page on certainty in a real browser: every question, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, Serve
from ui.i18n import words

pytestmark = pytest.mark.browser

APP = Path(__file__).resolve().parents[2] / "app.py"
LOADING_MS = 90_000
LOCALES = {"fa": "fa-IR", "en": "en-US"}
BOTH = pytest.mark.parametrize("lang", ["fa", "en"])
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICTURES = {
    "acceptability": ["acceptability"],
    "triangle": ["triangle"],
    "reverse": ["reverse"],
    "matters": ["tornado", "bands", "ratings"],
    "methods": ["methods", "tau"],
    "decided": ["reverse"],
}


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(APP)


def show(page: Page, address: str, view: str, **query: str) -> Page:
    """Open a view by its address, cold, and wait until it is drawn and at rest."""
    parameters = "&".join(f"{name}={value}" for name, value in {"view": view, **query}.items())
    page.goto(f"{address}/certainty?{parameters}", wait_until="commit", timeout=LOADING_MS)
    for name in PICTURES[view]:
        drawn(page, name).wait_for(timeout=LOADING_MS)
    page.locator(".st-key-k_note").wait_for(timeout=LOADING_MS)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until nothing runs and nothing more is being worked out."""
    page.wait_for_function(
        """() => document.querySelector('[data-testid="stApp"]')
             ?.dataset.testScriptState === 'notRunning'
          && !document.querySelector('[class*="st-key-k_sure_busy_"]')""",
        timeout=LOADING_MS,
    )


def drawn(page: Page, name: str) -> Locator:
    return page.locator(f'[data-khoosheh-plot="k_sure_{name}"][data-drawn]')


def answer(page: Page) -> str:
    return page.locator(".k-headline h1").inner_text()


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def eventually(page: Page, happened: Callable[[], object], what: str) -> None:
    for _ in range(600):
        if happened():
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never happened: {what}")


def grip(page: Page, name: str) -> Locator:
    return page.locator(f'.row[data-id="{name}"] .grip.peak').first


def peak(page: Page, name: str) -> float:
    return float(grip(page, name).get_attribute("aria-valuenow") or "nan")


def choose(page: Page, text: str) -> None:
    page.get_by_role("radio", name=text, exact=True).click()


@BOTH
def test_acceptability_follows_the_finger_and_is_refined_at_rest(
    new_page: NewPage, address: str, lang: str
) -> None:
    page = show(new_page(LOCALES[lang]), address, "acceptability", lang=lang)
    before, stamp = answer(page), drawn(page, "acceptability").get_attribute("data-drawn")
    box = grip(page, "social").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    away = 90 if lang == "fa" else -90
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + away, y, steps=15)
    expect(drawn(page, "acceptability")).not_to_have_attribute("data-drawn", str(stamp))
    eventually(page, lambda: answer(page) != before, "the answer changes during the drag")
    page.mouse.up()
    few = words(lang)("sure-draws", count="250" if lang == "en" else "۲۵۰", error="x")
    coarse = few.split("250" if lang == "en" else "۲۵۰")[0] + ("250" if lang == "en" else "۲۵۰")
    captions = page.get_by_test_id("stCaptionContainer")
    eventually(
        page,
        lambda: "w" in query(page) and coarse not in " ".join(captions.all_inner_texts()),
        "more draws come at rest",
    )


@BOTH
def test_what_varies_is_chosen_and_stands_in_the_address(
    new_page: NewPage, address: str, lang: str
) -> None:
    # SPOTIS on drawn ratings takes long enough to be stopped.
    page = show(new_page(LOCALES[lang]), address, "acceptability", lang=lang, method="spotis")
    choose(page, words(lang)("sure-vary-any"))
    eventually(page, lambda: query(page).get("vary") == "any", "the address says any")
    page.locator(".st-key-k_sure_ratings label").click()
    eventually(page, lambda: query(page).get("vary") == "any-ratings", "ratings vary too")
    stop = page.get_by_role("button", name=words(lang)("sure-cancel"))
    stop.wait_for(timeout=LOADING_MS)
    # The page answers while the draws go on.
    page.locator(".row .disclosure").first.click()
    grip(page, "exports").wait_for()
    stop.click()
    expect(stop).to_have_count(0, timeout=LOADING_MS)
    assert answer(page)


@BOTH
def test_a_click_in_the_triangle_sets_the_weights(
    new_page: NewPage, address: str, lang: str
) -> None:
    page = show(new_page(LOCALES[lang]), address, "triangle", lang=lang)
    assert peak(page, "social") == 50
    at: dict[str, float] = drawn(page, "triangle").evaluate(
        """gd => {
          const {xaxis, yaxis, _size} = gd._fullLayout, box = gd.getBoundingClientRect();
          return {x: box.left + _size.l + xaxis.d2p(0.8), y: box.top + _size.t + yaxis.d2p(0.08)};
        }"""
    )
    page.mouse.move(at["x"], at["y"])
    page.wait_for_timeout(200)
    page.mouse.click(at["x"], at["y"])
    eventually(page, lambda: "w" in query(page), "the address has the weights")
    eventually(page, lambda: peak(page, "industrial") > 60 > peak(page, "social"), "panel follows")
    choose(page, words(lang)("sure-regions-threes"))
    eventually(page, lambda: query(page).get("regions") == "threes", "the address says threes")


def test_the_triangle_can_be_used_by_keyboard(new_page: NewPage, address: str) -> None:
    page = show(new_page("en-US"), address, "triangle", lang="en", method="saw")
    target = page.locator(".khoosheh-plot-targets button").nth(1)
    target.focus()
    page.keyboard.press("Enter")
    eventually(page, lambda: "w" in query(page), "the weights are set")


@BOTH
def test_a_saved_point_sets_all_its_weights_by_mouse_and_by_keyboard(
    new_page: NewPage, address: str, lang: str
) -> None:
    said, page = words(lang), new_page(LOCALES[lang])
    name = f"Plan {lang}"
    page.goto(f"{address}/scenarios?lang={lang}&w=industrial_70-90-95~exports_10-20-30")
    page.locator(".st-key-k_save_name input").fill(name, timeout=LOADING_MS)
    page.get_by_role("button", name=said("save-new")).click()
    page.get_by_text(name, exact=True).wait_for(timeout=LOADING_MS)
    show(page, address, "triangle", lang=lang, method="saw")
    label = said("sure-saved-target", name=name)
    target = page.locator(".khoosheh-plot-targets button").get_by_text(label, exact=True)
    target.focus()
    page.keyboard.press("Enter")
    eventually(page, lambda: peak(page, "industrial") == 90, "the keyboard sets the weights")
    eventually(page, lambda: "exports_10-20-30" in query(page).get("w", ""), "all of them")
    settled(page)
    show(page, address, "triangle", lang=lang, method="saw")
    assert peak(page, "industrial") == 50
    at: dict[str, float] = drawn(page, "triangle").evaluate(
        """gd => {
          const {xaxis, yaxis, _size} = gd._fullLayout, box = gd.getBoundingClientRect();
          const marks = gd._fullData.find((each) => each.marker?.symbol === "triangle-up");
          const last = marks.x.length - 1;
          return {x: box.left + _size.l + xaxis.d2p(marks.x[last]),
                  y: box.top + _size.t + yaxis.d2p(marks.y[last])};
        }"""
    )
    page.mouse.move(at["x"], at["y"])
    page.locator(".hoverlayer .hovertext").wait_for()
    page.mouse.click(at["x"], at["y"])
    eventually(page, lambda: peak(page, "industrial") == 90, "a click sets the weights")


@BOTH
def test_what_it_would_take_is_applied_in_one_step(
    new_page: NewPage, address: str, lang: str
) -> None:
    page = show(
        new_page(LOCALES[lang]), address, "reverse", lang=lang, method="saw", cluster="fisheries"
    )
    said = words(lang)
    name = "شیلات چابهار" if lang == "fa" else "Chabahar fisheries"
    page.get_by_role("button", name=said("sure-apply")).click()
    already = said("sure-reverse-already-one", name=name).split("\u2069")[-1].strip()
    eventually(page, lambda: answer(page).endswith(already), "the wish has come true")
    assert "w" in query(page)
    choose(page, said("sure-goal-put-forward"))
    eventually(page, lambda: query(page).get("goal") == "put-forward", "the goal is in the address")
    choose(page, said("sure-level-criteria"))
    eventually(page, lambda: query(page).get("level") == "criteria", "the level is in the address")


@BOTH
def test_what_matters_names_the_next_figure(new_page: NewPage, address: str, lang: str) -> None:
    page = show(new_page(LOCALES[lang]), address, "matters", lang=lang, method="saw")
    assert page.get_by_text(words(lang)("sure-ratings-title")).count() == 1
    choose(page, words(lang)("sure-level-criteria"))
    eventually(
        page,
        lambda: drawn(page, "bands").evaluate("gd => gd._fullData[0].y.length") == 14,
        "fourteen bands",
    )


@BOTH
def test_a_method_is_one_click_from_its_definition(
    new_page: NewPage, address: str, lang: str
) -> None:
    page = show(new_page(LOCALES[lang]), address, "methods", lang=lang)
    page.locator(".st-key-k_sure_definition button").filter(has_text="SAW").click()
    use = page.get_by_role("button", name=words(lang)("sure-use-method"))
    use.click()
    eventually(page, lambda: query(page).get("method") == "saw", "the ranking is by SAW")
    settled(page)
    page.get_by_role("link", name=words(lang)("sure-method-page")).click()
    eventually(page, lambda: urlsplit(page.url).path.endswith("/method"), "the method's own page")
    eventually(page, lambda: query(page).get("method") == "saw", "it shows the method taken")


@BOTH
def test_the_decision_is_judged_and_never_flattered(
    new_page: NewPage, address: str, lang: str
) -> None:
    page = show(new_page(LOCALES[lang]), address, "decided", lang=lang, method="saw")
    what = words(lang)("sure-decided-put-forward")
    assert what in answer(page)
    choose(page, words(lang)("sure-goal-identity-card"))
    other = words(lang)("sure-decided-identity-card")
    eventually(page, lambda: other in answer(page), "the other decision is judged")


@BOTH
@pytest.mark.parametrize("view", ["acceptability", "triangle"])
def test_pictures_and_tables_are_taken_away_offline(
    new_page: NewPage, address: str, lang: str, view: str, tmp_path: Path
) -> None:
    page = show(new_page(LOCALES[lang]), address, view, lang=lang)
    starts = {"png": b"\x89PNG", "svg": b"<svg"}
    for kind, start in starts.items():
        with page.expect_download() as download:
            page.locator(f'.khoosheh-plot-saves button[data-format="{kind}"]').click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.name == f"khoosheh-{view}.{kind}"
        assert file.read_bytes().startswith(start)
    page.get_by_test_id("stExpander").first.locator("summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=words(lang)("data-csv")).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_another_language_keeps_the_question(new_page: NewPage, address: str) -> None:
    page = show(new_page("en-US"), address, "methods", lang="en")
    page.locator(".st-key-k_topbar").get_by_text("فارسی", exact=True).click()
    eventually(page, lambda: query(page).get("lang") == "fa", "the language changes")
    assert query(page)["view"] == "methods"


def findings(page: Page) -> list[str]:
    found: Any = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(
    new_page: NewPage, address: str, lang: str, scheme: str
) -> None:
    page = new_page(LOCALES[lang], color_scheme=scheme)
    found = {}
    for view in PICTURES:
        show(page, address, view, lang=lang, method="saw")
        page.wait_for_timeout(500)
        found[view] = findings(page)
    assert found == {view: [] for view in PICTURES}


@pytest.mark.parametrize("view", list(PICTURES))
def test_a_phone_shows_every_view_without_scrolling_sideways(
    new_page: NewPage, address: str, view: str
) -> None:
    page = new_page("fa-IR", viewport={"width": 390, "height": 844})
    show(page, address, view, lang="fa", method="saw")
    widths = page.evaluate(
        """() => {
          const main = document.querySelector('[data-testid="stMain"]');
          return [main.scrollWidth, main.clientWidth];
        }"""
    )
    assert widths[0] <= widths[1]
