"""The cities on the map: sized by population, coloured by a class, hatched where nothing is known.

Each class is a trace of its own, so that the picture carries its legend along when it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import shapely

from data import Dataset
from data.geography import nearest_areas
from data.records import City
from ui import format as fmt
from ui.cities_dots import MANY, dots_image, legend_entry, unseen
from ui.i18n import Words
from ui.map_ground import (
    ground_layout,
    layer_traces,
    mercator,
    neighbour_labels,
    outline_traces,
)
from ui.palette import ACCENT, BACKGROUND, BORDER, TEXT
from ui.spec import FONT_STACK, Spec, Target

UNUSED_BUTTONS: Final = ("zoom2d", "select2d", "autoScale2d", "toImage")
SMALLEST, LARGEST = 9, 30
MOST_NAMES: Final = 14
NAME_WIDTH, NAME_HEIGHT = 0.75, 0.2
"""Room of a name (Mercator degrees); a name that would cover another is left out."""
HALF_PIXEL: Final = 0.004
"""Tolerance (degrees) to which areas are simplified for drawing: finer than a screen shows."""
MOST_TARGETS: Final = 60
SEQUENCE: Final = tuple(f"@class-{k}" for k in range(1, 6))
KINDS: Final = tuple(f"@category-{k}" for k in range(1, 4))
MISSING: Final = "@class-missing"
CATEGORY_SYMBOLS: Final = ("circle", "square", "diamond")
MISSING_SYMBOL: Final = "circle-x-open"


@dataclass(frozen=True)
class Area:
    """A part of the map filled by its class: WGS84 geometry, its words, its city if it has one."""

    shape: Any
    label: str
    group: int | None


@dataclass(frozen=True)
class Painted:
    """How the cities are coloured.

    Attributes
    ----------
    title : str
        What the colours tell.
    labels : tuple of str
        Words of each class, lowest first.
    of : tuple of (int or None)
        Class of each city, in the order of the data.
    texts : tuple of str
        What is said of each city under the pointer, beneath its name.
    categories : bool
        Whether the classes are kinds of things and not steps of more and less.
    missing : str
        Words for a city without a value.
    """

    title: str
    labels: tuple[str, ...]
    of: tuple[int | None, ...]
    texts: tuple[str, ...]
    categories: bool
    missing: str

    @property
    def colors(self) -> tuple[str, ...]:
        """The colour of each class; few classes take the far ends of the scale."""
        if self.categories:
            return tuple(KINDS[k % len(KINDS)] for k in range(len(self.labels)))
        steps = np.linspace(0, len(SEQUENCE) - 1, len(self.labels)).round().astype(int)
        return tuple(SEQUENCE[k] for k in steps)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The mark of each class."""
        if not self.categories:
            return ("circle",) * len(self.labels)
        return tuple(CATEGORY_SYMBOLS[k % len(CATEGORY_SYMBOLS)] for k in range(len(self.labels)))


def cities_map(
    painted: Painted,
    dataset: Dataset,
    words: Words,
    *,
    picked: tuple[str, ...],
    areas: Sequence[Area],
    layers: frozenset[str],
    tiles: bool,
) -> Spec:
    """Draw the cities that have a position.

    Parameters
    ----------
    painted : Painted
    dataset : Dataset
    words : Words
    picked : tuple of str
        Cities drawn with a strong ring and named.
    areas : sequence of Area
        Filled beneath the cities in the colours of the classes.
    layers : frozenset of str
        Kinds of infrastructure to draw.
    tiles : bool
        Whether tiles of OpenStreetMap are fetched and laid over the outlines.
    """
    lang = words.lang
    layout = ground_layout(words, tiles=tiles)
    layout |= {"showlegend": True, "legend": _legend(painted, words)}
    scenery = [*outline_traces(dataset), neighbour_labels(dataset, lang)]
    groups = _groups(painted, dataset)
    cities = _cities(painted, groups, dataset, words)
    if len(dataset.cities) >= MANY:
        colors = {group: _color(painted, group) for group in groups}
        layout["images"] = [
            *layout["images"],
            dots_image(dataset, groups, colors, _sizes(dataset)),
        ]
        cities = [*map(legend_entry, cities), *map(unseen, cities)]
    moving = [
        *_areas(painted, areas, words),
        *_named_layers(dataset, words, layers),
        *cities,
        _rings(dataset, picked),
        _names(dataset, picked, lang),
    ]
    return {
        "data": scenery + moving,
        "base_key": f"{dataset.version} {lang} {tiles}",
        "live": list(range(len(scenery), len(scenery) + len(moving))),
        "layout": layout,
        "config": {
            "displayModeBar": True,
            "displaylogo": False,
            "modeBarButtonsToRemove": list(UNUSED_BUTTONS),
        },
        "picture": {
            "label": words("save-picture"),
            "filename": "khoosheh-cities",
            "title": fmt.isolate(painted.title, lang),
        },
        "words": {"failed": words("chart-failed"), "targets": words("map-targets")},
        "targets": _targets(dataset, picked, lang),
    }


