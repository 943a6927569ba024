"""How far experts agree on a rating: 1 = all say the same, 0 = as far apart as the scale allows."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_scale
from fuzzy.numbers import centroid, vertex_distance

Scale = tuple[float, float]


def vertex_consensus(ratings: FloatArray, scale: Scale) -> FloatArray:
    """Return 1 less the mean vertex distance of the pairs of experts over the scale's width.

    Parameters
    ----------
    ratings : ndarray, shape (E, A, C, 3)
    scale : (lowest, highest)

    Returns
    -------
    ndarray, shape (A, C)
        1 with one expert, or on a scale without width.
    """
    count, width = len(ratings), scale[1] - scale[0]
    if count == 1 or width == 0:
        return np.ones(ratings.shape[1:3])
    first, second = np.triu_indices(count, k=1)
    total = np.zeros(ratings.shape[1:3])
    for i, j in zip(first, second, strict=True):
        total += vertex_distance(ratings[i], ratings[j])
    return np.asarray(1 - total / len(first) / width)


def tastle_wierman(ratings: FloatArray, scale: Scale) -> FloatArray:
    """Return Tastle & Wierman's (2007) consensus of the centroids.

    1 + mean over the experts of log2(1 - abs(x - mean) / width of the scale).

    Parameters
    ----------
    ratings : ndarray, shape (E, A, C, 3)
    scale : (lowest, highest)

    Returns
    -------
    ndarray, shape (A, C)
        1 with one expert, or on a scale without width.
    """
    width = scale[1] - scale[0]
    if len(ratings) == 1 or width == 0:
        return np.ones(ratings.shape[1:3])
    x = centroid(ratings)
    apart = np.abs(x - x.mean(axis=0)) / width
    return np.asarray(1 + np.log2(1 - apart).mean(axis=0))


CONSENSUS = {"vertex_distance": vertex_consensus, "tastle_wierman": tastle_wierman}


def consensus_scale(scale: Any, ratings: FloatArray) -> Scale:
    """Return the ends of the scale; without one, the least and greatest rating given.

    Raises
    ------
    ProblemError
        If it is not [lowest, highest], or a rating is outside of it.
    """
    if scale is None:
        return float(ratings[..., 0].min()), float(ratings[..., 2].max())
    return as_scale(scale, ratings)
