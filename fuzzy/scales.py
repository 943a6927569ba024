"""Linguistic scales: words as triangular fuzzy numbers on 0..10, and widening for doubt."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError

Scale = MappingProxyType[str, tuple[float, float, float]]

FIVE_TERMS: Scale = MappingProxyType(
    {
        "very_low": (0.0, 0.0, 2.5),
        "low": (0.0, 2.5, 5.0),
        "medium": (2.5, 5.0, 7.5),
        "high": (5.0, 7.5, 10.0),
        "very_high": (7.5, 10.0, 10.0),
    }
)
"""Five evenly spaced terms; at every point their memberships add up to 1."""

SEVEN_TERMS: Scale = MappingProxyType(
    {
        "very_poor": (0.0, 0.0, 1.0),
        "poor": (0.0, 1.0, 3.0),
        "medium_poor": (1.0, 3.0, 5.0),
        "fair": (3.0, 5.0, 7.0),
        "medium_good": (5.0, 7.0, 9.0),
        "good": (7.0, 9.0, 10.0),
        "very_good": (9.0, 10.0, 10.0),
    }
)
"""The seven rating terms of Chen (2000), Fuzzy Sets and Systems 114(1), table 2."""


def term_numbers(scale: Scale) -> FloatArray:
    """Return the terms of a scale as an array, shape (number of terms, 3), lowest first."""
    return np.array(list(scale.values()))


def widen(tfn: FloatArray, by: float, lo: float = 0.0, hi: float = 10.0) -> FloatArray:
    """Return numbers with both feet moved outwards, for ratings that are less certain.

    Parameters
    ----------
    tfn : ndarray, shape (..., 3)
        Within lo..hi.
    by : float, >= 0
        How far each foot moves, in units of the scale; the peak stays, and no foot leaves the
        scale.
    lo, hi : float
        Ends of the scale.

    Raises
    ------
    ProblemError
        If `by` is below 0.
    """
    if not by >= 0:
        raise ProblemError(f"by: {by}; expected a number not below 0")
    return np.stack(
        [np.maximum(tfn[..., 0] - by, lo), tfn[..., 1], np.minimum(tfn[..., 2] + by, hi)], axis=-1
    )
