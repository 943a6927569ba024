"""The ground of every map: our own outlines, the sea, names, infrastructure, online tiles.

The picture is a Cartesian chart in Web Mercator degrees, not a Plotly ``geo`` or ``map`` subplot:
it needs no WebGL, asks nobody for outlines or glyphs, shapes Persian labels as the browser does,
and online tiles, when switched on, fit on it as images. Coordinates are WGS84 degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from shapely.geometry import box, shape
from shapely.ops import polylabel

from data import Dataset
from ui import format as fmt
from ui.i18n import Words
from ui.palette import BACKGROUND, BORDER, LAND, MUTED, PROVINCE, SEA, TEXT
from ui.spec import base_layout

WINDOW_LON: Final = (57.9, 64.1)
WINDOW_LAT: Final = (24.75, 31.75)
SMALLEST_NAMED_LAND: Final = 0.4
"""Square degrees of a land that the window must show for its name to have room."""
TILE_ZOOM: Final = 7
TILE_ADDRESS: Final = "https://tile.openstreetmap.org/{zoom}/{x}/{y}.png"
TILE_OPACITY: Final = 0.85
LAYER_SYMBOLS: Final = (
    "cross-thin-open", "x-thin-open", "asterisk-open", "hash-open",
    "star-open", "hexagon-open", "pentagon-open", "bowtie-open",
)  # fmt: skip


def mercator(lat: float) -> float:
    """Return the Web Mercator ordinate of a latitude, in degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def ground_layout(words: Words, *, tiles: bool) -> dict[str, Any]:
    """Return the layout of a map: the window, the sea and its name, the tiles.

    Parameters
    ----------
    words : Words
    tiles : bool
        Whether tiles of OpenStreetMap are fetched and laid over the outlines.
    """
    layout = base_layout(words.lang)
    layout |= {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "plot_bgcolor": SEA,
        "dragmode": "pan",
        "hovermode": "closest",
        "xaxis": plain_axis(list(WINDOW_LON)),
        "yaxis": plain_axis([mercator(lat) for lat in WINDOW_LAT])
        | {"scaleanchor": "x", "scaleratio": 1},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": MUTED, "activecolor": TEXT},
        "annotations": _sea_labels(words) + (_attribution(words) if tiles else []),
        "images": _tiles() if tiles else [],
    }
    return layout


def plain_axis(bounds: list[float]) -> dict[str, Any]:
    """Return an axis that only carries the picture."""
    return {"range": bounds, "visible": False, "constrain": "range"}


def outline_traces(dataset: Dataset) -> list[dict[str, Any]]:
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


def neighbour_labels(dataset: Dataset, lang: str) -> dict[str, Any]:
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


def layer_traces(
    dataset: Dataset, words: Words, layers: frozenset[str]
) -> Iterator[dict[str, Any]]:
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
