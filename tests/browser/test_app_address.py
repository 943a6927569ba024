"""The address in a real browser: cold links, links passed on, language, pages, Back."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

import data
from tests.browser.conftest import NewPage, NewTab, Serve
from tests.browser.driving import (
    APP,
    click_point,
    eventually,
    follow,
    grip,
    language,
    order,
    query,
    ready,
    selected,
    settled,
    show,
    weight,
)
from ui.i18n import words

pytestmark = pytest.mark.browser

DATA = data.load()


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_cold_link_opens_its_page_with_its_state(tab: NewTab, serve: Serve, lang: str) -> None:
    # A server of its own for each: the first visitor must not come by the front door.
    address = serve(APP, "--server.maxMessageSize", "200" if lang == "fa" else "201")
    given = {"lang": lang, "w": "social_10-20-30", "cluster": "granite", "rival": "dates"}
    page = show(tab("en-US"), address, "cluster", **given)
    expect(page.locator(".k-headline h1")).to_have_text(DATA.cluster("granite").name[lang])
    expect(page.locator(".st-key-k_topbar")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == lang
    assert urlsplit(page.url).path == "/cluster"
    assert query(page) == given
    assert page.get_by_test_id("stTopNavLink").count() >= 4


def test_a_link_passed_on_shows_the_same_view(tab: NewTab, new_page: NewPage, app: str) -> None:
    page = show(tab("en-US"), app, lang="en", sector="food~textile", method="saw")
    grip(page, "social").focus()
    for _ in range(3):
        page.keyboard.press("PageUp")
    eventually(page, lambda: "w" in query(page), "the weight is in the address")
    settled(page)
    click_point(page, "k_ranking", 0, "carpets")
    eventually(page, lambda: query(page).get("cluster") == "carpets", "the choice is in it")
    settled(page)

    other = new_page("fa-IR")
    other.goto(page.url, wait_until="commit")
    ready(other)
    assert order(other) == order(page)
    assert selected(other, "k_ranking") == selected(page, "k_ranking") == {"carpets"}
    assert weight(other, "social") == weight(page, "social")
    assert query(other) == query(page)


def test_a_broken_address_gives_a_notice_and_a_working_page(tab: NewTab, app: str) -> None:
    page = tab("fa-IR")
    show(page, app, lang="fa", w="jobs_9~social_10-20-30", cluster="<img src=x>", zoom="7")
    notice = page.get_by_test_id("stAlert")
    for part in ("w=jobs_9", "cluster=", "zoom=7"):
        expect(notice).to_contain_text(part)
    assert notice.locator("img").count() == 0
    assert weight(page, "social") == [10, 20, 30]
    assert query(page) == {"lang": "fa", "w": "social_10-20-30"}


def test_the_language_changes_in_mid_work_and_nothing_else(tab: NewTab, app: str) -> None:
    page = show(tab("fa-IR"), app, lang="fa")
    grip(page, "industrial").focus()
    page.keyboard.press("End")
    eventually(page, lambda: "w" in query(page), "the weight is taken")
    settled(page)
    click_point(page, "k_ranking", 0, "fisheries")
    eventually(page, lambda: query(page).get("cluster") == "fisheries", "the choice is taken")
    settled(page)
    before, triangle, address = order(page), weight(page, "industrial"), query(page)

    language(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ready(page)
    assert order(page) == before
    assert weight(page, "industrial") == triangle
    eventually(page, lambda: query(page) == {**address, "lang": "en"}, "only the language differs")
    assert selected(page, "k_ranking") == {"fisheries"}
    expect(grip(page, "industrial")).to_have_attribute("aria-label", re.compile("Industrial"))


def test_pages_share_what_is_set(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en", w="social_60-90-100", cluster="pottery")
    follow(page, words("en")("page-cluster"))
    expect(page.locator(".k-headline h1")).to_have_text(DATA.cluster("pottery").name.en)
    settled(page)
    assert query(page) == {"lang": "en", "w": "social_60-90-100", "cluster": "pottery"}
    language(page, "فارسی")
    expect(page.locator(".k-headline h1")).to_have_text(DATA.cluster("pottery").name.fa)
    assert urlsplit(page.url).path == "/cluster"
    follow(page, words("fa")("page-priorities"))
    ready(page)
    assert weight(page, "social") == [60, 90, 100]
    assert selected(page, "k_map") == {"pottery"}
    assert query(page)["lang"] == "fa"


def test_back_and_forward_go_from_page_to_page_in_one_step(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en", cluster="pottery")
    follow(page, words("en")("page-cluster"))
    expect(page.locator(".k-headline h1")).to_have_text(DATA.cluster("pottery").name.en)
    eventually(page, lambda: query(page) == {"lang": "en", "cluster": "pottery"}, "it is filled")
    settled(page)
    follow(page, words("en")("page-evidence"))
    expect(page.locator(".k-headline h1")).to_contain_text(str(len(DATA.ratings)))
    eventually(page, lambda: query(page) == {"lang": "en", "cluster": "pottery"}, "it is filled")
    settled(page)

    page.go_back()
    expect(page.locator(".k-headline h1")).to_have_text(DATA.cluster("pottery").name.en)
    eventually(page, lambda: urlsplit(page.url).path == "/cluster", "one step back")
    settled(page)
    page.go_back()
    ready(page)
    eventually(page, lambda: urlsplit(page.url).path == "/", "one more")
    assert selected(page, "k_map") == {"pottery"}
    settled(page)
    page.go_forward()
    expect(page.locator(".k-headline h1")).to_have_text(DATA.cluster("pottery").name.en)


def test_back_takes_a_weight_back(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en", w="social_20-30-40")
    grip(page, "social").focus()
    page.keyboard.press("End")
    eventually(page, lambda: query(page).get("w") != "social_20-30-40", "the weight is taken")
    settled(page)
    page.go_back()
    eventually(page, lambda: weight(page, "social") == [20, 30, 40], "the weight is as it was")
    assert query(page) == {"lang": "en", "w": "social_20-30-40"}


def test_weights_of_an_opened_address_replace_those_on_the_screen(tab: NewTab, app: str) -> None:
    page = show(tab("en-US"), app, lang="en")
    grip(page, "social").focus()
    page.keyboard.press("End")
    eventually(page, lambda: "w" in query(page), "the weight is taken")
    show(page, app, lang="en", w="social_5-10-15")
    assert weight(page, "social") == [5, 10, 15]
    before = order(page)
    grip(page, "social").focus()
    page.keyboard.press("ArrowUp")
    eventually(page, lambda: query(page).get("w") == "social_6-11-16", "work goes on from there")
    assert len(order(page)) == len(before)
