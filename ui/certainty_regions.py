"""The regions of the triangle of weights as outlines, exact or read off a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Final

import numpy as np

from fuzzy import robustness as rob
from fuzzy.checks import FloatArray
from fuzzy.robustness.polygon import clip_all
from ui.certainty import TOP, Question, evaluator

DIVISIONS: Final = 40
HEIGHT: Final = 3**0.5 / 2
_CORNERS: Final = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, HEIGHT]])
_HEXAGON: Final = np.array(
    [[2, -1, -1], [1, 1, -2], [-1, 2, -1], [-2, 1, 1], [-1, -1, 2], [1, -2, 1]]
)
"""Corners of the cell nearest to a point of the grid, in thirds of a step."""


@dataclass(frozen=True, eq=False)
class MapRegion:
    """One region of the triangle.

    Attributes
    ----------
    members : tuple of int
        Who leads there, or the first three.
    share : float
        Part of the triangle's area, 0..1.
    rings : tuple of ndarray, each of shape (P, 2)
        Closed outlines on the picture's axes; holes run the other way round.
    middle : ndarray, shape (3,)
        A weighting well inside.
    """

    members: tuple[int, ...]
    share: float
    rings: tuple[FloatArray, ...]
    middle: FloatArray


@dataclass(frozen=True, eq=False)
class TriangleMap:
    """All regions, largest first; `exact` tells whether their borders are proved."""

    regions: tuple[MapRegion, ...]
    exact: bool


def to_plane(points: FloatArray) -> FloatArray:
    """Return points of the picture for weightings, (..., 3) -> (..., 2).

    The first dimension has the left corner, the second the right one, the third the top.
    """
    return np.asarray(points @ _CORNERS)


def to_weights(points: FloatArray) -> FloatArray:
    """Return weightings for points of the picture, (..., 2) -> (..., 3)."""
    third = points[..., 1] / HEIGHT
    second = points[..., 0] - third / 2
    return np.stack([1.0 - second - third, second, third], axis=-1)


@lru_cache(maxsize=32)
def triangle_map(question: Question, kind: str) -> TriangleMap:
    """Return the regions of the leaders, or of the sets of the first three.

    Raises
    ------
    fuzzy.ProblemError
        If there are not three dimensions, or the method cannot rank somewhere.
    """
    ranked_by = evaluator(question)
    k = 1 if kind == "leaders" else min(TOP, ranked_by.problem.n_alternatives)
    values = rob.triangle_values(ranked_by)
    if values is not None:
        exact = [(r.members, r.area, to_plane(r.polygon)) for r in rob.triangle_regions(values, k)]
        return TriangleMap(tuple(_outlined(*region) for region in exact if region[1] > 0), True)
    grid = rob.triangle_grid(ranked_by, divisions=DIVISIONS, k=k)
    return TriangleMap(_joined(grid), False)


def _outlined(members: tuple[int, ...], share: float, corners: FloatArray) -> MapRegion:
    """Return the region of a convex polygon."""
    closed = np.vstack([corners, corners[:1]])
    return MapRegion(members, share, (closed,), to_weights(corners.mean(axis=0)))


def _joined(grid: rob.TriangleGrid) -> tuple[MapRegion, ...]:
    """Join the cells around the grid's points that have the same first alternatives."""
    from shapely import Polygon, union_all

    cells: dict[tuple[int, ...], list[Any]] = {}
    for point, members in zip(grid.points, grid.top_sets, strict=True):
        cell = clip_all(point + _HEXAGON / (3 * DIVISIONS), np.eye(3))
        cells.setdefault(members, []).append(Polygon(to_plane(cell)))
    whole = HEIGHT / 2
    regions = [
        _region_of(members, union_all(parts, grid_size=1e-9), whole)
        for members, parts in cells.items()
    ]
    return tuple(sorted(regions, key=lambda region: (-round(region.share, 9), region.members)))


def _region_of(members: tuple[int, ...], shape: Any, whole: float) -> MapRegion:
    """Return the region of a shape of one or several parts."""
    from shapely.geometry.polygon import orient

    parts = [orient(part) for part in getattr(shape, "geoms", [shape])]
    rings = [np.array(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]
    largest = max(parts, key=lambda part: part.area)
    inside = largest.centroid
    if not largest.contains(inside):
        inside = largest.representative_point()
    middle = to_weights(np.array([inside.x, inside.y]))
    return MapRegion(members, float(shape.area / whole), tuple(rings), middle)


def spread(triangles: Sequence[tuple[float, float, float]]) -> FloatArray:
    """Return the outline of all weightings inside three fuzzy weights, shape (P, 2), closed.

    The corners of the box of the feet, each divided by its sum: their hull holds exactly the
    weightings that the feet allow.
    """
    from shapely import MultiPoint

    corners = np.array(list(product(*((low, high) for low, _, high in triangles))))
    corners = corners[corners.sum(axis=1) > 0]
    hull = MultiPoint(to_plane(corners / corners.sum(axis=1, keepdims=True))).convex_hull
    outline = hull.exterior if hull.geom_type == "Polygon" else hull
    return np.array(outline.coords)


def shares_of_peaks(triangles: Sequence[tuple[float, float, float]]) -> FloatArray:
    """Return the weighting of three fuzzy weights by their peaks, shape (3,)."""
    peaks = np.array([peak for _, peak, _ in triangles])
    return np.asarray(peaks / peaks.sum())
