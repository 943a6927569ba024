"""Who wins where: the triangle of the weights of three dimensions.

A point of the triangle is a weighting of three dimensions; the proportions of the sub-criteria
within them stay as they are. Where the score is linear in the weights the places where an
alternative leads form a convex polygon, found here exactly; for every other method the winners
are read off a grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, IntArray, as_numbers
from fuzzy.errors import ProblemError
from fuzzy.robustness.evaluate import Evaluator, dimension_basis, linear_values, places
from fuzzy.robustness.polygon import WHOLE_TRIANGLE, area, clip_all

_EMPTY_AREA = 1e-14
_TIE = 1e-12


@dataclass(frozen=True, eq=False)
class Region:
    """Where a set of alternatives takes the first k places.

    Parameters
    ----------
    members : tuple of int
        The alternatives, in ascending order; one for k = 1.
    tied : tuple of int
        Alternatives outside of the set whose values equal those of a member throughout, and who
        therefore take its place just as well.
    polygon : ndarray, shape (P, 3)
        Corners in order, barycentric: the weights of the three dimensions, adding up to 1.
    area : float
        Part of the whole triangle, 0..1. The areas of all regions add up to 1.
    """

    members: tuple[int, ...]
    tied: tuple[int, ...]
    polygon: FloatArray
    area: float


@dataclass(frozen=True, eq=False)
class TriangleGrid:
    """Rankings on a grid over the triangle.

    Parameters
    ----------
    points : ndarray, shape (P, 3)
        Weights of the three dimensions.
    places : ndarray, shape (P, A)
        1 = best; ties share the mean place.
    winners : ndarray, shape (P,), int
        The first alternative; of several that tie the one with the lowest number.
    top_sets : tuple of tuple of int, length P
        The first k alternatives, in ascending order; ties by lowest number.
    shares : ndarray, shape (A,)
        Part of the points where each is first, those that tie sharing a point.
    """

    points: FloatArray
    places: FloatArray
    winners: IntArray
    top_sets: tuple[tuple[int, ...], ...]
    shares: FloatArray


def triangle_values(evaluator: Evaluator) -> FloatArray | None:
    """Return the linear value functions over the triangle, shape (A, 3), or None if not linear.

    Raises
    ------
    ProblemError
        If the problem has not exactly three dimensions.
    """
    return linear_values(evaluator, _three_dimensions(evaluator))


def triangle_regions(values: Any, k: int = 1) -> tuple[Region, ...]:
    """Cut the triangle into the regions where the first k alternatives are the same.

    Parameters
    ----------
    values : array_like, shape (A, 3)
        The score at t is ``values @ t``; higher is better.
    k : int
        1 for the winners, 3 for the three first together (in any order).

    Returns
    -------
    tuple of Region
        Largest first; the areas are exact to rounding (1e-9 and better) and add up to 1.

    Raises
    ------
    ProblemError
        If the shape does not fit or k is not from 1 to A.
    """
    table = as_numbers(values, "values")
    if table.ndim != 2 or table.shape[1] != 3 or not len(table):
        raise ProblemError(f"values: shape {list(table.shape)}; expected A x 3")
    if isinstance(k, bool) or not isinstance(k, int) or not 1 <= k <= len(table):
        raise ProblemError(f"k: {k!r}; expected a whole number from 1 to {len(table)}")
    twins = _twins(table)
    found: set[frozenset[int]] = set()
    _collect(table, twins, WHOLE_TRIANGLE, frozenset(), k, found)
    regions = [_region(table, twins, tuple(sorted(members))) for members in found]
    return tuple(sorted(regions, key=lambda region: (-round(region.area, 12), region.members)))


def triangle_grid(evaluator: Evaluator, *, divisions: int = 40, k: int = 3) -> TriangleGrid:
    """Rank on a grid over the triangle, all points in one batch.

    Parameters
    ----------
    evaluator : Evaluator
        With three dimensions; any method.
    divisions : int
        Parts of each side; the grid has (divisions + 1)(divisions + 2) / 2 points.
    k : int
        Size of the top sets; at most A are taken.

    Raises
    ------
    ProblemError
    """
    if isinstance(divisions, bool) or not isinstance(divisions, int) or not 1 <= divisions <= 500:
        raise ProblemError(f"divisions: {divisions!r}; expected a whole number from 1 to 500")
    points = grid_points(divisions)
    ranks = places(evaluator.goodness_at(points @ _three_dimensions(evaluator)))
    order = np.argsort(ranks, axis=1, kind="stable")
    first = ranks == ranks.min(axis=1, keepdims=True)
    return TriangleGrid(
        points=points,
        places=ranks,
        winners=order[:, 0],
        top_sets=tuple(tuple(sorted(row)) for row in order[:, :k].tolist()),
        shares=(first / first.sum(axis=1, keepdims=True)).mean(axis=0),
    )


def grid_points(divisions: int) -> FloatArray:
    """Return an even grid over the triangle, shape (P, 3), rows adding up to 1."""
    steps = range(divisions + 1)
    whole = [(i, j, divisions - i - j) for i, j in product(steps, steps) if i + j <= divisions]
    return np.array(whole, dtype=np.float64) / divisions


def _three_dimensions(evaluator: Evaluator) -> FloatArray:
    """Return the basis of the dimensions, of which there must be three."""
    basis = dimension_basis(evaluator.problem)
    if len(basis) != 3:
        raise ProblemError(f"hierarchy: {len(basis)} dimensions; expected 3 for a triangle")
    return basis


def _twins(values: FloatArray) -> list[tuple[int, ...]]:
    """Return for each alternative those whose values equal its own, itself included."""
    slack = _TIE * float(np.abs(values).max())
    equal = np.all(np.abs(values[:, None] - values) <= slack, axis=2)
    return [tuple(np.flatnonzero(row).tolist()) for row in equal]


def _rivals(
    values: FloatArray, twins: list[tuple[int, ...]], a: int, rest: list[int]
) -> FloatArray:
    """Return the half-planes in which `a` is not behind any of `rest`; twins never bar it."""
    others = [b for b in rest if b != a and b not in twins[a]]
    return np.asarray(values[a] - values[others])


def _collect(
    values: FloatArray,
    twins: list[tuple[int, ...]],
    polygon: FloatArray,
    chosen: frozenset[int],
    k: int,
    found: set[frozenset[int]],
) -> None:
    """Add every set of k that leads somewhere in `polygon`, the members of `chosen` leading it."""
    if len(chosen) == k:
        found.add(chosen)
        return
    rest = [a for a in range(len(values)) if a not in chosen]
    for a in rest:
        if any(twin in rest and twin < a for twin in twins[a]):
            continue
        part = clip_all(polygon, _rivals(values, twins, a, rest))
        if area(part) > _EMPTY_AREA:
            _collect(values, twins, part, chosen | {a}, k, found)


def _region(values: FloatArray, twins: list[tuple[int, ...]], members: tuple[int, ...]) -> Region:
    """Return the region of one set: every member ahead of everyone else."""
    outside = [b for b in range(len(values)) if b not in members]
    polygon = WHOLE_TRIANGLE
    for a in members:
        polygon = clip_all(polygon, _rivals(values, twins, a, outside))
    tied = sorted({twin for a in members for twin in twins[a] if twin not in members})
    return Region(members, tuple(tied), polygon, area(polygon))