def _legend(painted: Painted, words: Words) -> dict[str, Any]:
    """Return the legend that stands in the picture."""
    return {
        "title": {"text": fmt.isolate(f"<b>{painted.title}</b>", words.lang), "font": {"size": 13}},
        "font": {"family": FONT_STACK, "size": 13, "color": TEXT},
        "bgcolor": BACKGROUND,
        "bordercolor": BORDER,
        "borderwidth": 1,
        "x": 0.01,
        "y": 0.01,
        "xanchor": "left",
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "itemsizing": "constant",
        "traceorder": "normal",
    }


def _areas(painted: Painted, areas: Sequence[Area], words: Words) -> list[dict[str, Any]]:
    """Fill the areas, one trace for each class, those without a value hatched."""
    traces = []
    for group in (None, *range(len(painted.labels))):
        xs, ys = curves(tuple(area.shape for area in areas if area.group == group))
        if not xs:
            continue
        filled = {
            "type": "scatter",
            "mode": "lines",
            "x": xs,
            "y": ys,
            "fill": "toself",
            "line": {"color": BORDER, "width": 1},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        if group is None:
            filled |= {
                "fillcolor": "rgba(0,0,0,0)",
                "fillpattern": {
                    "shape": "/",
                    "size": 8,
                    "solidity": 0.25,
                    "fgcolor": MISSING,
                    "bgcolor": "rgba(0,0,0,0)",
                },
                "showlegend": True,
                "name": fmt.isolate(words("area-missing"), words.lang),
            }
        else:
            filled["fillcolor"] = f"{painted.colors[group]}-area"
        traces.append(filled)
    return traces


@lru_cache(maxsize=32)
def curves(shapes: tuple[Any, ...]) -> tuple[list[float | None], list[float | None]]:
    """Return the rings of shapes (WGS84) as one line with gaps, as fine as a screen shows."""
    if not shapes:
        return [], []
    rings = shapely.get_rings(simplified(shapes))
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    ends = np.flatnonzero(np.diff(ring_of)) + 1
    lon = np.insert(points[:, 0].round(3), ends, np.nan)
    up = np.degrees(np.log(np.tan(np.pi / 4 + np.radians(points[:, 1]) / 2)))
    lat = np.insert(up.round(3), ends, np.nan)
    return _with_gaps(lon), _with_gaps(lat)


def simplified(shapes: tuple[Any, ...]) -> Any:
    """Return shapes without the points that no screen shows."""
    finer = shapely.simplify(np.array(shapes, dtype=object), HALF_PIXEL, preserve_topology=True)
    return finer[~shapely.is_empty(finer)]


def _with_gaps(numbers: Any) -> list[float | None]:
    """Return numbers with None where there is NaN, and a gap at the end."""
    gaps = np.isnan(numbers)
    return [None if gap else x for x, gap in zip(numbers.tolist(), gaps, strict=True)] + [None]


@lru_cache(maxsize=4)
def area_of_city(dataset: Dataset) -> Mapping[str, Any]:
    """Return the nearest-city areas; see :func:`data.geography.nearest_areas`."""
    return nearest_areas(dataset)


def _named_layers(dataset: Dataset, words: Words, layers: frozenset[str]) -> list[dict[str, Any]]:
    """Draw the infrastructure with an entry of the legend for each kind."""
    drawn = [
        kind
        for kind in dataset.infrastructure_kinds
        if kind.id in layers
        and any(p.kind == kind.id and p.lat is not None for p in dataset.infrastructure)
    ]
    return [
        trace | {"name": fmt.isolate(kind.name[words.lang], words.lang)}
        for trace, kind in zip(layer_traces(dataset, words, layers), drawn, strict=True)
    ]


@lru_cache(maxsize=4)
def _sizes(dataset: Dataset) -> Mapping[str, float]:
    """Return the diameter (px) of each city: its area grows with its census population."""
    people = {city.id: city.population_2016 for city in dataset.cities}
    most = max((count for count in people.values() if count is not None), default=1)
    return {
        name: SMALLEST
        if count is None
        else round(SMALLEST + (LARGEST - SMALLEST) * float(np.sqrt(count / most)), 1)
        for name, count in people.items()
    }


def _groups(painted: Painted, dataset: Dataset) -> dict[int | None, list[int]]:
    """Return the indices of the cities with a position, by class; None are those without one."""
    groups: dict[int | None, list[int]] = {k: [] for k in range(len(painted.labels))} | {None: []}
    for index, (city, group) in enumerate(zip(dataset.cities, painted.of, strict=True)):
        if city.lat is not None and city.lon is not None:
            groups[group].append(index)
    return {group: members for group, members in groups.items() if members}


def _color(painted: Painted, group: int | None) -> str:
    """Return the colour of a class."""
    return MISSING if group is None else painted.colors[group]


def _cities(
    painted: Painted,
    groups: Mapping[int | None, Sequence[int]],
    dataset: Dataset,
    words: Words,
) -> list[dict[str, Any]]:
    """Draw the cities, a trace for each class."""
    sizes = _sizes(dataset)
    return [
        _class_trace(painted, group, members, dataset, words, sizes)
        for group, members in groups.items()
    ]


def _class_trace(
    painted: Painted,
    group: int | None,
    members: Sequence[int],
    dataset: Dataset,
    words: Words,
    sizes: Mapping[str, float],
) -> dict[str, Any]:
    """Draw the cities of one class, the largest first so that none is covered."""
    lang = words.lang
    ordered = sorted(members, key=lambda index: -sizes[dataset.cities[index].id])
    cities = [dataset.cities[index] for index in ordered]
    label = painted.missing if group is None else painted.labels[group]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [city.lon for city in cities],
        "y": [round(mercator(city.lat or 0.0), 4) for city in cities],
        "customdata": [f"city:{city.id}" for city in cities],
        "name": fmt.isolate(label, lang),
        "marker": {
            "symbol": MISSING_SYMBOL if group is None else painted.symbols[group],
            "color": _color(painted, group),
            "size": [sizes[city.id] for city in cities],
            "opacity": 1,
            "line": {"color": MISSING if group is None else TEXT, "width": 1.3},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "text": [
            fmt.isolate(f"<b>{dataset.cities[i].name[lang]}</b><br>{painted.texts[i]}", lang)
            for i in ordered
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _rings(dataset: Dataset, picked: tuple[str, ...]) -> dict[str, Any]:
    """Draw a ring around each picked city."""
    sizes = _sizes(dataset)
    cities = [city for city in dataset.cities if city.id in picked and city.lat is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [city.lon for city in cities],
        "y": [round(mercator(city.lat or 0.0), 4) for city in cities],
        "marker": {
            "symbol": "circle-open",
            "color": ACCENT,
            "size": [sizes[city.id] + 9 for city in cities],
            "line": {"width": 3.5, "color": ACCENT},
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _names(dataset: Dataset, picked: tuple[str, ...], lang: str) -> dict[str, Any]:
    """Name the picked cities and the largest others that have room for a name."""
    cities = named_cities(dataset, picked)
    sizes = _sizes(dataset)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [city.lon for city in cities],
        "y": [round(mercator(city.lat or 0.0) - sizes[city.id] / 120, 4) for city in cities],
        "text": [f"<b>{fmt.isolate(city.name[lang], lang)}</b>" for city in cities],
        "textposition": "bottom center",
        "textfont": {"size": 13, "color": TEXT},
        "hoverinfo": "skip",
        "showlegend": False,
    }


@lru_cache(maxsize=16)
def named_cities(dataset: Dataset, picked: tuple[str, ...]) -> tuple[City, ...]:
    """Return whom to name: the picked ones, then the most populous whose names fit between."""
    ordered = sorted(
        (city for city in dataset.cities if city.lat is not None and city.lon is not None),
        key=lambda city: (city.id not in picked, -(city.population_2016 or 0)),
    )
    named: list[City] = []
    for city in ordered:
        if len(named) >= MOST_NAMES + len(picked):
            break
        if city.id in picked or not any(_collide(city, other) for other in named):
            named.append(city)
    return tuple(named)


def _collide(a: City, b: City) -> bool:
    """Tell whether the names of two cities would cover each other."""
    return (
        abs((a.lon or 0.0) - (b.lon or 0.0)) < NAME_WIDTH
        and abs(mercator(a.lat or 0.0) - mercator(b.lat or 0.0)) < NAME_HEIGHT
    )


def _targets(dataset: Dataset, picked: tuple[str, ...], lang: str) -> list[Target]:
    """Return the keyboard's way to the cities: the picked ones and the most populous."""
    ordered = sorted(
        (city for city in dataset.cities if city.lat is not None),
        key=lambda city: (city.id not in picked, -(city.population_2016 or 0)),
    )
    return [
        Target(id=f"city:{city.id}", label=city.name[lang], selected=city.id in picked)
        for city in ordered[:MOST_TARGETS]
    ]
