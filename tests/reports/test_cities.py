"""What a planner takes away: the report and the points."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import geopandas
import openpyxl
import pytest

import data
from data import Dataset
from reports import cities_geojson, cities_geopackage, cities_workbook, city_report
from ui.board import make_board
from ui.cities_choice import CityChoice
from ui.cities_paint import fitted, measured
from ui.i18n import LANGUAGES, words
from ui.scenario import Scenario, default_scenario

DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return data.load()


def scenario_of(dataset: Dataset, lang: str, **fields: object) -> Scenario:
    return replace(default_scenario(dataset, lang), atlas=CityChoice(**fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["facts", "compare", "fit"])
def test_report_is_one_sheet_with_answer_and_the_note_on_the_ratings(
    dataset: Dataset, lang: str, view: str
) -> None:
    scenario = scenario_of(dataset, lang, view=view, picked=("zabol", "chabahar"))
    said = words(lang)
    board = make_board(dataset, scenario)
    picture = (
        fitted(scenario, "dates", dataset, said, None)
        if view == "fit"
        else measured(scenario, board, dataset, said, None)
    )
    parts = city_report.report(picture, board, dataset, scenario, said)
    book = openpyxl.load_workbook(io.BytesIO(cities_workbook(*parts, said, DAY)))
    assert len(book.sheetnames) == 1
    sheet = book.active
    assert bool(sheet.sheet_view.rightToLeft) == (lang == "fa")
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert dataset.assessment_note[lang] in texts
    assert said("geodesic-note") in texts
    assert any(dataset.city("chabahar").name[lang] in text for text in texts)
    assert not any("\\" in text for text in texts)


@pytest.mark.parametrize("kind", ["geojson", "gpkg"])
def test_points_open_elsewhere_with_their_facts(
    dataset: Dataset, kind: str, tmp_path: Path
) -> None:
    scenario = scenario_of(dataset, "fa", picked=("zabol", "chabahar", "polan"))
    board = make_board(dataset, scenario)
    picture = measured(scenario, board, dataset, words("fa"), None)
    points = city_report.points(picture, board, dataset, scenario)
    write = cities_geojson if kind == "geojson" else cities_geopackage
    path = tmp_path / f"cities.{kind}"
    path.write_bytes(write(points))
    table = geopandas.read_file(path)
    assert table.crs.to_epsg() == 4326
    assert list(table["id"]) == ["zabol", "chabahar"]
    assert list(table["population_2016"]) == [134950, 106739]
    zabol = table.iloc[0]
    assert (zabol.geometry.x, zabol.geometry.y) == (61.4949, 31.0306)
    assert zabol["name_fa"] == "زابل"
    assert zabol["geodesic_km_to_port"] == pytest.approx(642.7, abs=0.1)
    assert zabol["ratings_note"] == dataset.assessment_note.en


def test_all_cities_with_a_position_where_none_is_picked(dataset: Dataset) -> None:
    scenario = scenario_of(dataset, "en", view="fit")
    board = make_board(dataset, scenario)
    picture = fitted(scenario, "dates", dataset, words("en"), None)
    points = city_report.points(picture, board, dataset, scenario)
    assert len(points) == sum(city.lat is not None for city in dataset.cities)
    collection = json.loads(cities_geojson(points))
    facts = collection["features"][0]["properties"]
    assert 0 <= facts["suitability_low"] <= facts["suitability_high"] <= 1
    assert "population_geonames_undated" in facts
