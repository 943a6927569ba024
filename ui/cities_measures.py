"""What can colour a city or a county on the map: its value, its words, its class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from data import Dataset
from data.boundaries import county_id
from data.geography import VILLAGE, nearest_by_kind
from data.records import City
from fuzzy.checks import FloatArray
from ui import format as fmt
from ui.board import Board, Row, solve
from ui.cities_choice import DISTANCE
from ui.i18n import Words
from ui.scenario import Scenario, Setting

MOST_CLASSES: Final = 5
APPROXIMATE: Final = ("derived", "geonames-rounded")
STAGE_METHOD: Final = "mamdani"
"""The method whose first stage gives each cluster a score for every dimension."""

_SLOT: Final = "\ufffc"

Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Classes:
    """Values put into at most five classes.

    Attributes
    ----------
    edges : tuple of (float, float)
        Lowest and highest value that is in each class, lowest class first.
    of : tuple of (int or None)
        Class of each value; None where the value is missing.
    """

    edges: tuple[tuple[float, float], ...]
    of: tuple[int | None, ...]


def classify(values: Sequence[float | None]) -> Classes:
    """Put values into at most five classes of nearly equal counts; equal values stay together."""
    known = np.array(sorted(value for value in values if value is not None), dtype=np.float64)
    if not known.size:
        return Classes((), tuple(None for _ in values))
    distinct = np.unique(known)
    if distinct.size <= MOST_CLASSES:
        starts = distinct
    else:
        cuts = [known[len(known) * k // MOST_CLASSES] for k in range(MOST_CLASSES)]
        starts = np.unique(cuts)
    of = tuple(
        None if value is None else int(np.searchsorted(starts, value, side="right")) - 1
        for value in values
    )
    place = np.searchsorted(starts, known, side="right") - 1
    edges = tuple(
        (float(known[place == k].min()), float(known[place == k].max())) for k in range(len(starts))
    )
    return Classes(edges, of)


def dimension_values(dataset: Dataset, scenario: Scenario) -> FloatArray:
    """Return the score (0..10) of each cluster in each dimension under the present weights.

    Returns
    -------
    ndarray, shape (clusters, dimensions)
        Centroids of the fuzzy weighted averages of the ratings: the first stage of the default
        method, whichever method ranks.
    """
    _, ranking = solve(dataset, Setting(STAGE_METHOD, scenario.setting.weights))
    return np.asarray(ranking.details["dimension_values"].value, dtype=np.float64)


def city_values(measure: str, board: Board, dataset: Dataset, scores: FloatArray) -> Values:
    """Return the value of each city, in the order of the data; None where there is none.

    Parameters
    ----------
    measure : str
        See :func:`ui.cities_choice.measures`. ``lead`` gives the index of a dimension.
    board : Board
        Only clusters that pass its filters count.
    dataset : Dataset
    scores : ndarray, shape (clusters, dimensions)
        From :func:`dimension_values`.
    """
    if measure.startswith(DISTANCE):
        km = nearest_by_kind(dataset)[measure.removeprefix(DISTANCE)].km
        return tuple(None if np.isnan(value) else float(value) for value in km)
    if measure == "population":
        return tuple(city.population_2016 for city in dataset.cities)
    homes = clusters_by_city(dataset)
    tell = _teller(measure, board, dataset, scores)
    return tuple(tell(homes.get(city.id, ())) for city in dataset.cities)


@lru_cache(maxsize=4)
def clusters_by_city(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Return the clusters of every city that has one."""
    homes: dict[str, list[str]] = {}
    for home in dataset.cluster_cities:
        homes.setdefault(home.city, []).append(home.cluster)
    return {city: tuple(clusters) for city, clusters in homes.items()}


def county_values(
    measure: str, board: Board, dataset: Dataset, scores: FloatArray
) -> dict[str, float | None]:
    """Return the value of each county, by its key.

    A cluster that is at home in several cities of a county counts once. The population is that of
    the county in the census of 2016; a distance is that of the county's seat, or of the first
    city of the county that has one.
    """
    members: dict[str, list[int]] = {}
    for index, city in enumerate(dataset.cities):
        members.setdefault(county_id(city.county), []).append(index)
    if measure.startswith(DISTANCE):
        values = city_values(measure, board, dataset, scores)
        return {key: _of_seat(cities, values, dataset) for key, cities in members.items()}
    if measure == "population":
        return {key: _county_people(cities, dataset) for key, cities in members.items()}
    homes = clusters_by_city(dataset)
    tell = _teller(measure, board, dataset, scores)
    return {
        key: tell({c for index in cities for c in homes.get(dataset.cities[index].id, ())})
        for key, cities in members.items()
    }


