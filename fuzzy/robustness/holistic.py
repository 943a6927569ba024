"""Holistic acceptability: one number from an alternative's rank acceptability indices."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers
from fuzzy.errors import ProblemError

META_WEIGHTS = ("linear", "inverse", "centroid")


def meta_weights(kind: Any, count: int) -> FloatArray:
    """Return the meta weights of the places 1..A, the first place weighing 1.

    Parameters
    ----------
    kind : str or sequence of float, length A
        "linear": (A - r) / (A - 1); "inverse": 1 / r; "centroid": rank order centroid weights
        over the first of them; or the weights themselves, none below 0.
    count : int
        Number of alternatives, A.

    Raises
    ------
    ProblemError
        If the word is unknown or the list does not fit.
    """
    places = np.arange(1.0, count + 1)
    if isinstance(kind, str):
        if kind == "linear":
            return (count - places) / (count - 1) if count > 1 else np.ones(1)
        if kind == "inverse":
            return np.asarray(1 / places)
        if kind == "centroid":
            centroid = np.cumsum((1 / places)[::-1])[::-1]
            return np.asarray(centroid / centroid[0])
        raise ProblemError(
            f"unknown meta_weights {kind!r} for smaa: expected one of {', '.join(META_WEIGHTS)} "
            f"or a list of {count} numbers"
        )
    numbers = as_numbers(kind, "meta_weights")
    if numbers.shape != (count,):
        raise ProblemError(f"meta_weights: expected {count} numbers, one per place")
    if np.any(numbers < 0):
        raise ProblemError(
            f"meta_weights[{int(np.argmax(numbers < 0))}]: expected no value below 0"
        )
    return numbers


def holistic_acceptability(rank_acceptability: FloatArray, kind: Any = "linear") -> FloatArray:
    """Return the holistic acceptability indices, shape (A,).

    Sum over the places of meta weight times rank acceptability (Lahdelma & Salminen 2001): how
    acceptable an alternative is overall, 1 if it always takes the first place.

    Parameters
    ----------
    rank_acceptability : ndarray, shape (A, A)
    kind : str or sequence of float
        See :func:`meta_weights`.
    """
    return np.asarray(rank_acceptability @ meta_weights(kind, rank_acceptability.shape[1]))


def holistic_error(
    rank_acceptability: FloatArray, samples: int, kind: Any = "linear"
) -> FloatArray:
    """Return the standard errors of the holistic acceptability indices, shape (A,).

    An alternative takes one place per draw, so the index is a mean of meta weights and its
    variance follows from the same acceptabilities.
    """
    weights = meta_weights(kind, rank_acceptability.shape[1])
    mean = rank_acceptability @ weights
    variance = np.maximum(rank_acceptability @ weights**2 - mean**2, 0.0)
    return np.asarray(np.sqrt(variance / samples))
