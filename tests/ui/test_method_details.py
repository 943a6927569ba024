"""The working of every method, as tables in both languages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import data
import fuzzy
from data import Dataset
from data.records import TFN
from fuzzy.ranking import Detail
from ui.board import problem_of
from ui.formulas import FIRST_STEPS, METHOD_STEPS
from ui.i18n import LANGUAGES, message_ids, words
from ui.method_details import detail_tables, meaning_of
from ui.scenario import default_weights


def narrowed(tfn: TFN) -> TFN:
    low, peak, high = (1 + 0.8 * part for part in tfn)
    return low, peak, high


@cache
def milder() -> Dataset:
    """Return the shipped data with no rating at an end of the scale, which all methods take."""
    shipped = data.load()
    terms = tuple(replace(term, tfn=narrowed(term.tfn)) for term in shipped.terms)
    steps = tuple(replace(step, widening=step.widening / 10) for step in shipped.uncertainties)
    return replace(shipped, terms=terms, uncertainties=steps)


def solved(method: str, dataset: Dataset) -> tuple[fuzzy.Ranking, fuzzy.Problem]:
    problem = problem_of(dataset, default_weights(dataset))
    return fuzzy.rank(problem, method), problem


@pytest.mark.parametrize("method", fuzzy.METHODS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_quantity_of_every_method_is_shown_in_words(method: str, lang: str) -> None:
    ranking, problem = solved(method, milder())

    tables = detail_tables(ranking, problem, milder(), words(lang))

    shown = " ".join(
        f"{table.title} {' '.join(table.frame.columns)} {' '.join(table.frame.index)}"
        for table in tables
    ).replace("\\", "")
    for name, detail in ranking.details.items():
        assert f"detail-{method}-{name}" in message_ids(lang)
        if name != "alphas":
            assert meaning_of(method, name, detail, words(lang)) in shown


@pytest.mark.parametrize("method", fuzzy.METHODS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_method_has_steps_with_words(method: str, lang: str) -> None:
    keys = {step.words for step in (*FIRST_STEPS, *METHOD_STEPS[method])}

    assert len(METHOD_STEPS[method]) >= 2
    assert keys <= message_ids(lang)


def test_formulas_of_a_step_stand_under_each_other() -> None:
    several = METHOD_STEPS["topsis"][2].lines

    assert several.startswith(r"\begin{gathered}")
    assert several.count(r"\\[") == 2
    assert FIRST_STEPS[1].lines == FIRST_STEPS[1].formula


def test_clusters_stand_in_order_of_place_with_the_engines_numbers() -> None:
    dataset = milder()
    ranking, problem = solved("topsis", dataset)
    best = int(np.argmax(ranking.scores))

    table = detail_tables(ranking, problem, dataset, words("en"))[0].frame

    assert table.index[0] == dataset.clusters[best].name.en
    d_plus = np.asarray(ranking.details["d_plus"].value)[best]
    assert table.filter(like="distance to the ideal").iloc[0, 0] == f"{d_plus:.3f}"


def test_a_fuzzy_number_is_written_with_its_three_parts() -> None:
    ranking, problem = solved("mamdani", milder())
    best = int(np.argmax(ranking.scores))
    low, peak, high = np.asarray(ranking.details["dimension_scores"].value)[best, 0]

    scores = detail_tables(ranking, problem, milder(), words("en"))[0].frame

    parts = scores["Economic"].iloc[0].replace("\u2068", "").replace("\u2069", "")
    assert parts == f"({low:.3f}, {peak:.3f}, {high:.3f})"


def test_places_are_written_as_places() -> None:
    ranking, problem = solved("vikor", milder())

    table = detail_tables(ranking, problem, milder(), words("en"))[0].frame

    places = table.filter(like="place by group utility").iloc[:, 0]
    assert set(places) <= {f"{n / 2:g}" for n in range(2, 23)}


def test_the_clusters_of_a_compromise_are_named() -> None:
    dataset = milder()
    ranking, problem = solved("vikor", dataset)
    members = ranking.details["compromise_set"].value
    assert isinstance(members, list)

    table = detail_tables(ranking, problem, dataset, words("en"))[-1].frame

    assert all(dataset.clusters[i].name.en in table["Value"].iloc[0] for i in members)


def test_a_method_without_quantities_has_no_table() -> None:
    ranking, problem = solved("saw", milder())

    assert detail_tables(ranking, problem, milder(), words("en")) == ()


def test_a_quantity_without_words_keeps_the_engines_caption() -> None:
    detail = Detail(1.0, "something new", "n")

    meaning = meaning_of("saw", "unheard_of", detail, words("fa"))
    assert "something new" in meaning
