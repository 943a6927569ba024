"""Making one panel rating of many experts' ratings, and how far the experts agree.

Ratings are ``(E, A, C, 3)``: experts, alternatives, criteria, TFN. Aggregation is component by
component.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, as_tfns, choose, require_nonnegative
from fuzzy.consensus import CONSENSUS, consensus_scale
from fuzzy.errors import ProblemError
from fuzzy.ranking import Detail

METHOD_WORDS = ("mean", "geometric_mean", "envelope", "median", "similarity", "owa")
MIDDLE_WORDS = ("mean", "geometric_mean")


@dataclass(frozen=True, eq=False)
class PanelRating:
    """The panel's rating and its agreement.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    consensus : ndarray, shape (A, C)
        1 = full agreement.
    details : mapping of str to Detail
        For similarity: agreement (A, C, E, E), average_agreement and relative_agreement (A, C, E).
    definition : str
    warnings : tuple of str
    """

    ratings: FloatArray
    consensus: FloatArray
    details: Mapping[str, Detail]
    definition: str
    warnings: tuple[str, ...] = field(default=())


def aggregate(
    ratings: Any,
    method: str = "mean",
    *,
    expert_weights: Any = None,
    scale: Any = None,
    consensus: str = "vertex_distance",
    middle: str = "mean",
    owa_weights: Any = None,
    importance: float = 0.0,
) -> PanelRating:
    """Aggregate the ratings of a panel.

    Parameters
    ----------
    ratings : array_like, shape (E, A, C, 3), or (E, A, C) crisp
    method : {"mean", "geometric_mean", "envelope", "median", "similarity", "owa"}
        envelope: (min l, mean m, max u), Chen, Lin & Huang (2006). similarity: Hsu & Chen (1996).
        owa: ordered weighted average (Yager 1988).
    expert_weights : array_like, shape (E,), optional
        Importance of the experts, divided by their sum; default equal. They weigh in mean and
        geometric_mean, in the middle of envelope, and in similarity by `importance`.
    scale : (lowest, highest), optional
        Possible ratings, for the consensus; default the least l and the greatest u given.
    consensus : {"vertex_distance", "tastle_wierman"}
    middle : {"mean", "geometric_mean"}
        How envelope finds the peak.
    owa_weights : array_like, shape (E,)
        Needed by owa, used as given, on each component in descending order.
    importance : float, 0..1
        Hsu & Chen's beta: share of the experts' importance in the weights of similarity.

    Raises
    ------
    ProblemError
    """
    choose(method, METHOD_WORDS, "method", "aggregate")
    choose(consensus, tuple(CONSENSUS), "consensus", "aggregate")
    choose(middle, MIDDLE_WORDS, "middle", "envelope")
    checked = as_tfns(ratings, "ratings", 4)
    weights = _expert_weights(expert_weights, len(checked))
    details: dict[str, Detail] = {}
    warnings: list[str] = []
    if method == "similarity":
        panel, details, warnings = _similarity(checked, weights, importance)
    elif method == "owa":
        panel = _ordered(checked, owa_weights)
    elif method == "envelope":
        panel = _envelope(checked, weights, middle)
    else:
        panel = {"mean": _mean, "geometric_mean": _geometric_mean, "median": _median}[method](
            checked, weights
        )
    if expert_weights is not None and method in ("median", "owa"):
        warnings.append(f"expert_weights play no part in {method}")
    wording = f"envelope with middle {middle}" if method == "envelope" else method
    return PanelRating(
        ratings=panel,
        consensus=CONSENSUS[consensus](checked, consensus_scale(scale, checked)),
        details=details,
        definition=f"{wording}; consensus {consensus}",
        warnings=tuple(warnings),
    )


def agreement_degrees(ratings: FloatArray) -> FloatArray:
    """Return the area shared by each two experts' ratings over the area they cover together.

    Parameters
    ----------
    ratings : ndarray, shape (E, ..., 3)

    Returns
    -------
    ndarray, shape (E, E, ...), 0..1
        Hsu & Chen (1996). Two crisp ratings have no area: 1 if equal, else 0.
    """
    first, second = ratings[:, None], ratings[None]
    shared = _shared_area(first, second)
    covered = _area(first) + _area(second) - shared
    equal = np.all(first == second, axis=-1)
    return np.asarray(np.where(equal, 1.0, shared / np.where(covered > 0, covered, 1.0)))


def _mean(ratings: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted mean over the experts."""
    return np.asarray(np.einsum("e,e...->...", weights, ratings))