def _of_seat(cities: Sequence[int], values: Values, dataset: Dataset) -> float | None:
    """Return the value of a county's seat, or of the first other city with a value."""
    ordered = sorted(cities, key=lambda index: _rank_of_kind(dataset.cities[index]))
    return next((values[index] for index in ordered if values[index] is not None), None)


def _rank_of_kind(city: City) -> int:
    """Return 0 for a seat, 1 for another city, 2 for a village."""
    if city.kind in ("province-capital", "county-seat"):
        return 0
    return 2 if city.kind == VILLAGE else 1


def _county_people(cities: Sequence[int], dataset: Dataset) -> float | None:
    """Return the county's figure of the census of 2016, which stands at its seat."""
    found = (dataset.cities[index].county_population_2016 for index in cities)
    return next((people for people in found if people is not None), None)


def _teller(
    measure: str, board: Board, dataset: Dataset, scores: FloatArray
) -> Callable[[Iterable[str]], float | None]:
    """Return what gives the clusters of a place their common value."""
    shown = {row.cluster.id: row for row in board.shown}

    def tell(clusters: Iterable[str]) -> float | None:
        rows = [shown[cluster] for cluster in clusters if cluster in shown]
        if measure == "count":
            return len(rows)
        if not rows:
            return None
        if measure == "sum":
            return sum(row.score for row in rows)
        if measure == "best":
            return min(rows, key=lambda row: row.place).score
        return _lead(rows, dataset, scores)

    return tell


def _lead(rows: Sequence[Row], dataset: Dataset, scores: FloatArray) -> int:
    """Return the dimension in which one of the clusters has the highest score of all."""
    here = [dataset.clusters.index(row.cluster) for row in rows]
    return int(scores[here].max(axis=0).argmax())


def measure_title(measure: str, dataset: Dataset, words: Words) -> str:
    """Return the name of a measure.

    Where a kind of infrastructure has a single place with a position, the place is named.
    """
    if not measure.startswith(DISTANCE):
        return words(f"measure-{measure}")
    kind = measure.removeprefix(DISTANCE)
    placed = [p for p in dataset.infrastructure if p.kind == kind and p.lat is not None]
    if len(placed) == 1:
        return words("measure-to-place", place=placed[0].name[words.lang])
    names = {item.id: item.name for item in dataset.infrastructure_kinds}
    return words("measure-to-kind", kind=names[kind][words.lang])


def value_text(
    measure: str, value: float | None, board: Board, dataset: Dataset, words: Words
) -> str:
    """Write a value with its unit."""
    lang = words.lang
    if value is None:
        return words("measure-missing")
    if measure == "lead":
        return dataset.dimensions[int(value)].name[lang]
    if measure.startswith(DISTANCE):
        return filled("kilometres", "km", km_text(value, lang), words)
    if measure == "population":
        return filled("people", "count", fmt.number(value, 0, lang), words)
    if measure == "count":
        return filled("clusters-count", "count", fmt.number(value, 0, lang), words)
    return fmt.number(value, board.digits, lang)


def filled(key: str, slot: str, value: str, words: Words) -> str:
    """Return ``words(key, slot=value)``, fast enough for thousands of cities."""
    head, tail = _around(key, slot, words)
    return f"{head}{value}{tail}"


@lru_cache(maxsize=64)
def _around(key: str, slot: str, words: Words) -> tuple[str, str]:
    """Return what a wording has before and after its one value."""
    head, _, tail = words(key, **{slot: _SLOT}).partition(_SLOT)
    return head, tail


def km_text(km: float, lang: str) -> str:
    """Write kilometres, with a decimal below ten."""
    return fmt.number(km, 1 if km < 10 else 0, lang)


def class_text(
    edges: tuple[float, float], measure: str, board: Board, dataset: Dataset, words: Words
) -> str:
    """Write the range of a class."""
    low, high = (value_text(measure, edge, board, dataset, words) for edge in edges)
    return low if low == high else words("range", low=low, high=high)


def is_approximate(city: City, kind: str | None, dataset: Dataset) -> bool:
    """Tell whether a city's distance rests on a derived, rounded or stand-in point."""
    if city.coord_quality in APPROXIMATE:
        return True
    if kind is None:
        return False
    nearest = nearest_by_kind(dataset)[kind]
    place = int(nearest.place[_index(dataset)[city.id]])
    return place >= 0 and dataset.infrastructure[place].position_quality != "exact"


@lru_cache(maxsize=4)
def _index(dataset: Dataset) -> Mapping[str, int]:
    """Return the row of each city."""
    return {city.id: index for index, city in enumerate(dataset.cities)}


def city_index(city: str, dataset: Dataset) -> int:
    """Return the row of a city."""
    return _index(dataset)[city]
