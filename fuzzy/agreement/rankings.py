"""Rankings as they are handed in: the place of every alternative in each of several rankings."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, index_text
from fuzzy.errors import ProblemError


def as_rankings(rankings: Any, field: str = "rankings") -> FloatArray:
    """Return rankings, shape (V, A), after checking them.

    Parameters
    ----------
    rankings : array_like, shape (V, A)
        Each row one ranking: the rank of every alternative, 1 = best; ties may be written as
        1, 1, 3 or as 1.5, 1.5, 3.

    Raises
    ------
    ProblemError
        If it is no table of numbers, or a rank is below 1 or above A.
    """
    numbers = as_numbers(rankings, field)
    if numbers.ndim != 2 or not numbers.size:
        raise ProblemError(
            f"{field}: shape {list(numbers.shape)}; expected a list of rankings, each the ranks "
            "of all alternatives"
        )
    outside = np.argwhere((numbers < 1) | (numbers > numbers.shape[1]))
    if len(outside):
        v, a = outside[0]
        raise ProblemError(
            f"{field}{index_text(outside[0])}: {numbers[v, a]:g}; expected a rank from 1 (best) "
            f"to {numbers.shape[1]}"
        )
    return numbers


def preferences(rankings: FloatArray) -> FloatArray:
    """Return for each ranking and pair i < j the sign of rank i - rank j, shape (V, pairs).

    -1 where i stands before j, 1 where behind, 0 where they tie.
    """
    first, second = np.triu_indices(rankings.shape[1], k=1)
    return np.asarray(np.sign(rankings[:, first] - rankings[:, second]))
