"""How alike weight vectors are."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, index_text, require_nonnegative
from fuzzy.errors import ProblemError

GREATEST = 1e100
"""The greatest weight that is taken; sums of greater ones could overflow."""


def as_weight_vectors(vectors: Any, field: str = "weight_vectors") -> FloatArray:
    """Return weight vectors, shape (V, C), none negative.

    Raises
    ------
    ProblemError
    """
    numbers = as_numbers(vectors, field)
    if numbers.ndim != 2 or not numbers.size:
        raise ProblemError(
            f"{field}: shape {list(numbers.shape)}; expected a list of weight vectors"
        )
    require_nonnegative(numbers, field)
    huge = np.argwhere(numbers > GREATEST)
    if len(huge):
        raise ProblemError(f"{field}{index_text(huge[0])}: expected a weight up to {GREATEST:g}")
    return numbers


def wsc(vectors: Any) -> FloatArray:
    """Return ``1 - sum |w - v| / (2 (1 - min w))``, w the row and v the column.

    The greatest possible distance from w is its denominator: all weight on the least criterion of
    w. Not symmetric.

    Parameters
    ----------
    vectors : array_like, shape (V, C)
        Used as given; meant to add up to 1.

    Returns
    -------
    ndarray, shape (V, V), 0 (as far as can be) .. 1 (the same)
        NaN where the least weight of the row is 1 or more, as with a single criterion.

    Raises
    ------
    ProblemError
    """
    checked = as_weight_vectors(vectors)
    room = np.broadcast_to(2 * (1 - checked.min(axis=1))[:, None], (len(checked),) * 2)
    defined = room > 0
    return np.where(defined, 1 - _distances(checked) / np.where(defined, room, 1.0), np.nan)


def wsc2(vectors: Any) -> FloatArray:
    """Return ``1 - sum |w - v| / 2``, the symmetric form, shape (V, V), 0 .. 1."""
    return np.asarray(1 - _distances(as_weight_vectors(vectors)) / 2)


def _distances(vectors: FloatArray) -> FloatArray:
    """Return the sums of absolute differences, shape (V, V)."""
    return np.asarray(np.abs(vectors[:, None, :] - vectors[None, :, :]).sum(axis=2))
