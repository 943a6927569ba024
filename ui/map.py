"""The map of the province, drawn from our own outlines as plain curves.

The picture is a Cartesian chart in Web Mercator degrees, not a Plotly ``geo`` or ``map`` subplot:
it needs no WebGL, asks nobody for outlines or glyphs, shapes Persian labels as the browser does,
and online tiles, when switched on, fit on it as images. Coordinates are WGS84 degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from shapely.geometry import box, shape
from shapely.ops import polylabel

from data import Dataset
from data.records import City
from ui import format as fmt
from ui.board import Board, Row
from ui.charts import place_text, style_of
from ui.i18n import Words
from ui.palette import ACCENT, BACKGROUND, BORDER, LAND, MUTED, PROVINCE, SEA, TEXT
from ui.spec import Spec, Target, base_layout

WINDOW_LON: Final = (57.9, 64.1)
WINDOW_LAT: Final = (24.75, 31.75)
NEAR: Final = 0.33
"""Cities closer than this (Mercator degrees) share one ring of marks."""
MARK_REACH: Final = 0.26
"""How far the largest mark reaches from its middle (Mercator degrees) at the usual sizes."""
MARK_DEPTH: Final = 0.3
NAME_GAP: Final = 0.1
SMALLEST_NAMED_LAND: Final = 0.4
"""Square degrees of a land that the window must show for its name to have room."""
SMALLEST_MARK: Final = 14
MARK_RANGE: Final = 16
TILE_ZOOM: Final = 7
TILE_OPACITY: Final = 0.85
TILE_ADDRESS: Final = "https://tile.openstreetmap.org/{zoom}/{x}/{y}.png"
LAYER_SYMBOLS: Final = (
    "cross-thin-open", "x-thin-open", "asterisk-open", "hash-open",
    "star-open", "hexagon-open", "pentagon-open", "bowtie-open",
)  # fmt: skip


def mercator(lat: float) -> float:
    """Return the Web Mercator ordinate of a latitude, in degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


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
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "plot_bgcolor": SEA,
        "dragmode": "pan",
        "hovermode": "closest",
        "xaxis": _plain_axis(list(WINDOW_LON)),
        "yaxis": _plain_axis([mercator(lat) for lat in WINDOW_LAT])
        | {"scaleanchor": "x", "scaleratio": 1},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": MUTED, "activecolor": TEXT},
        "annotations": _sea_labels(words) + (_attribution(words) if tiles else []),
        "images": _tiles() if tiles else [],
    }
    scenery = [*_outlines(dataset), _neighbour_labels(dataset, lang)]
    moving = [
        *_layers(dataset, words, layers),
        _city_names(dataset, lang),
        _cities(dataset, words, city),
        _marks(board, dataset, words, selected),
    ]
    return {
        "data": scenery + moving,
        "base_key": f"{dataset.version} {lang} {tiles}",
        "live": list(range(len(scenery), len(scenery) + len(moving))),
        "layout": layout,
        "config": {
            "displayModeBar": True,
            "displaylogo": False,
            "modeBarButtons": [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
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


def _plain_axis(bounds: list[float]) -> dict[str, Any]:
    """Return an axis that only carries the picture."""
    return {"range": bounds, "visible": False, "constrain": "range"}


def _outlines(dataset: Dataset) -> list[dict[str, Any]]:
    """Draw the land around and the province."""
    pieces = (("neighbours", LAND, 0.7), ("province", PROVINCE, 2.0))
    traces = []
    for name, fill, width in pieces:
        xs, ys = _curves(dataset, name)
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": xs,
                "y": ys,
                "fill": "toself",
                "fillcolor": fill,
                "line": {"color": BORDER, "width": width},
                "hoverinfo": "skip",
            }
        )
    return traces


@lru_cache(maxsize=8)
def _curves(dataset: Dataset, name: str) -> tuple[list[float | None], list[float | None]]:
    """Return the rings of an outline as one line with gaps; computed once per data set."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in _rings(dataset.outlines[name]):
        xs += [round(lon, 3) for lon, _ in ring] + [None]
        ys += [round(mercator(lat), 3) for _, lat in ring] + [None]
    return xs, ys


def _rings(collection: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Yield the outer rings of a GeoJSON feature collection of polygons."""
    for feature in collection["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        for polygon in polygons:
            yield polygon[0]


def _neighbour_labels(dataset: Dataset, lang: str) -> dict[str, Any]:
    """Name the lands around, in the part of them that the window shows."""
    labels = _land_labels(dataset)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [lon for _, lon, _ in labels],
        "y": [mercator(lat) for _, _, lat in labels],
        "text": [fmt.isolate(names[f"name_{lang}"], lang) for names, _, _ in labels],
        "textfont": {"size": 12, "color": MUTED},
        "hoverinfo": "skip",
    }


@lru_cache(maxsize=4)
def _land_labels(dataset: Dataset) -> tuple[tuple[Mapping[str, str], float, float], ...]:
    """Return the names of the lands around and the roomiest point of what the window shows."""
    window = box(WINDOW_LON[0], WINDOW_LAT[0], WINDOW_LON[1], WINDOW_LAT[1])
    labels = []
    for feature in dataset.outlines["neighbours"]["features"]:
        seen = shape(feature["geometry"]).intersection(window)
        largest = max(getattr(seen, "geoms", [seen]), key=lambda part: part.area)
        if largest.area >= SMALLEST_NAMED_LAND:
            point = polylabel(largest, tolerance=0.05)
            labels.append((feature["properties"], float(point.x), float(point.y)))
    return tuple(labels)


def _sea_labels(words: Words) -> list[dict[str, Any]]:
    """Name the sea."""
    return [
        {
            "x": 59.2,
            "y": mercator(24.98),
            "text": fmt.isolate(words("gulf-of-oman"), words.lang),
            "showarrow": False,
            "font": {"size": 12, "color": MUTED},
        }
    ]


def _layers(dataset: Dataset, words: Words, layers: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Draw each chosen kind of infrastructure with a sign of its own."""
    lang = words.lang
    for index, kind in enumerate(dataset.infrastructure_kinds):
        places = [
            place
            for place in dataset.infrastructure
            if place.kind == kind.id and place.lat is not None and place.lon is not None
        ]
        if kind.id not in layers or not places:
            continue
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [place.lon for place in places],
            "y": [mercator(place.lat or 0.0) for place in places],
            "marker": {
                "symbol": LAYER_SYMBOLS[index % len(LAYER_SYMBOLS)],
                "size": 11,
                "color": TEXT,
                "line": {"width": 2, "color": TEXT},
            },
            "hovertemplate": [
                fmt.isolate(
                    f"<b>{place.name[lang]}</b><br>{kind.name[lang]}"
                    + (f"<br>{words('stand-in')}" if place.position_quality != "exact" else ""),
                    lang,
                )
                + "<extra></extra>"
                for place in places
            ],
        }


def layer_glyphs(dataset: Dataset) -> dict[str, str]:
    """Return the sign of each kind of infrastructure, for the legend beside the map."""
    signs = "+×✳#☆⬡⬠⋈"
    return {
        kind.id: signs[index % len(signs)]
        for index, kind in enumerate(dataset.infrastructure_kinds)
    }


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
            settlement.x - NAME_GAP * single
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


def _tiles() -> list[dict[str, Any]]:
    """Lay the tiles of the window over the outlines, as images at their Mercator bounds.

    A tile that does not come leaves the outlines as they are, so a room whose network fails still
    has its map; the marks are drawn above both.
    """
    count = 2**TILE_ZOOM
    side = 360 / count
    west = int((WINDOW_LON[0] - 2 + 180) / side)
    east = int((WINDOW_LON[1] + 2 + 180) / side)
    north = int((180 - mercator(WINDOW_LAT[1] + 1)) / side)
    south = int((180 - mercator(WINDOW_LAT[0] - 1)) / side)
    return [
        {
            "source": TILE_ADDRESS.format(zoom=TILE_ZOOM, x=x, y=y),
            "xref": "x",
            "yref": "y",
            "x": x * side - 180,
            "y": 180 - y * side,
            "sizex": side,
            "sizey": side,
            "sizing": "stretch",
            "layer": "above",
            "opacity": TILE_OPACITY,
        }
        for x in range(west, east + 1)
        for y in range(north, south + 1)
    ]


def _attribution(words: Words) -> list[dict[str, Any]]:
    """Name the makers of the tiles, as their licence asks."""
    return [
        {
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "y": 0,
            "xanchor": "right",
            "yanchor": "bottom",
            "text": words("tiles-attribution"),
            "showarrow": False,
            "font": {"size": 11, "color": TEXT},
            "bgcolor": BACKGROUND,
        }
    ]
