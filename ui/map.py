"""The clusters on the map: a mark at each city, larger the higher the priority."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from data import Dataset
from data.records import City
from ui import format as fmt
from ui.board import Board, Row
from ui.charts import place_text, style_of
from ui.i18n import Words
from ui.map_ground import (
    ground_layout,
    layer_traces,
    mercator,
    neighbour_labels,
    outline_traces,
)
from ui.palette import ACCENT, BACKGROUND, TEXT
from ui.spec import Spec, Target

NEAR: Final = 0.33
"""Cities closer than this (Mercator degrees) share one ring of marks."""
MARK_REACH: Final = 0.26
"""How far the largest mark reaches from its middle (Mercator degrees) at the usual sizes."""
MARK_DEPTH: Final = 0.3
NAME_GAP: Final = 0.1
UNUSED_BUTTONS: Final = ("zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d", "toImage")
SMALLEST_MARK: Final = 14
MARK_RANGE: Final = 16


@dataclass(frozen=True)
class Spot:
    """Where a cluster's mark stands: beside the cities it stands for."""

    cluster: str
    cities: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True)
class Settlement:
    """Neighbouring cities that share one ring of marks around their middle."""

    cities: tuple[City, ...]

    @property
    def x(self) -> float:
        """Longitude of the middle."""
        return sum(city.lon or 0.0 for city in self.cities) / len(self.cities)

    @property
    def west(self) -> float:
        """Longitude of the westernmost city."""
        return min(city.lon or 0.0 for city in self.cities)

    @property
    def y(self) -> float:
        """Mercator ordinate of the middle."""
        return sum(mercator(city.lat or 0.0) for city in self.cities) / len(self.cities)


def cluster_map(
    board: Board,
    dataset: Dataset,
    words: Words,
    *,
    selected: frozenset[str],
    city: str | None,
    layers: frozenset[str],
    tiles: bool,
) -> Spec:
    """Draw the clusters at their cities, larger the higher their priority.

    Parameters
    ----------
    board : Board
    dataset : Dataset
    words : Words
    selected : frozenset of str
        Clusters drawn with a strong outline.
    city : str or None
        City drawn with a ring.
    layers : frozenset of str
        Kinds of infrastructure to draw.
    tiles : bool
        Whether tiles of OpenStreetMap are fetched and laid over the outlines.
    """
    lang = words.lang
    layout = ground_layout(words, tiles=tiles)
    scenery = [
        *outline_traces(dataset),
        neighbour_labels(dataset, lang),
        _city_names(dataset, lang),
    ]
    named = " ".join(item.id for item in cluster_cities(dataset))
    moving = [
        *layer_traces(dataset, words, layers),
        _cities(dataset, words, city),
        _marks(board, dataset, words, selected),
    ]
    return {
        "data": scenery + moving,
        "base_key": f"{dataset.version} {lang} {tiles} {named}",
        "live": list(range(len(scenery), len(scenery) + len(moving))),
        "layout": layout,
        "config": {
            "displayModeBar": True,
            "displaylogo": False,
            "modeBarButtonsToRemove": list(UNUSED_BUTTONS),
        },
        "words": {"failed": words("chart-failed"), "targets": words("map-targets")},
        "targets": [
            Target(id=f"city:{item.id}", label=item.name[lang], selected=item.id == city)
            for item in cluster_cities(dataset)
        ],
    }


@lru_cache(maxsize=4)
def cluster_cities(dataset: Dataset) -> tuple[City, ...]:
    """Return the cities with clusters that have a position, in the order of the table."""
    used = {city.id for cluster in dataset.clusters for city in dataset.cities_of(cluster.id)}
    return tuple(
        city
        for city in dataset.cities
        if city.id in used and city.lat is not None and city.lon is not None
    )