def _geometric_mean(ratings: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the weighted geometric mean over the experts; a 0 makes it 0."""
    require_nonnegative(ratings, "ratings")
    return np.asarray(np.prod(ratings ** weights[:, None, None, None], axis=0))


def _median(ratings: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the median over the experts; their weights play no part."""
    return np.asarray(np.median(ratings, axis=0))


def _envelope(ratings: FloatArray, weights: FloatArray, middle: str) -> FloatArray:
    """Return (min l, middle of m, max u)."""
    peak = (_mean if middle == "mean" else _geometric_mean)(ratings, weights)[..., 1]
    return np.stack([ratings[..., 0].min(axis=0), peak, ratings[..., 2].max(axis=0)], axis=-1)


def _ordered(ratings: FloatArray, owa_weights: Any) -> FloatArray:
    """Return the ordered weighted average of each component."""
    if owa_weights is None:
        raise ProblemError("owa_weights: missing; expected one weight for each expert")
    weights = as_numbers(owa_weights, "owa_weights")
    if weights.shape != (len(ratings),):
        raise ProblemError(f"owa_weights: expected {len(ratings)} numbers, one for each expert")
    require_nonnegative(weights, "owa_weights")
    return np.asarray(np.einsum("e,e...->...", weights, -np.sort(-ratings, axis=0)))


def _similarity(
    ratings: FloatArray, weights: FloatArray, importance: float
) -> tuple[FloatArray, dict[str, Detail], list[str]]:
    """Return the mean weighted by agreement with the others, with its working."""
    count = len(ratings)
    agreement = agreement_degrees(ratings)
    others = np.where(np.eye(count, dtype=np.bool_)[..., None, None], 0.0, agreement).sum(axis=1)
    average = others / (count - 1) if count > 1 else np.ones(ratings.shape[:-1])
    total = average.sum(axis=0)
    apart = total <= 0
    relative = np.where(apart, 1 / count, average / np.where(apart, 1.0, total))
    warnings = []
    if apart.any():
        where = np.argwhere(apart)[0].tolist()
        warnings.append(
            f"ratings of alternative {where[0]} on criterion {where[1]}: no two experts' ratings "
            "overlap, so all experts count alike"
        )
    shares = importance * weights[:, None, None] + (1 - importance) * relative
    details = {
        "agreement": Detail(np.moveaxis(agreement, (0, 1), (2, 3)), "agreement of each two", "S"),
        "average_agreement": Detail(np.moveaxis(average, 0, 2), "mean agreement", "A"),
        "relative_agreement": Detail(np.moveaxis(relative, 0, 2), "relative agreement", "RAD"),
    }
    return np.einsum("eac,eack->ack", shares, ratings), details, warnings


def _area(ratings: FloatArray) -> FloatArray:
    """Return the areas of triangles."""
    return np.asarray((ratings[..., 2] - ratings[..., 0]) / 2)


def _shared_area(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the exact area of the intersection of triangles.

    At each level the intersection is an interval whose length is a concave, piecewise linear
    function of the level; it bends where the two left sides or the two right sides cross.
    """
    shape = np.broadcast_shapes(first.shape, second.shape)[:-1]
    left = _crossing_level(first[..., 0], first[..., 1], second[..., 0], second[..., 1])
    right = _crossing_level(first[..., 2], first[..., 1], second[..., 2], second[..., 1])
    levels = np.stack(
        [
            np.zeros(shape),
            np.broadcast_to(np.minimum(left, right), shape),
            np.broadcast_to(np.maximum(left, right), shape),
            np.ones(shape),
        ]
    )
    lengths = np.minimum(_right(first, levels), _right(second, levels)) - np.maximum(
        _left(first, levels), _left(second, levels)
    )
    start, end = lengths[:-1], lengths[1:]
    positive = np.maximum(start, 0) ** 2 - np.maximum(end, 0) ** 2
    slope = start - end
    trapezoid = (np.maximum(start, 0) + np.maximum(end, 0)) / 2
    crosses = (start > 0) & (end < 0)
    mean = np.where(crosses, positive / np.where(crosses, 2 * slope, 1.0), trapezoid)
    return np.asarray((np.diff(levels, axis=0) * mean).sum(axis=0))


def _crossing_level(p: FloatArray, q: FloatArray, r: FloatArray, s: FloatArray) -> FloatArray:
    """Return the level 0..1 at which the sides p -> q and r -> s meet, 0 if they do not."""
    foot, peak = p - r, q - s
    crosses = foot * peak < 0
    return np.where(crosses, foot / np.where(crosses, foot - peak, 1.0), 0.0)


def _left(x: FloatArray, levels: FloatArray) -> FloatArray:
    """Return the left ends of the cuts at the levels."""
    return np.asarray(x[..., 0] + levels * (x[..., 1] - x[..., 0]))


def _right(x: FloatArray, levels: FloatArray) -> FloatArray:
    """Return the right ends of the cuts at the levels."""
    return np.asarray(x[..., 2] - levels * (x[..., 2] - x[..., 1]))


def _expert_weights(given: Any, count: int) -> FloatArray:
    """Return the experts' importance, adding up to 1."""
    if given is None:
        return np.full(count, 1 / count)
    weights = as_numbers(given, "expert_weights")
    if weights.shape != (count,):
        raise ProblemError(f"expert_weights: expected {count} numbers, one for each expert")
    require_nonnegative(weights, "expert_weights")
    if weights.sum() <= 0:
        raise ProblemError("expert_weights: all zero; expected at least one above 0")
    return np.asarray(weights / weights.sum())
