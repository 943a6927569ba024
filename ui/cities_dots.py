"""Thousands of cities on the map as one picture: an image of dots beneath points nobody draws.

A mark of its own for each of 5,000 cities costs the browser about a second on every change. The
dots are therefore one SVG image in the coordinates of the map; the points above it are there for
the pointer, the lasso and the click alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from data import Dataset
from ui.map_ground import WINDOW_LAT, WINDOW_LON, mercator
from ui.palette import BACKGROUND, TEXT

MANY: Final = 800
"""From so many cities on they are drawn as an image."""

UNITS: Final = 2000
"""Units of the image across the window; one is about a quarter of a pixel."""

UNITS_A_PIXEL: Final = 3.6
SIZE_STEP: Final = 4
"""Diameters are rounded to this many pixels, so that few strokes draw all dots."""

RIM: Final = 2.4
HOLE: Final = 0.55


def dots_image(
    dataset: Dataset,
    groups: Mapping[int | None, Sequence[int]],
    colors: Mapping[int | None, str],
    sizes: Mapping[str, float],
) -> dict[str, Any]:
    """Return the cities as a Plotly layout image.

    Parameters
    ----------
    dataset : Dataset
    groups : mapping of (int or None) to indices of cities
        Members of each class; None are those without a value, drawn as rings.
    colors : mapping of (int or None) to str
        A colour or a role of the palette for each.
    sizes : mapping of city id to diameter in pixels
    """
    west, east = WINDOW_LON
    south, north = (mercator(lat) for lat in WINDOW_LAT)
    scale = UNITS / (east - west)
    height = round((north - south) * scale)
    strokes = "".join(
        stroke
        for group, members in groups.items()
        for stroke in _strokes(dataset, group, members, colors[group], sizes, scale)
    )
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {UNITS} {height}' "
        f"fill='none' stroke-linecap='round'>{strokes}</svg>"
    )
    return {
        # The roles of the palette stay readable for the browser, which puts the colours in.
        "source": "data:image/svg+xml," + quote(svg, safe="@ '=<>/:.,"),
        "xref": "x",
        "yref": "y",
        "x": west,
        "y": north,
        "sizex": east - west,
        "sizey": north - south,
        "sizing": "stretch",
        "layer": "above",
        "opacity": 1,
    }


def unseen(trace: dict[str, Any]) -> dict[str, Any]:
    """Return a trace of marks that can be pointed at, caught and clicked, but are not drawn."""
    marker = trace["marker"] | {"maxdisplayed": 1, "opacity": 0}
    return trace | {
        "marker": marker,
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "showlegend": False,
    }


def legend_entry(trace: dict[str, Any]) -> dict[str, Any]:
    """Return a trace that has no point and stands in the legend for its class."""
    marker = trace["marker"] | {"size": 10}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": trace["name"],
        "marker": marker,
        "hoverinfo": "skip",
    }


def _strokes(
    dataset: Dataset,
    group: int | None,
    members: Sequence[int],
    color: str,
    sizes: Mapping[str, float],
    scale: float,
) -> Iterator[str]:
    """Draw the dots of a class, the largest first: a rim, and the colour or a hole on it."""
    by_size: dict[int, list[str]] = defaultdict(list)
    west, north = WINDOW_LON[0], mercator(WINDOW_LAT[1])
    for index in members:
        city = dataset.cities[index]
        x = round(((city.lon or 0.0) - west) * scale)
        y = round((north - mercator(city.lat or 0.0)) * scale)
        step = max(1, round(sizes[city.id] / SIZE_STEP))
        by_size[step].append(f"M{x} {y}h0")
    for step in sorted(by_size, reverse=True):
        path, width = "".join(by_size[step]), step * SIZE_STEP * UNITS_A_PIXEL
        inner = width * HOLE if group is None else width - RIM * UNITS_A_PIXEL
        rim, face = (color, BACKGROUND) if group is None else (TEXT, color)
        yield f"<path d='{path}' stroke='{rim}' stroke-width='{width:.0f}'/>"
        yield f"<path d='{path}' stroke='{face}' stroke-width='{inner:.0f}'/>"
