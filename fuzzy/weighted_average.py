"""The exact fuzzy weighted average, sum(w x) / sum(w), by alpha-cuts.

At one alpha every rating and every weight is an interval, and the average is one too. Its lower
end takes the lower ends of the ratings; as a function of the weights it is least when the ratings
below some switch point carry their upper weights and those above it their lower weights (Dong &
Wong 1987; Liou & Wang 1992; the same switch point as Karnik & Mendel's). So sorting the ratings
once and moving the weights up one after the other passes through the least value, exactly, without
iteration. The upper end mirrors it.

A weight interval that starts at 0 leaves the average undefined only for all weights 0; the ends
are then the limits for weights that approach it, which the same walk finds.
"""

from __future__ import annotations

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError


def average_ends(
    low: FloatArray, high: FloatArray, weight_low: FloatArray, weight_high: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the ends of the weighted average of intervals, for a batch of interval weights.

    Parameters
    ----------
    low, high : ndarray, shape (A, C)
        Ends of the ratings.
    weight_low, weight_high : ndarray, shape (C, S)
        Ends of the weights, >= 0, the upper ones not all 0. S comes last here: a step of the walk
        then works on long contiguous rows.

    Returns
    -------
    tuple of ndarray, each of shape (A, S)
        The least and the greatest value of sum(w x) / sum(w).
    """
    count = low.shape[0]
    ends = _least_averages(np.concatenate([low, -high]), weight_low, weight_high)
    return ends[:count], -ends[count:]


def average_peak(ratings: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted average ``(A, S)`` of crisp ratings ``(A, C)``, weights ``(C, S)``.

    Raises
    ------
    ProblemError
        If the weights of a scenario are all 0.
    """
    totals = weights.sum(axis=0)
    if np.any(totals <= 0):
        raise ProblemError("weights: all peaks are 0; expected one above 0 to average with")
    return np.asarray(ratings @ weights / totals)


def _least_averages(
    values: FloatArray, weight_low: FloatArray, weight_high: FloatArray
) -> FloatArray:
    """Return the least weighted averages ``(rows, S)`` of the rows of `values`."""
    order = np.argsort(values, axis=1)
    ordered = np.take_along_axis(values, order, axis=1)
    spread = weight_high - weight_low
    numerator = values @ weight_low
    denominator = np.repeat(weight_low.sum(axis=0)[None], len(values), axis=0)
    least = np.full(numerator.shape, np.inf)
    ratio = np.empty_like(least)
    # While all weights so far are 0 the ratio is 0 / 0; fmin passes over it.
    with np.errstate(invalid="ignore"):
        for k in range(values.shape[1]):
            extra = spread[order[:, k]]
            denominator += extra
            extra *= ordered[:, k, None]
            numerator += extra
            np.divide(numerator, denominator, out=ratio)
            np.fmin(least, ratio, out=least)
    return least
