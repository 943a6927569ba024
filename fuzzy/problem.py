"""What is to be ranked: ratings, weights, directions, and how criteria group into dimensions.

Shapes: A alternatives, C criteria, D dimensions, S weight scenarios. A triangular fuzzy number
(TFN) is ``(l, m, u)`` with ``l <= m <= u``; the last axis of every fuzzy array has length 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from fuzzy.checks import (
    BoolArray,
    FloatArray,
    IntArray,
    as_benefit,
    as_numbers,
    as_scale,
    as_tfns,
    require_nonnegative,
)
from fuzzy.errors import ProblemError


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """Weights on two levels.

    Parameters
    ----------
    groups : ndarray, shape (C,), int
        Index of the dimension each criterion belongs to; every dimension 0..D-1 has at least one.
    dimension_weights : ndarray, shape (D, 3) or (S, D, 3), >= 0
    criterion_weights : ndarray, shape (C, 3) or (S, C, 3), >= 0
        Weight of a criterion within its dimension. Both levels are used as given; their units do
        not matter, only proportions within a level do.
    """

    groups: IntArray
    dimension_weights: FloatArray
    criterion_weights: FloatArray


@dataclass(frozen=True, eq=False)
class Problem:
    """A ranking problem, checked.

    Build it with :func:`make_problem`, which validates; the arrays are read-only.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    weights : ndarray, shape (C, 3) or (S, C, 3)
        Global weights, used as given (never normalised by a method).
    benefit : ndarray, shape (C,), bool
        True where more is better.
    hierarchy : Hierarchy or None
        Needed by methods that work by dimension (mamdani) and by explanations per dimension.
    scale : (lowest, highest) or None
        Ends of the rating scale, where the ratings live on one; needed by mamdani.
    """

    ratings: FloatArray
    weights: FloatArray
    benefit: BoolArray
    hierarchy: Hierarchy | None = None
    scale: tuple[float, float] | None = None

    @property
    def n_alternatives(self) -> int:
        """Number of alternatives, A."""
        return int(self.ratings.shape[0])

    @property
    def n_criteria(self) -> int:
        """Number of criteria, C."""
        return int(self.ratings.shape[1])

    @property
    def is_batch(self) -> bool:
        """Whether the weights are a batch of S scenarios."""
        return self.weights.ndim == 3

    @property
    def batch_weights(self) -> FloatArray:
        """The weights as a batch, shape (S, C, 3); S = 1 for a single weighting."""
        return self.weights if self.is_batch else self.weights[None]


def make_problem(
    ratings: Any,
    weights: Any,
    directions: Any,
    *,
    hierarchy: Hierarchy | None = None,
    scale: Sequence[float] | None = None,
) -> Problem:
    """Check the parts and put them together; inputs are copied, never changed.

    Parameters
    ----------
    ratings : array_like, shape (A, C, 3), or (A, C) for crisp ratings
    weights : array_like, shape (C, 3), (C,) crisp, or (S, C, 3) for a batch
        Not below 0, and not all zero in any scenario.
    directions : sequence of "benefit" / "cost", length C, or a boolean array (True = benefit)
    hierarchy : Hierarchy, optional
    scale : (lowest, highest), optional
        Ratings outside of it are refused.

    Raises
    ------
    ProblemError
        With a sentence that names the field, the index and what was expected.
    """
    checked_ratings = as_tfns(ratings, "ratings", 3)
    checked_weights = _as_weights(weights)
    n_criteria = checked_ratings.shape[1]
    if checked_weights.shape[-2] != n_criteria:
        raise ProblemError(
            f"weights: {checked_weights.shape[-2]} given; expected {n_criteria}, one per criterion"
        )
    ends = None if scale is None else as_scale(scale, checked_ratings)
    arrays = (checked_ratings, checked_weights, as_benefit(directions, n_criteria))
    for array in arrays:
        array.setflags(write=False)
    return Problem(*arrays, hierarchy=hierarchy, scale=ends)


def make_hierarchy(groups: Any, dimension_weights: Any, criterion_weights: Any) -> Hierarchy:
    """Check the two levels of weights and put them together.

    Parameters
    ----------
    groups : sequence of int, length C
        Dimension of each criterion, counted from 0, none left out.
    dimension_weights : array_like, shape (D, 3), (D,) or (S, D, 3)
    criterion_weights : array_like, shape (C, 3), (C,) or (S, C, 3)

    Raises
    ------
    ProblemError
        If shapes do not fit, a dimension has no criterion, or the weights of a level (within one
        dimension) are all zero.
    """
    numbers = as_numbers(groups, "groups")
    if numbers.ndim != 1 or not numbers.size or not np.array_equal(numbers, np.rint(numbers)):
        raise ProblemError("groups: expected a list with the dimension number of each criterion")
    indices = numbers.astype(np.int64)
    dimensions = _as_weights(dimension_weights, "dimension_weights")
    criteria = _as_weights(criterion_weights, "criterion_weights")
    n_dimensions = dimensions.shape[-2]
    if sorted(set(indices.tolist())) != list(range(n_dimensions)):
        raise ProblemError(
            f"groups: expected every dimension from 0 to {n_dimensions - 1} to have a criterion"
        )
    if criteria.shape[-2] != len(indices):
        raise ProblemError(
            f"criterion_weights: {criteria.shape[-2]} given; expected {len(indices)}, "
            "one per criterion"
        )
    for d in range(n_dimensions):
        if np.any(criteria[..., indices == d, 1].sum(axis=-1) <= 0):
            raise ProblemError(
                f"criterion_weights: all zero in dimension {d}; expected one above 0"
            )
    return Hierarchy(indices, dimensions, criteria)


def hierarchical_weights(hierarchy: Hierarchy) -> FloatArray:
    """Return the global weights of the criteria.

    Each level is divided by the sum of its peaks (within its dimension for criteria), so that
    peaks add up to 1 and the feet keep their proportion to them; the global weight is the product
    of both levels, component by component.

    Returns
    -------
    ndarray, shape (C, 3) or (S, C, 3)
        The peaks add up to 1.
    """
    dimensions = hierarchy.dimension_weights
    dimensions = dimensions / dimensions[..., 1].sum(axis=-1)[..., None, None]
    member = np.equal.outer(np.arange(dimensions.shape[-2]), hierarchy.groups).astype(np.float64)
    peaks = hierarchy.criterion_weights[..., 1] @ member.T
    criteria = hierarchy.criterion_weights / peaks[..., hierarchy.groups, None]
    return np.asarray(dimensions[..., hierarchy.groups, :] * criteria)


def with_weights(problem: Problem, weights: Any) -> Problem:
    """Return the same problem under other global weights, one weighting or a batch.

    Both levels of a hierarchy follow: a criterion keeps its global weight within its dimension,
    and a dimension weighs the sum of its criteria, component by component.

    Parameters
    ----------
    problem : Problem
    weights : array_like, shape (C, 3), (C,) or (S, C, 3)

    Raises
    ------
    ProblemError
        As :func:`make_problem`; with a hierarchy also if the peaks of a dimension are all zero.
    """
    checked = _as_weights(weights)
    if checked.shape[-2] != problem.n_criteria:
        raise ProblemError(
            f"weights: {checked.shape[-2]} given; expected {problem.n_criteria}, one per criterion"
        )
    hierarchy = problem.hierarchy
    if hierarchy is not None:
        hierarchy = hierarchy_of_weights(hierarchy.groups, checked)
    checked.setflags(write=False)
    return replace(problem, weights=checked, hierarchy=hierarchy)


def hierarchy_of_weights(groups: Any, weights: FloatArray) -> Hierarchy:
    """Return the two levels that global weights imply; see :func:`with_weights`.

    Within a dimension of one criterion, or one that weighs nothing, proportions do not matter;
    its criteria weigh 1 there.

    Parameters
    ----------
    groups : sequence of int, length C
    weights : ndarray, shape (C, 3) or (S, C, 3)

    Raises
    ------
    ProblemError
        As :func:`make_hierarchy`.
    """
    indices = as_numbers(groups, "groups")
    count = weights.shape[-2]
    if indices.shape != (count,) or np.any((indices < 0) | (indices >= count)):
        raise ProblemError(
            f"groups: expected a list of {count} dimension numbers from 0 to {count - 1}, "
            "one per criterion"
        )
    member = np.equal.outer(np.arange(indices.max() + 1), indices).astype(np.float64)
    dimensions = member @ weights
    single = member.sum(axis=1) == 1
    indifferent = ((dimensions[..., 2] <= 0) | single).astype(np.float64) @ member > 0
    return make_hierarchy(indices, dimensions, np.where(indifferent[..., None], 1.0, weights))


def _as_weights(weights: Any, field: str = "weights") -> FloatArray:
    """Return weights of shape (C, 3) or (S, C, 3), none negative, no scenario all zero."""
    ndim = 3 if _depth(weights) == 3 else 2
    checked = as_tfns(weights, field, ndim)
    require_nonnegative(checked, field)
    empty = np.argwhere(checked[..., 2].sum(axis=-1) <= 0)
    if len(empty):
        scenario = f"[{int(empty[0][0])}]" if ndim == 3 else ""
        raise ProblemError(f"{field}{scenario}: all zero; expected at least one above 0")
    return checked


def _depth(value: Any) -> int:
    """Return how deeply lists are nested; a ragged one counts by its deepest first items."""
    if isinstance(value, np.ndarray):
        return value.ndim
    if not isinstance(value, list | tuple):
        return 0
    return 1 + max((_depth(item) for item in value), default=0)