@lru_cache(maxsize=4)
def settlements(cities: tuple[City, ...]) -> tuple[Settlement, ...]:
    """Group cities so near to each other that their marks would cover one another."""
    groups: list[list[City]] = []
    for city in cities:
        near = [group for group in groups if any(_distance(city, other) < NEAR for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([city, *(member for group in near for member in group)])
    return tuple(Settlement(tuple(group)) for group in groups)


def _distance(a: City, b: City) -> float:
    """Return the distance of two cities on the map, in Mercator degrees."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return math.hypot(a.lon - b.lon, mercator(a.lat) - mercator(b.lat))


@lru_cache(maxsize=4)
def spots(dataset: Dataset) -> tuple[Spot, ...]:
    """Place one mark for each cluster at each settlement it is at home in.

    The marks of a settlement stand on a ring around its middle, wide enough that each can be hit.
    """
    found = []
    for settlement in settlements(cluster_cities(dataset)):
        homes = _homes(settlement, dataset)
        for index, (cluster, cities) in enumerate(homes.items()):
            dx, dy = _offset(index, len(homes))
            found.append(Spot(cluster, cities, settlement.x + dx, settlement.y + dy))
    return tuple(found)


@lru_cache(maxsize=256)
def _homes(settlement: Settlement, dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return which clusters are at home in a settlement, and in which of its cities."""
    members = {city.id for city in settlement.cities}
    homes = {}
    for cluster in dataset.clusters:
        cities = tuple(c.id for c in dataset.cities_of(cluster.id) if c.id in members)
        if cities:
            homes[cluster.id] = cities
    return homes


def _offset(index: int, count: int) -> tuple[float, float]:
    """Return where a mark stands (degrees) from the middle of its settlement.

    A single mark stands beside the city's own point, so that both can be hit; two stand side by
    side; more stand on a ring that begins at the top.
    """
    if count == 1:
        return MARK_REACH, 0.0
    angle = 2 * math.pi * index / count + (0.0 if count == 2 else math.pi / 2)
    return _radius(count) * math.cos(angle), _radius(count) * math.sin(angle)


def _radius(count: int) -> float:
    """Return the radius of a ring (degrees) on which `count` marks do not touch."""
    return MARK_REACH if count == 2 else MARK_REACH + 0.045 * count


@lru_cache(maxsize=64)
def _cities(dataset: Dataset, words: Words, chosen: str | None) -> dict[str, Any]:
    """Draw the cities with clusters as points."""
    cities = cluster_cities(dataset)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [city.lon for city in cities],
        "y": [mercator(city.lat or 0.0) for city in cities],
        "customdata": [f"city:{city.id}" for city in cities],
        "marker": {
            "size": [13 if city.id == chosen else 7 for city in cities],
            "color": [ACCENT if city.id == chosen else TEXT for city in cities],
            "line": {"width": 2, "color": BACKGROUND},
        },
        "hovertemplate": [_city_hover(city, dataset, words) + "<extra></extra>" for city in cities],
    }


@lru_cache(maxsize=8)
def _city_names(dataset: Dataset, lang: str) -> dict[str, Any]:
    """Name each settlement by its most populous city, out of the way of its marks."""
    named = settlements(cluster_cities(dataset))
    alone = [len(_homes(settlement, dataset)) == 1 for settlement in named]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [
            min(city.lon or 0.0 for city in settlement.cities) - NAME_GAP
            if single
            else settlement.x
            for settlement, single in zip(named, alone, strict=True)
        ],
        "y": [settlement.y - _depth(settlement, dataset) for settlement in named],
        "text": [
            f"<b>{fmt.isolate(_largest(settlement).name[lang], lang)}</b>" for settlement in named
        ],
        "textposition": ["middle left" if single else "bottom center" for single in alone],
        "textfont": {"size": 14, "color": TEXT},
        "hoverinfo": "skip",
    }


def _largest(settlement: Settlement) -> City:
    """Return the most populous city of a settlement."""
    return max(settlement.cities, key=lambda city: city.population_2016 or 0)


def _depth(settlement: Settlement, dataset: Dataset) -> float:
    """Return how far below its middle (degrees) the marks of a settlement reach."""
    count = len(_homes(settlement, dataset))
    if count == 1:
        return 0.0
    return MARK_DEPTH - min(_offset(index, count)[1] for index in range(count))


def city_facts(city: City, dataset: Dataset, words: Words) -> list[str]:
    """Return what is said of a city at a glance: its census figure and its clusters."""
    lang = words.lang
    population = (
        words("city-population", count=fmt.number(city.population_2016, 0, lang))
        if city.population_2016 is not None
        else words("city-population-unknown")
    )
    facts = [population, words.join([c.label[lang] for c in dataset.clusters_of(city.id)])]
    if city.coord_quality == "derived":
        facts.append(words("position-derived"))
    return facts


def _city_hover(city: City, dataset: Dataset, words: Words) -> str:
    """Tell about a city under the pointer."""
    lines = [f"<b>{city.name[words.lang]}</b>", *city_facts(city, dataset, words)]
    return fmt.isolate("<br>".join(lines), words.lang)


def _marks(
    board: Board, dataset: Dataset, words: Words, selected: frozenset[str]
) -> dict[str, Any]:
    """Draw the shown clusters, the first the largest."""
    rows = {row.cluster.id: row for row in board.shown}
    drawn = [(spot, rows[spot.cluster]) for spot in spots(dataset) if spot.cluster in rows]
    sizes = mark_sizes(board)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(spot.x, 4) for spot, _ in drawn],
        "y": [round(spot.y, 4) for spot, _ in drawn],
        "customdata": [row.cluster.id for _, row in drawn],
        "marker": {
            "symbol": [style_of(row, dataset).symbol for _, row in drawn],
            "color": [style_of(row, dataset).color for _, row in drawn],
            "size": [round(sizes[row.cluster.id], 1) for _, row in drawn],
            "opacity": 1,
            "line": {
                "color": [TEXT if row.cluster.id in selected else BACKGROUND for _, row in drawn],
                "width": [3.5 if row.cluster.id in selected else 1.5 for _, row in drawn],
            },
        },
        "hovertemplate": [
            fmt.isolate(_mark_hover(spot, row, board, dataset, words), words.lang)
            + "<extra></extra>"
            for spot, row in drawn
        ],
    }


def mark_sizes(board: Board) -> dict[str, float]:
    """Return the diameter (px) of each cluster's mark: linear from the last score to the first."""
    scores = [row.score for row in board.rows]
    worst, best = board.rows[-1].score, board.rows[0].score
    if max(scores) == min(scores):
        return {row.cluster.id: SMALLEST_MARK + MARK_RANGE / 2 for row in board.rows}
    return {
        row.cluster.id: SMALLEST_MARK + MARK_RANGE * (row.score - worst) / (best - worst)
        for row in board.rows
    }


def _mark_hover(spot: Spot, row: Row, board: Board, dataset: Dataset, words: Words) -> str:
    """Tell about a mark under the pointer."""
    lang = words.lang
    cities = words.join([dataset.city(city).name[lang] for city in spot.cities])
    place = words(
        "hover-place",
        place=place_text(row.place, lang),
        score=fmt.number(row.score, board.digits, lang),
    )
    lines = [row.cluster.product[lang], cities, place]
    return "<br>".join([f"<b>{row.cluster.name[lang]}</b>", *lines])
