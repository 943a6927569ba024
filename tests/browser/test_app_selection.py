"""Selecting by mouse on bars, marks and cities; filters that leave nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import data
from tests.browser.conftest import NewTab
from tests.browser.driving import (
    PATIENCE_MS,
    click_point,
    eventually,
    order,
    plot,
    points,
    query,
    ready,
    selected,
    settled,
    show,
)
from ui.i18n import words

pytestmark = pytest.mark.browser

DATA = data.load()
MARKS, CITIES = -1, -2


@pytest.mark.parametrize(("lang", "locale"), [("fa", "fa-IR"), ("en", "en-US")])
def test_a_bar_selects_on_the_map_and_a_mark_in_the_ranking(
    tab: NewTab, app: str, lang: str, locale: str
) -> None:
    page = show(tab(locale), app, lang=lang)
    click_point(page, "k_ranking", 0, "pottery")
    eventually(page, lambda: selected(page, "k_map") == {"pottery"}, "the map shows the choice")
    assert selected(page, "k_ranking") == {"pottery"}
    line = page.locator(".st-key-k_selection")
    expect(line).to_contain_text(DATA.cluster("pottery").name[lang])
    expect(line.get_by_role("link")).to_be_visible()
    settled(page)

    click_point(page, "k_map", MARKS, "fisheries")
    eventually(
        page, lambda: selected(page, "k_ranking") == {"fisheries"}, "the bars show the choice"
    )
    settled(page)
    click_point(page, "k_map", MARKS, "fisheries")
    eventually(page, lambda: not selected(page, "k_ranking"), "a second click takes it back")
    eventually(page, lambda: "cluster" not in query(page), "the address forgets it")


def test_a_city_selects_its_clusters_everywhere(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    click_point(page, "k_map", CITIES, "city:zabol")
    theirs = {cluster.id for cluster in DATA.clusters_of("zabol")}
    eventually(page, lambda: selected(page, "k_ranking") == theirs, "the bars show the choice")
    assert selected(page, "k_map") == theirs
    assert query(page)["city"] == "zabol"
    expect(page.locator(".st-key-k_selection")).to_contain_text(DATA.city("zabol").name.en)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_every_mark_and_city_can_be_hit(tab: NewTab, app: str, size: tuple[int, int]) -> None:
    page = show(tab("en-US", size), app, lang="en")

    for trace in (MARKS, CITIES):
        for point in points(page, "k_map", trace):
            page.mouse.move(point["x"] + 1, point["y"])
            page.wait_for_function(
                """wanted => document.querySelector('[data-khoosheh-plot="k_map"]')
                  ._hoverdata?.[0]?.customdata === wanted""",
                arg=point["id"],
                timeout=PATIENCE_MS,
            )


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_filters_that_leave_nothing_say_so_and_clear(tab: NewTab, app: str, lang: str) -> None:
    page = tab("en-US")
    page.goto(f"{app}/?lang={lang}&sector=stone&place=chabahar", wait_until="commit")
    expect(page.get_by_test_id("stAlert")).to_be_visible(timeout=60_000)
    assert page.locator('[data-khoosheh-plot="k_ranking"]').count() == 0
    plot(page, "k_map").wait_for()
    settled(page)
    button = page.locator(".st-key-k_tools").get_by_test_id("stPopover").first
    button.click()
    clear = page.get_by_role("button", name=words(lang)("filters-clear"))
    expect(clear).to_be_visible()
    settled(page)
    clear.click()
    eventually(page, lambda: query(page) == {"lang": lang}, "the address forgets the filters")
    ready(page)
    assert len(order(page)) == len(DATA.clusters)
