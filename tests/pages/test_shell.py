"""The frame: language, notices, refused data, cold links, and names that mean harm."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import Dataset
from data.loader import SHIPPED_TABLES
from tests.pages.conftest import HOSTILE, Open, drawn, headline, order
from ui.i18n import words
from ui.shell import PAGES


@pytest.mark.parametrize("page", [spec.path.split("/")[1].removesuffix(".py") for spec in PAGES])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_page_opens_from_a_cold_link(open_app: Open, page: str, lang: str) -> None:
    app = open_app(page, lang=lang)
    assert not app.exception
    assert app.query_params == {"lang": lang}
    assert app.button_group(key="k_language").value == lang
    body = "".join(element.proto.body for element in app.get("html"))
    assert f"document.documentElement.lang = '{lang}'" in body
    assert f"direction: {'rtl' if lang == 'fa' else 'ltr'}" in body


@pytest.mark.parametrize("page", [spec.path.split("/")[1].removesuffix(".py") for spec in PAGES])
def test_every_page_opens_where_there_is_one_cluster_alone(
    open_app: Open, one_cluster: Path, page: str
) -> None:
    app = open_app(page, data=one_cluster, lang="en")
    assert not app.exception
    assert not app.error
    assert drawn(app, "k_contrast") is None


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_page_says_that_the_ratings_are_a_desk_assessment(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app(lang=lang)
    said = [caption.value.replace("\\", "") for caption in app.caption]
    assert dataset.assessment_note[lang] in said


def test_persian_is_the_first_language(open_app: Open) -> None:
    assert open_app().button_group(key="k_language").value == "fa"


def test_switching_the_language_keeps_everything_else(open_app: Open, dataset: Dataset) -> None:
    given = {"method": "saw", "sector": "food~stone", "cluster": "granite", "tiles": "1"}
    app = open_app(lang="en", w="social_90-100-100", **given)
    before, address = order(app), dict(app.query_params)
    app.button_group(key="k_language").set_value("fa").run()
    assert not app.exception
    assert order(app) == before
    assert app.query_params == {**address, "lang": "fa"}
    assert dataset.cluster(before[0]).name.en not in headline(app)
    panel = drawn(app, "k_weights")
    assert panel is not None
    assert panel["lang"] == "fa"
    assert {row["id"]: row["tfn"] for row in panel["rows"]}["social"] == [90, 100, 100]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_broken_address_is_repaired_with_a_notice(open_app: Open, lang: str) -> None:
    app = open_app(lang=lang, w="jobs_1-2-x~exports_10-20-30", sector="toys", utm="mail")
    assert not app.exception
    assert len(app.warning) == 1
    for part in ("w=jobs_1-2-x", "sector=toys", "utm=mail"):
        assert part in app.warning[0].value
    assert "exports_10-20-30" not in app.warning[0].value
    assert app.query_params == {"lang": lang, "w": "exports_10-20-30"}
    other = "en" if lang == "fa" else "fa"
    assert not app.button_group(key="k_language").set_value(other).run().warning


@pytest.mark.parametrize(
    "value",
    ["`](javascript:alert(1))", "<img src=x>", "![y](https://elsewhere.example)", "a" * 999],
)
def test_a_notice_repeats_nothing_harmful(open_app: Open, value: str) -> None:
    said = open_app(lang="en", cluster=value).warning[0].value
    assert len(said) < 250
    assert not set("<>[]()") & set(said)
    assert said.count("`") == 2


def test_locks_in_an_address_that_hold_everything_do_not_break_the_page(open_app: Open) -> None:
    app = open_app(lang="en", lock="economic~industrial~social")
    assert not app.exception
    assert app.warning
    assert drawn(app, "k_weights") is not None


def spoilt(folder: Path) -> Path:
    """Fill a folder with two tables that are wrong and a sound one."""
    shutil.copy(SHIPPED_TABLES / "ratings.csv", folder)
    for table, old, new in (
        ("clusters", "dates,2,", "dates,two,"),
        ("dimensions", "industrial,Industrial,صنعتی,35,", "industrial,Industrial,صنعتی,much,"),
    ):
        text = (SHIPPED_TABLES / f"{table}.csv").read_text(encoding="utf-8")
        assert old in text
        (folder / f"{table}.csv").write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", ["priorities", "cluster"])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_refused_data_shows_every_problem_in_both_languages_and_nothing_else(
    open_app: Open, tmp_path: Path, lang: str, page: str
) -> None:
    app = open_app(page, data=spoilt(tmp_path), lang=lang)
    assert not app.exception
    titles = [title.value for title in app.title]
    assert set(titles) == {words(each)("data-refused") for each in ("fa", "en")}
    if page == "priorities":
        assert titles[0] == words(lang)("data-refused")
    for file, value in (("clusters.csv", "two"), ("dimensions.csv", "much")):
        assert sum(file in text.value and value in text.value for text in app.text) == 2
    assert not app.get("bidi_component")


def test_refused_data_cannot_be_passed_by_pressing_on(open_app: Open, tmp_path: Path) -> None:
    app = open_app(data=spoilt(tmp_path), lang="en").run()
    assert app.title[0].value == words("en")("data-refused")
    assert not app.get("bidi_component")


def test_a_mended_table_is_taken(open_app: Open, tmp_path: Path) -> None:
    folder = spoilt(tmp_path)
    assert open_app(data=folder, lang="en").title
    for table in ("clusters", "dimensions"):
        shutil.copy(SHIPPED_TABLES / f"{table}.csv", folder)
    assert drawn(open_app(data=folder, lang="en"), "k_ranking") is not None


def unescaped(app: AppTest) -> list[str]:
    """Return the Markdown and HTML in which the name could still act."""
    kinds = (app.markdown, app.caption, app.subheader)
    marked = [element.value for kind in kinds for element in kind]
    for table in app.table:
        marked += [str(cell) for cell in table.value.to_numpy().ravel()]
        marked += [str(cell) for cell in table.value.index]
    raw = [element.proto.body for element in app.get("html")]
    return [text for text in marked if re.search(r"(?<!\\)<img|(?<!\\)\]\(javascript", text)] + [
        text for text in raw if "<img" in text
    ]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_names_of_ones_own_tables_cannot_act_on_the_first_page(
    open_app: Open, hostile_data: Path, lang: str
) -> None:
    app = open_app(data=hostile_data, lang=lang, cluster="fisheries")
    assert not app.exception
    assert unescaped(app) == []
    app.toggle(key="k_as_table").set_value(True).run()
    assert unescaped(app) == []
    assert any("img src" in str(cell) for cell in app.table[0].value.to_numpy().ravel())


@pytest.mark.parametrize("page", ["cluster", "evidence", "method"])
@pytest.mark.parametrize("cluster", ["fisheries", "dates"])
def test_names_of_ones_own_tables_cannot_act_on_other_pages(
    open_app: Open, hostile_data: Path, page: str, cluster: str
) -> None:
    rival = "dates" if cluster == "fisheries" else "fisheries"
    app = open_app(page, data=hostile_data, lang="en", cluster=cluster, rival=rival)
    assert not app.exception
    assert unescaped(app) == []
    assert HOSTILE not in "".join(element.proto.body for element in app.get("html"))
