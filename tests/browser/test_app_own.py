"""Own ratings and candidates in a real browser: seen at once, undone from any page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import data
from tests.browser.conftest import NewTab
from tests.browser.driving import (
    PATIENCE_MS,
    eventually,
    follow,
    order,
    plot,
    query,
    ready,
    settled,
    show,
)
from ui.i18n import words

pytestmark = pytest.mark.browser

DATA = data.load()


@pytest.mark.parametrize(("lang", "locale"), [("fa", "fa-IR"), ("en", "en-US")])
def test_a_rating_is_changed_seen_in_the_ranking_and_undone_there(
    tab: NewTab, app: str, lang: str, locale: str
) -> None:
    text = words(lang)
    page = show(tab(locale), app, lang=lang, cluster="fisheries")
    before = order(page)
    follow(page, text("page-cluster"))
    panel = page.locator(".st-key-k_own_ratings_fisheries")
    panel.locator("summary").click()
    term = DATA.term("vl").name[lang]
    panel.get_by_role("radio", name=term, exact=True).click()
    panel.locator("textarea").fill("Checked again <b>today</b>")
    panel.get_by_role("button", name=text("own-set")).click()
    eventually(page, lambda: "own" in query(page), "the rating is taken")
    settled(page)
    follow(page, text("page-priorities"))
    ready(page)
    eventually(page, lambda: order(page) != before, "the ranking follows")
    expect(page.locator(".st-key-k_note")).to_contain_text(
        {"fa": "در این سناریو", "en": "In this scenario"}[lang]
    )
    page.locator(".st-key-k_undo button").first.click()
    eventually(page, lambda: order(page) == before, "undone on another page")
    eventually(page, lambda: "own" not in query(page), "and gone from the address")


@pytest.mark.parametrize(("lang", "locale"), [("fa", "fa-IR"), ("en", "en-US")])
def test_a_candidate_cluster_is_ranked_and_stands_on_the_map(
    tab: NewTab, app: str, lang: str, locale: str
) -> None:
    text = words(lang)
    page = show(tab(locale), app, "scenarios", lang=lang)
    page.get_by_role("radio", name=text("scenarios-own")).click()
    form = page.locator(".st-key-k_own_name")
    form.locator("input").fill("Greenhouses")
    homes = page.locator(".st-key-k_own_homes input")
    homes.click()
    homes.fill(DATA.city("khash").name[lang])
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=text("own-add")).first.click()
    eventually(page, lambda: "own" in query(page), "the candidate is taken")
    expect(page.locator(".st-key-k_own_rate_own-1")).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    follow(page, text("page-priorities"))
    ready(page)
    assert len(order(page)) == len(DATA.clusters) + 1
    marks = plot(page, "k_map").evaluate("node => node.data.at(-1).customdata")
    assert "own-1" in marks
