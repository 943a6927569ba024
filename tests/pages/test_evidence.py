"""The page on data and evidence: tables, search, downloads, coverage, gaps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data import Dataset
from tests.pages.conftest import Open
from ui.coverage import covered_ratings
from ui.format import number
from ui.i18n import LANGUAGES, words


def shown_table(app: AppTest) -> pd.DataFrame:
    frame = app.dataframe[0].value
    assert isinstance(frame, pd.DataFrame)
    return frame


def everything(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.subheader, *app.main.get("html")]
    return " ".join(str(getattr(part, "value", None) or part.proto.body) for part in parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_begins_with_what_is_known(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app("evidence", lang=lang)
    text = everything(app)

    assert not app.exception
    for count in (len(dataset.ratings), len(dataset.evidence), covered_ratings(dataset)):
        assert number(count, 0, lang) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_can_be_chosen(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app("evidence", lang=lang)

    for name, table in dataset.tables.items():
        app.selectbox(key="k_table").set_value(name).run()

        assert not app.exception, name
        assert len(shown_table(app)) == len(table), name


def test_search_leaves_the_rows_with_all_words_and_counts_them(open_app: Open) -> None:
    app = open_app("evidence", lang="fa")

    app.selectbox(key="k_table").set_value("cities").run()
    app.text_input(key="k_search").set_value("زاهدان 587730").run()

    assert shown_table(app)["نام"].tolist() == ["زاهدان"]
    assert words("fa")("data-rows", shown="۱", all="۴۶") in everything(app)


def test_search_without_a_hit_says_so(open_app: Open) -> None:
    app = open_app("evidence", lang="en")

    app.text_input(key="k_search").set_value("zeppelin").run()

    assert [info.value for info in app.info] == [words("en")("data-none")]
    assert not app.dataframe


def test_the_first_column_stands_at_the_reading_edge(open_app: Open) -> None:
    persian = open_app("evidence", lang="fa").dataframe[0].proto.column_order
    english = open_app("evidence", lang="en").dataframe[0].proto.column_order

    assert (persian[-1], english[0]) == ("خوشه", "Cluster")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_gaps_and_the_grid_are_told(open_app: Open, lang: str) -> None:
    app = open_app("evidence", lang=lang)

    headings = [heading.value for heading in app.subheader]
    assert headings == [words(lang)("data-coverage"), words(lang)("data-gaps")]
    assert len(app.table) == 3


def test_switching_the_language_keeps_table_and_search(open_app: Open) -> None:
    app = open_app("evidence", lang="en")
    app.selectbox(key="k_table").set_value("sectors").run()
    app.text_input(key="k_search").set_value("o").run()

    app.session_state["k_scenario"] = replace(app.session_state["k_scenario"], lang="fa")
    app.run()

    assert "نام" in shown_table(app).columns
    assert app.selectbox(key="k_table").value == "sectors"
    assert app.text_input(key="k_search").value == "o"


def test_a_malicious_name_stays_text(open_app: Open, hostile_data: Path) -> None:
    app = open_app("evidence", data=hostile_data, lang="en")

    assert not app.exception
    for part in (*app.markdown, *app.caption):
        assert "](javascript" not in part.value.replace("\\]\\(javascript", "")
    assert "<img" not in everything(app).replace("\\<img", "")
