"""What the page on the method shows of the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

import fuzzy
from data import Dataset
from tests.ui.making import figure
from ui.board import problem_of
from ui.i18n import words
from ui.method_view import (
    english_html,
    options_table,
    source_html,
    terms_chart,
    terms_table,
    weights_sentence,
    weights_table,
)
from ui.scenario import Setting, default_weights, preset_weights


def test_weights_are_called_what_they_are(dataset: Dataset) -> None:
    english = words("en")
    shipped = default_weights(dataset)
    by_hand = {**shipped, "economic": (1.0, 2.0, 3.0)}
    preset = preset_weights(dataset, "jobs-first")

    assert "shipped" in weights_sentence(Setting("saw", shipped), dataset, english)
    assert "Jobs first" in weights_sentence(Setting("saw", preset), dataset, english)
    assert "by hand" in weights_sentence(Setting("saw", by_hand), dataset, english)


def test_global_weights_are_products_and_shares_add_up(dataset: Dataset) -> None:
    problem = problem_of(dataset, default_weights(dataset))

    table = weights_table(problem.weights, dataset, words("en"))

    # Three equal dimensions; the economic one has four equal sub-criteria: 1/3 x 1/4.
    assert table.loc["Value added and income", "Peak"] == "0.083"
    assert table.loc["Value added and income", "Share"] == "8.3%"
    assert sum(float(share.rstrip("%")) for share in table["Share"]) == pytest.approx(100, abs=1)
    assert table.loc["Cost to start", "Direction"] == "less is better"


def test_options_are_told_with_their_value_and_meaning(dataset: Dataset) -> None:
    problem = problem_of(dataset, default_weights(dataset))

    vikor = options_table(fuzzy.rank(problem, "vikor"), words("fa"))
    mamdani = options_table(fuzzy.rank(problem, "mamdani"), words("fa"))

    assert vikor["مقدار"].tolist() == ["۰٫۵"]
    assert mamdani.empty


def test_a_source_is_an_english_passage_with_its_doi_as_a_link() -> None:
    html = source_html(fuzzy.METHODS["topsis"])

    assert html.startswith('<p lang="en" dir="ltr"')
    assert 'href="https://doi.org/10.1016/S0165-0114%2897%2900377-1"' in html


def test_a_source_without_doi_has_no_link() -> None:
    assert "href" not in source_html(replace(fuzzy.METHODS["topsis"], doi=None))


def test_text_of_the_engine_is_escaped() -> None:
    assert "&lt;b&gt;" in english_html("<b>")


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_five_words_are_drawn_and_listed(dataset: Dataset, lang: str) -> None:
    triangles = figure(terms_chart(dataset, words(lang))).data

    assert [tuple(triangle.x) for triangle in triangles] == [
        term.tfn for term in dataset.scale("five")
    ]
    assert len(terms_table(dataset, words(lang))) == 5
