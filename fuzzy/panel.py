"""Where a panel of experts agrees, and who differs from the rest on what.

Shapes: E experts, A alternatives, C criteria. Consensus is 1 - distance, the distance of two
ratings being their vertex distance over the width of the scale: 1 where they are the same, 0 where
they stand at opposite ends. Experts may leave cells out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, IntArray, as_tfns
from fuzzy.consensus import consensus_scale
from fuzzy.errors import ProblemError
from fuzzy.numbers import centroid, vertex_distance


@dataclass(frozen=True, eq=False)
class Panel:
    """The agreement of a panel, from the single cell to the whole.

    A mean over nothing (a cell with one rating, an expert who shares no cell with another) is 1:
    nothing disagrees there; ``raters`` and ``shared`` tell what a figure rests on.

    Parameters
    ----------
    cells : ndarray, shape (A, C), 0..1
        Mean over the pairs of experts who rated the cell.
    alternatives : ndarray, shape (A,)
    criteria : ndarray, shape (C,)
        Means of the cells with at least two ratings.
    overall : float
        Mean of all these cells.
    experts : ndarray, shape (E,)
        Mean agreement of an expert with the others, over the cells shared with them.
    agreement : ndarray, shape (E, E)
        The same for two experts; diagonal 1.
    distances : ndarray, shape (E, A, C), 0..1
        Mean distance of an expert's rating from those of the others; 0 where not shared.
    deviations : ndarray, shape (E, A, C)
        Centroid of the expert's rating minus the mean of the others', in units of the ratings:
        above 0 where the expert rates higher; 0 where not shared.
    raters : ndarray, shape (A, C), int
    shared : ndarray, shape (E,), int
        Number of cells that the expert and at least one other rated.
    """

    cells: FloatArray
    alternatives: FloatArray
    criteria: FloatArray
    overall: float
    experts: FloatArray
    agreement: FloatArray
    distances: FloatArray
    deviations: FloatArray
    raters: IntArray
    shared: IntArray


@dataclass(frozen=True)
class Difference:
    """One cell on which an expert stands apart.

    Parameters
    ----------
    alternative, criterion : int
    distance : float
        Mean distance from the others, 0..1.
    deviation : float
        Centroid minus the mean of the others', in units of the ratings.
    """

    alternative: int
    criterion: int
    distance: float
    deviation: float


def panel_agreement(
    ratings: Any, *, scale: Sequence[float] | None = None, rated: Any = None
) -> Panel:
    """Return how far the experts agree.

    Parameters
    ----------
    ratings : array_like, shape (E, A, C, 3) or (E, A, C)
    scale : (lowest, highest), optional
        Ends of the rating scale; the least l and greatest u rated if left out, which makes
        figures of different panels incomparable.
    rated : array_like of bool, shape (E, A, C), optional
        False where an expert gave no rating: whatever stands there plays no part.

    Raises
    ------
    ProblemError
    """
    numbers = as_tfns(ratings, "ratings", 4)
    given = _as_rated(rated, numbers.shape[:3])
    width = _width(numbers, given, scale)
    distances, together = _pair_distances(numbers, given, width)
    others = together.sum(axis=1)
    raters = given.sum(axis=0)
    pairs = raters * (raters - 1)
    cells = 1 - _mean(distances.sum(axis=(0, 1)), pairs)
    counted = pairs > 0
    own = _mean(distances.sum(axis=1), others)
    return Panel(
        cells=cells,
        alternatives=1 - _mean(np.where(counted, 1 - cells, 0).sum(axis=1), counted.sum(axis=1)),
        criteria=1 - _mean(np.where(counted, 1 - cells, 0).sum(axis=0), counted.sum(axis=0)),
        overall=float(1 - _mean(np.where(counted, 1 - cells, 0).sum(), counted.sum())),
        experts=1 - _mean(own.sum(axis=(1, 2)), (others > 0).sum(axis=(1, 2))),
        agreement=1 - _mean(distances.sum(axis=(2, 3)), together.sum(axis=(2, 3))),
        distances=own,
        deviations=_deviations(centroid(numbers), given),
        raters=raters,
        shared=(others > 0).sum(axis=(1, 2)),
    )


def differs_most(panel: Panel) -> int | None:
    """Return the expert who agrees least with the others.

    Returns
    -------
    int or None
        None where nobody stands out: fewer than three experts share cells with another (two
        always differ equally from each other), or the two least agree equally.
    """
    sharing = np.flatnonzero(panel.shared > 0)
    if len(sharing) < 3:
        return None
    order = sharing[np.argsort(panel.experts[sharing], kind="stable")]
    first, second = panel.experts[order[:2]]
    return int(order[0]) if second - first > 1e-12 else None


def largest_differences(panel: Panel, expert: int, count: int = 5) -> tuple[Difference, ...]:
    """Return the cells on which an expert stands furthest from the others, furthest first.

    Parameters
    ----------
    panel : Panel
    expert : int
        Index, from 0.
    count : int
        At most so many; cells without any distance are left out.

    Raises
    ------
    ProblemError
        If there is no such expert.
    """
    if not 0 <= expert < len(panel.experts):
        raise ProblemError(
            f"expert: {expert}; expected an index from 0 to {len(panel.experts) - 1}"
        )
    distances = panel.distances[expert].ravel()
    order = np.argsort(-distances, kind="stable")[:count]
    columns = panel.cells.shape[1]
    return tuple(
        Difference(
            alternative=int(cell // columns),
            criterion=int(cell % columns),
            distance=float(distances[cell]),
            deviation=float(panel.deviations[expert].ravel()[cell]),
        )
        for cell in order
        if distances[cell] > 0
    )


def _as_rated(rated: Any, shape: tuple[int, ...]) -> BoolArray:
    """Return which cells are rated, at least one."""
    if rated is None:
        return np.ones(shape, dtype=np.bool_)
    flags = np.asarray(rated)
    if flags.dtype != np.bool_ or flags.shape != shape:
        raise ProblemError(f"rated: expected true or false in the shape {list(shape)} of ratings")
    if not flags.any():
        raise ProblemError("rated: nothing is rated; expected at least one rating")
    return flags


def _width(numbers: FloatArray, given: BoolArray, scale: Sequence[float] | None) -> float:
    """Return the width of the scale; where nothing is rated, no value can leave it."""
    anywhere = numbers[given][0]
    low, high = consensus_scale(scale, np.where(given[..., None], numbers, anywhere))
    return high - low


def _pair_distances(
    numbers: FloatArray, given: BoolArray, width: float
) -> tuple[FloatArray, BoolArray]:
    """Return the distances of every two experts and where both rated, both (E, E, A, C)."""
    together = given[:, None] & given[None, :]
    together[np.arange(len(given)), np.arange(len(given))] = False
    distances = np.zeros(together.shape)
    if width > 0:
        for e, own in enumerate(numbers):
            distances[e] = vertex_distance(own, numbers) / width
    return np.where(together, distances, 0.0), together


def _deviations(values: FloatArray, given: BoolArray) -> FloatArray:
    """Return each value minus the mean of the others' (E, A, C), 0 where not shared."""
    known = np.where(given, values, 0.0)
    others = given.sum(axis=0) - given
    means = _mean(known.sum(axis=0) - known, others)
    return np.where(given & (others > 0), values - means, 0.0)


def _mean(total: Any, count: Any) -> FloatArray:
    """Return total / count, 0 where there is nothing to count."""
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), 0.0))
