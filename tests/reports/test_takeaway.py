"""What a meeting takes away, opened again by other programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import data
import fuzzy
from data.overlay import overlaid
from reports.scenario_sheet import scenario_in
from reports.takeaway import Kept, clusters_geojson, ranking_csv, scenario_workbook
from tests.reports.spreadsheet import Spreadsheet
from tests.ui.test_document import exact_scenarios
from ui.board import make_board, problem_of
from ui.document import DocumentError, from_file
from ui.i18n import words
from ui.scenario import Scenario, Setting, default_scenario

DATASET = data.load()
NOW = dt.datetime(2026, 11, 27, 20, 30, tzinfo=dt.UTC)
WEIGHTS = {
    **default_scenario(DATASET).setting.weights,
    "social": (40.0, 80.125, 90.0),
    "jobs": (1.0, 2.0, 3.3),
}
SCENARIO = replace(default_scenario(DATASET, "en"), setting=Setting("topsis", WEIGHTS))
KEPT = Kept("=cmd|' /C calc'!A0", "+note", "زهرا")


def opened(scenario: Scenario = SCENARIO, lang: str = "en", *, values: bool = False) -> Workbook:
    content = scenario_workbook(DATASET, scenario, KEPT, words(lang), NOW)
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def result_cells(book: Workbook) -> tuple[str, list[list[str]]]:
    """Return the sheet of the steps and, for each cluster, its cells of sums, score and place."""
    sheet = book.worksheets[3]
    left = 3 * len(DATASET.criteria) + 3
    head = next(row for row in range(1, 100) if sheet.cell(row, left).value)
    return sheet.title, [
        [sheet.cell(head + 1 + i, left + k).coordinate for k in range(7)]
        for i in range(len(DATASET.clusters))
    ]


def computed(book: Workbook) -> np.ndarray[Any, Any]:
    sheet, rows = result_cells(book)
    program = Spreadsheet(book)
    return np.array([[program.value(sheet, cell) for cell in row] for row in rows], dtype=float)


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_formulas_come_to_what_the_engine_says(lang: str) -> None:
    found = computed(opened(lang=lang))
    expected = fuzzy.rank(problem_of(DATASET, WEIGHTS), "saw")
    assert expected.fuzzy_scores is not None
    assert found[:, :3] == pytest.approx(expected.fuzzy_scores, abs=1e-12)
    assert found[:, 3] == pytest.approx(expected.scores, abs=1e-12)
    assert found[:, 4] == pytest.approx(expected.ranks)
    assert pytest.approx(np.array([expected.scores, expected.ranks]), abs=1e-12) == found[:, 5:].T


def test_a_reader_who_changes_a_yellow_cell_gets_the_new_ranking() -> None:
    book = opened()
    weights, steps = book.worksheets[2], book.worksheets[3]
    for letter, weight in zip("CDE", (5, 10, 20), strict=True):
        weights[f"{letter}5"].value = weight
    rated = next(row for row in range(1, 60) if isinstance(steps.cell(row, 2).value, float | int))
    for column, value in zip((2, 3, 4), (0, 1, 2), strict=True):
        steps.cell(rated, column).value = value
    first = DATASET.dimensions[0].id
    problem = problem_of(DATASET, {**WEIGHTS, first: (5.0, 10.0, 20.0)})
    ratings = problem.ratings.copy()
    ratings[0, 0] = (0, 1, 2)
    expected = fuzzy.rank(replace(problem, ratings=ratings), "saw")
    found = computed(book)
    assert found[:, 3] == pytest.approx(expected.scores, abs=1e-12)
    assert found[:, 4] == pytest.approx(expected.ranks)


def test_the_results_stored_beside_the_formulas_are_those_of_the_formulas() -> None:
    formulas, stored = opened(), opened(values=True)
    program = Spreadsheet(formulas)
    checked = 0
    for sheet in formulas.worksheets[2:4]:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    kept = stored[sheet.title][cell.coordinate].value
                    assert program.value(sheet.title, cell.coordinate) == pytest.approx(
                        kept, abs=1e-12
                    )
                    checked += 1
    assert checked > 1000


def test_the_ranking_is_that_of_the_current_method_as_numbers() -> None:
    rows = list(opened().worksheets[1].iter_rows(min_row=2, values_only=True))
    board = make_board(DATASET, SCENARIO)
    assert [row[:3] for row in rows] == [
        (each.place, each.cluster.name.en, pytest.approx(each.score)) for each in board.rows
    ]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_first_sheet_says_scenario_method_and_what_the_ratings_are(lang: str) -> None:
    book = opened(lang=lang)
    told = {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}
    method = fuzzy.METHODS["topsis"]
    assert {KEPT.name, KEPT.note, KEPT.author, DATASET.version} <= told
    assert DATASET.assessment_note[lang] in told
    assert {method.title_fa if lang == "fa" else method.title_en, method.source} <= told
    for_people = book.worksheets[:-1]
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in for_people} == {lang == "fa"}


def test_every_rating_has_its_reason_and_every_source_is_there() -> None:
    book = opened()
    reasons = [row[9] for row in book["Ratings"].iter_rows(min_row=2, values_only=True)]
    assert reasons == [
        DATASET.rating(cluster.id, criterion.id).rationale.en
        for cluster in DATASET.clusters
        for criterion in DATASET.criteria
    ]
    assert book["Sources"].max_row == len(DATASET.sources) + 1


def test_a_typed_text_is_never_a_formula() -> None:
    sheet = opened().worksheets[0]
    typed = [
        cell for row in sheet.iter_rows() for cell in row if cell.value in {KEPT.name, KEPT.note}
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in typed] == [("s", True), ("s", True)]


def test_the_ranking_as_csv_has_numbers_and_says_what_they_rest_on() -> None:
    board = make_board(DATASET, SCENARIO)
    rows = list(csv.DictReader(io.StringIO(ranking_csv(board, DATASET).decode("utf-8-sig"))))
    assert [row["cluster"] for row in rows] == [each.cluster.id for each in board.rows]
    assert [float(row["score"]) for row in rows] == pytest.approx([r.score for r in board.rows])
    assert {row["ratings_note"] for row in rows} == {DATASET.assessment_note.en}
    assert {row["data_version"] for row in rows} == {DATASET.version}


@settings(max_examples=20, deadline=None)
@given(scenario=exact_scenarios(), name=st.text(max_size=40), note=st.text(max_size=40))
def test_any_scenario_survives_its_workbook(scenario: Scenario, name: str, note: str) -> None:
    kept = Kept(name, note, "زهرا")
    tables = overlaid(DATASET, scenario.overlay)
    try:
        content = scenario_workbook(tables, scenario, kept, words(scenario.lang), NOW)
    except fuzzy.ProblemError:
        return
    opened_again = from_file(scenario_in(content), DATASET, scenario.lang)
    assert opened_again.scenario == scenario
    assert opened_again.author == "زهرا"
    if name.isprintable():
        assert opened_again.name == name


def test_a_workbook_without_a_scenario_says_so() -> None:
    target = io.BytesIO()
    Workbook().save(target)
    with pytest.raises(DocumentError, match="document-none-in-workbook"):
        scenario_in(target.getvalue())


def test_every_cluster_stands_at_each_of_its_cities() -> None:
    board = make_board(DATASET, SCENARIO)
    collection = json.loads(clusters_geojson(board, DATASET))
    found = {
        (each["properties"]["cluster"], each["properties"]["city"]): each
        for each in collection["features"]
    }
    assert set(found) == {(link.cluster, link.city) for link in DATASET.cluster_cities}
    for (cluster, city_id), feature in found.items():
        city = DATASET.city(city_id)
        assert feature["properties"]["score"] == board.row(cluster).score
        place = feature["geometry"] and feature["geometry"]["coordinates"]
        assert place == (None if city.lon is None else [city.lon, city.lat])
