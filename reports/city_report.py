"""What the page of the cities hands to its files: the lines of the report, and the points."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data import Dataset
from data.geography import nearest_by_kind
from data.records import City
from reports.cities import CityPoint
from ui.board import Board
from ui.cities_choice import DISTANCE, curves_of, measures
from ui.cities_fit import fit_table, how_text
from ui.cities_headline import answer_lines
from ui.cities_measures import city_index, city_values, dimension_values
from ui.cities_paint import Picture
from ui.cities_panels import fit_cluster, picked_cities
from ui.cities_tables import (
    city_facts,
    clusters_table,
    compare_table,
    facts_table,
    overview_table,
    source_texts,
    sources_in,
)
from ui.i18n import Words
from ui.scenario import Scenario

Report = tuple[str, list[str], list[tuple[str, pd.DataFrame]]]


def report(
    picture: Picture, board: Board, dataset: Dataset, scenario: Scenario, words: Words
) -> Report:
    """Return title, sentences and tables of the report on what the page shows."""
    lang = words.lang
    title, *rest = answer_lines(picture, board, dataset, scenario, words)
    lines = [
        *rest,
        words("geodesic-note"),
        dataset.assessment_note[lang],
        words("data-version", version=dataset.version),
    ]
    atlas = scenario.atlas
    if atlas.view == "fit" and picture.fit is not None:
        lines.insert(0, how_text(atlas.how, words))
        cluster = fit_cluster(board, scenario)
        table = fit_table(cluster, picture.fit, curves_of(atlas, dataset), dataset, words)
        return title, lines, [(words("suitability"), table)]
    cities = picked_cities(scenario, dataset)
    if atlas.view == "compare" and cities:
        return (
            title,
            lines,
            [(words("compare-facts"), compare_table(cities, board, dataset, words))],
        )
    if scenario.city is not None:
        return title, lines, _one_city(dataset.city(scenario.city), board, dataset, words)
    table = overview_table(atlas.measure, picture.values, board, dataset, words)
    return title, lines, [(picture.painted.title, table)]


def _one_city(
    city: City, board: Board, dataset: Dataset, words: Words
) -> list[tuple[str, pd.DataFrame]]:
    """Return the tables about one city."""
    facts = city_facts(city, board, dataset, words)
    clusters = clusters_table(city.id, board, dataset, words)
    tables = [
        (city.name[words.lang], facts_table(facts, words)),
        _sources(sources_in(facts), dataset, words),
    ]
    return tables if clusters is None else [(words("fact-clusters"), clusters), *tables]


def _sources(sources: tuple[str, ...], dataset: Dataset, words: Words) -> tuple[str, pd.DataFrame]:
    """Return the numbered sources as a table."""
    lines = source_texts(sources, dataset, words)
    return words("sources-numbered"), pd.DataFrame({words("col-source"): lines})


def points(picture: Picture, board: Board, dataset: Dataset, scenario: Scenario) -> list[CityPoint]:
    """Return the cities with a position: the picked ones, or all where none is picked.

    Column names are English ids, so that a file means the same in both languages; names stand in
    both. Unknown values stay empty. ``population_geonames`` is undated and no census figure.
    """
    chosen = picked_cities(scenario, dataset) or list(dataset.cities)
    scores = dimension_values(dataset, scenario)
    values = {
        name: city_values(name, board, dataset, scores)
        for name in measures(dataset)
        if not name.startswith(DISTANCE) and name != "population"
    }
    return [
        CityPoint(city.lon, city.lat, _facts(city, values, picture, dataset))
        for city in chosen
        if city.lon is not None and city.lat is not None
    ]


def _facts(
    city: City,
    values: dict[str, tuple[float | None, ...]],
    picture: Picture,
    dataset: Dataset,
) -> dict[str, str | float | None]:
    """Return the columns of one city."""
    index = city_index(city.id, dataset)
    lead = values["lead"][index]
    facts: dict[str, str | float | None] = {
        "id": city.id,
        "name_en": city.name.en,
        "name_fa": city.name.fa,
        "county_en": city.county.en,
        "county_fa": city.county.fa,
        "kind": city.kind,
        "position_quality": city.coord_quality,
        "population_2016": city.population_2016,
        "population_geonames_undated": city.population_geonames,
        "clusters": " ".join(cluster.id for cluster in dataset.clusters_of(city.id)),
        "cluster_count": values["count"][index],
        "best_score": values["best"][index],
        "sum_of_scores": values["sum"][index],
        "lead_dimension": None if lead is None else dataset.dimensions[int(lead)].id,
    }
    for kind, nearest in nearest_by_kind(dataset).items():
        km = float(nearest.km[index])
        facts[f"geodesic_km_to_{kind}"] = None if np.isnan(km) else round(km, 3)
    if picture.fit is not None:
        facts["suitability_low"] = round(float(picture.fit.low[index]), 4)
        facts["suitability_high"] = round(float(picture.fit.high[index]), 4)
    facts["ratings_note"] = dataset.assessment_note.en
    return facts
