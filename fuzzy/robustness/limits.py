"""What weights must keep to: floors, ceilings and an order of importance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, as_numbers
from fuzzy.errors import ProblemError

_SLACK = 1e-9


@dataclass(frozen=True, eq=False)
class WeightLimits:
    """Limits on K weights that add up to 1; build with :func:`weight_limits`.

    Parameters
    ----------
    floors, ceilings : ndarray, shape (K,)
    order : tuple of (int, int)
        Pairs (i, j): weight i is at least weight j.
    """

    floors: FloatArray
    ceilings: FloatArray
    order: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """Number of weights, K."""
        return len(self.floors)

    def kept_by(self, weights: FloatArray) -> BoolArray:
        """Tell for each row of `weights` (n, K) whether it keeps all limits (to 1e-9)."""
        kept = np.all(
            (weights >= self.floors - _SLACK) & (weights <= self.ceilings + _SLACK), axis=1
        )
        for i, j in self.order:
            kept &= weights[:, i] >= weights[:, j] - _SLACK
        return np.asarray(kept)


def weight_limits(
    count: int,
    *,
    floors: Any = None,
    ceilings: Any = None,
    order: Sequence[tuple[int, int]] = (),
) -> WeightLimits:
    """Check limits on `count` weights.

    Parameters
    ----------
    count : int
        Number of weights, K.
    floors, ceilings : array_like, shape (K,), optional
        Least and greatest share of each, from 0 to 1; default 0 and 1. Equal ones lock a weight.
    order : sequence of (int, int)
        Pairs (i, j): weight i must stay at least as great as weight j.

    Raises
    ------
    ProblemError
        If they do not fit, or weights that add up to 1 cannot keep them.
    """
    low = _column(floors, count, 0.0, "floors")
    high = _column(ceilings, count, 1.0, "ceilings")
    crossed = np.flatnonzero(low > high)
    if len(crossed):
        raise ProblemError(f"floors[{crossed[0]}]: above its ceiling; expected at most that")
    if low.sum() > 1 + _SLACK or high.sum() < 1 - _SLACK:
        raise ProblemError(
            f"limits: they allow sums from {low.sum():g} to {high.sum():g}; expected limits that "
            "weights adding up to 1 can keep"
        )
    for pair in order:
        if len(pair) != 2 or not all(0 <= i < count for i in pair) or pair[0] == pair[1]:
            raise ProblemError(
                f"order: {tuple(pair)}; expected two different numbers from 0 to {count - 1}"
            )
    return WeightLimits(low, high, tuple((int(i), int(j)) for i, j in order))


def _column(value: Any, count: int, default: float, field: str) -> FloatArray:
    """Return K numbers from 0 to 1."""
    if value is None:
        return np.full(count, default)
    numbers = as_numbers(value, field)
    if numbers.shape != (count,):
        raise ProblemError(f"{field}: expected {count} numbers, one per weight")
    outside = np.flatnonzero((numbers < 0) | (numbers > 1))
    if len(outside):
        raise ProblemError(f"{field}[{outside[0]}]: expected a number from 0 to 1")
    return numbers
