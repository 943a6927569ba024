"""Weights from an order of importance, and from points (SWING)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.ranking import mean_ranks
from fuzzy.weighting.result import Weighting, shares


def roc(ranks: Any) -> Weighting:
    """Return rank order centroid weights: ``w_k = (1 / C) sum over i = k..C of 1 / i``.

    The centre of gravity of all weight vectors in that order.

    Parameters
    ----------
    ranks : array_like, shape (C,)
        1 = most important. Criteria of equal rank get the mean of the weights of the places they
        share, whether written 1, 1, 3 or 1.5, 1.5, 3 (or 1, 1, 2).

    Returns
    -------
    Weighting

    Raises
    ------
    ProblemError
        If a rank is below 1 or above C.

    References
    ----------
    Barron, F. H., Barrett, B. E. (1996). Decision quality using ranked attribute weights.
    Management Science 42(11), 1515-1523. doi:10.1287/mnsc.42.11.1515
    """
    return _from_places("roc", ranks, roc_weights)


def rank_sum(ranks: Any) -> Weighting:
    """Return rank sum weights, ``w_k = 2 (C + 1 - k) / (C (C + 1))``.

    Parameters and errors as for :func:`roc`.

    References
    ----------
    Stillwell, W. G., Seaver, D. A., Edwards, W. (1981). A comparison of weight approximation
    techniques in multiattribute utility decision making. Organizational Behavior and Human
    Performance 28(1), 62-77. doi:10.1016/0030-5073(81)90015-5
    """
    return _from_places("rank_sum", ranks, lambda count: np.arange(count, 0.0, -1.0))


def rank_reciprocal(ranks: Any) -> Weighting:
    """Return rank reciprocal weights, ``w_k = (1 / k) / sum of 1 / i``.

    Parameters, errors and paper (Stillwell et al. 1981) as for :func:`rank_sum`.
    """
    return _from_places("rank_reciprocal", ranks, lambda count: 1 / np.arange(1.0, count + 1))


def equal(ranks: Any) -> Weighting:
    """Return the weight 1 / C for every criterion, whatever its rank."""
    return _from_places("equal", ranks, lambda count: np.ones(count))


def swing(points: Any) -> Weighting:
    """Return weights from points given to the swing of each criterion from worst to best.

    The most important swing usually gets 100 points, the others in proportion; the weight is
    points / sum (von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research).

    Parameters
    ----------
    points : array_like, shape (C,)
        Not below 0, not all 0.

    Raises
    ------
    ProblemError
    """
    numbers = _as_list(points, "points")
    require_nonnegative(numbers, "points")
    weights = shares(numbers, "points: all zero; expected at least one above 0")
    return Weighting("swing", weights, "swing, points / sum")


def roc_weights(count: int) -> FloatArray:
    """Return the rank order centroid weights of the places, shape (count,), the first first."""
    return np.asarray(np.cumsum(1 / np.arange(count, 0.0, -1.0))[::-1] / count)


def _from_places(method: str, ranks: Any, weights_of: Callable[[int], FloatArray]) -> Weighting:
    """Return the weights of the places, shared by equal ranks."""
    numbers = _as_list(ranks, "ranks")
    count = len(numbers)
    outside = np.flatnonzero((numbers < 1) | (numbers > count))
    if len(outside):
        raise ProblemError(
            f"ranks[{int(outside[0])}]: {numbers[outside[0]]:g}; "
            f"expected a rank from 1 (most important) to {count}"
        )
    order = np.argsort(numbers, kind="stable")
    places = mean_ranks(numbers, higher_is_better=False)
    by_place = np.empty(count)
    by_place[order] = weights_of(count)
    _, group = np.unique(places, return_inverse=True)
    shared = np.bincount(group, weights=by_place) / np.bincount(group)
    return Weighting(
        method,
        shares(shared[group], "ranks: empty"),
        f"{method}, equal ranks share the mean of the weights of their places",
    )


def _as_list(value: Any, field: str) -> FloatArray:
    """Return a list of numbers (C,), at least one."""
    numbers = as_numbers(value, field)
    if numbers.ndim != 1 or not numbers.size:
        raise ProblemError(f"{field}: expected a list of numbers, one per criterion")
    return numbers
