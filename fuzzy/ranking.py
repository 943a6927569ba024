"""What a ranking method answers, with its working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from fuzzy.checks import FloatArray


@dataclass(frozen=True, eq=False)
class Detail:
    """One intermediate quantity of a method.

    Parameters
    ----------
    value : ndarray, float, list, dict or None
    caption : str
        What it is, in words, e.g. "distance to the positive ideal".
    symbol : str
        The paper's symbol, e.g. "d+".
    """

    value: object
    caption: str
    symbol: str


@dataclass(frozen=True, eq=False)
class Ranking:
    """Scores and places of the alternatives under one method.

    Parameters
    ----------
    method : str
    scores : ndarray, shape (A,) or (S, A)
    fuzzy_scores : ndarray, shape (A, 3) or (S, A, 3), or None
        Fuzzy result, where the method has one.
    ranks : ndarray, same shape as scores
        1 = best; alternatives with equal scores share the mean of their places.
    higher_is_better : bool
    details : mapping of str to Detail
        Intermediate quantities in the method's own order.
    definition : str
        One sentence: which definition and options were taken.
    warnings : tuple of str
    options : mapping
        The options taken, defaults filled in; with them the ranking can be computed again.
    """

    method: str
    scores: FloatArray
    fuzzy_scores: FloatArray | None
    ranks: FloatArray
    higher_is_better: bool
    details: Mapping[str, Detail]
    definition: str
    warnings: tuple[str, ...] = field(default=())
    options: Mapping[str, object] = field(default_factory=dict)


def mean_ranks(scores: FloatArray, *, higher_is_better: bool) -> FloatArray:
    """Place the scores along the last axis, 1 = best, ties sharing the mean place.

    Scores that differ by less than 1e-12 of the largest magnitude in their row count as equal, so
    that rounding in the last bit never decides a place.

    Parameters
    ----------
    scores : ndarray, shape (..., A)
    higher_is_better : bool

    Returns
    -------
    ndarray, shape (..., A)
    """
    badness = -scores if higher_is_better else scores
    order = np.argsort(badness, axis=-1, kind="stable")
    ordered = np.take_along_axis(badness, order, axis=-1)
    tolerance = 1e-12 * np.max(np.abs(scores), axis=-1, keepdims=True)
    starts = np.ones(ordered.shape, dtype=np.bool_)
    starts[..., 1:] = np.diff(ordered, axis=-1) > tolerance
    position = np.broadcast_to(np.arange(1.0, ordered.shape[-1] + 1), ordered.shape)
    first = np.maximum.accumulate(np.where(starts, position, 0.0), axis=-1)
    ends = np.ones(ordered.shape, dtype=np.bool_)
    ends[..., :-1] = starts[..., 1:]
    last_reversed = np.where(ends, position, np.inf)[..., ::-1]
    last = np.minimum.accumulate(last_reversed, axis=-1)[..., ::-1]
    ranks = np.empty(ordered.shape)
    np.put_along_axis(ranks, order, (first + last) / 2, axis=-1)
    return ranks
