"""One set of weights or judgements from several experts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, as_tfns, choose, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.numbers import centroid
from fuzzy.ranking import Detail
from fuzzy.weighting.pairwise import as_fuzzy_pairwise
from fuzzy.weighting.result import Weighting, shares

MEANS = ("geometric", "arithmetic")


def group_judgements(matrices: Sequence[Any], expert_weights: Any = None) -> FloatArray:
    """Return the experts' common comparison matrix (aggregation of individual judgements).

    The weighted geometric mean, component by component: the only mean that keeps the matrix
    reciprocal (Aczel & Saaty 1983). Fit where the group acts as one; see
    :func:`group_priorities` for one that keeps its members apart (Forman & Peniwati 1998).

    Parameters
    ----------
    matrices : sequence of array_like, each (C, C, 3) or (C, C)
        Reciprocal to within 1e-6.
    expert_weights : array_like, shape (E,), optional
        Divided by their sum; equal if left out.

    Returns
    -------
    ndarray, shape (C, C, 3)
        Exactly reciprocal; for crisp matrices the three components are alike.

    Raises
    ------
    ProblemError

    References
    ----------
    Aczel, J., Saaty, T. L. (1983). Procedures for synthesizing ratio judgements. Journal of
    Mathematical Psychology 27(1), 93-102. doi:10.1016/0022-2496(83)90028-7
    """
    if not len(matrices):
        raise ProblemError("matrices: empty; expected the matrix of at least one expert")
    checked = [as_fuzzy_pairwise(matrix, f"matrices[{e}]") for e, matrix in enumerate(matrices)]
    for e, matrix in enumerate(checked):
        if matrix.shape != checked[0].shape:
            raise ProblemError(
                f"matrices[{e}]: {len(matrix)} criteria; expected {len(checked[0])} as in the first"
            )
    logarithms = np.log(np.stack(checked))
    # Half the difference of mirrored logarithms takes away what rounding was let through.
    logarithms = (logarithms - logarithms.transpose(0, 2, 1, 3)[..., ::-1]) / 2
    mean = np.tensordot(_importance(expert_weights, len(checked)), logarithms, axes=1)
    return np.asarray(np.exp(mean))


def group_priorities(
    weights: Any, expert_weights: Any = None, *, mean: str = "geometric"
) -> Weighting:
    """Return the experts' common weights (aggregation of individual priorities).

    Every expert's weights are first divided by the sum of their peaks, so that nobody counts more
    by writing greater numbers; then the weighted mean is taken component by component and its
    peaks are made to add up to 1.

    Parameters
    ----------
    weights : array_like, shape (E, C, 3) or (E, C)
        Not below 0.
    expert_weights : array_like, shape (E,), optional
        Divided by their sum; equal if left out.
    mean : {"geometric", "arithmetic"}
        Under the geometric mean a criterion to which one expert gives 0 gets 0, exactly.

    Returns
    -------
    Weighting
        ``fuzzy_weights``: C x 3, peaks adding up to 1; ``weights``: their centroids, normalised.
        ``details["distances"]``: E, half the sum of the absolute differences between an expert's
        crisp weights and the group's, from 0 (alike) to 1 (nothing in common).

    Raises
    ------
    ProblemError

    References
    ----------
    Forman, E., Peniwati, K. (1998). Aggregating individual judgments and priorities with the
    analytic hierarchy process. European Journal of Operational Research 108(1), 165-169.
    doi:10.1016/S0377-2217(97)00244-0
    """
    checked = as_tfns(weights, "weights", 3)
    require_nonnegative(checked, "weights")
    how = choose(mean, MEANS, "mean", "group weights")
    peaks = checked[..., 1].sum(axis=1)
    empty = np.flatnonzero(peaks <= 0)
    if len(empty):
        raise ProblemError(f"weights[{int(empty[0])}]: all zero; expected at least one above 0")
    scaled = checked / peaks[:, None, None]
    importance = _importance(expert_weights, len(checked))
    average = _geometric if how == "geometric" else _arithmetic
    common = average(scaled, importance)
    total = common[:, 1].sum()
    if total <= 0:
        raise ProblemError(
            "weights: every criterion has a 0 from some expert, which leaves the geometric mean "
            "nothing; expected one that all weigh above 0, or the arithmetic mean"
        )
    common = common / total
    crisp = centroid(common) / centroid(common).sum()
    own = centroid(scaled)
    own = own / own.sum(axis=1, keepdims=True)
    return Weighting(
        "group",
        crisp,
        f"{how} mean of the experts' weights",
        fuzzy_weights=common,
        details={
            "distances": Detail(
                np.abs(own - crisp).sum(axis=1) / 2,
                "distance of each expert's weights from the group's",
                "d_e",
            )
        },
    )


def _arithmetic(scaled: FloatArray, importance: FloatArray) -> FloatArray:
    """Return the weighted arithmetic mean over the experts, shape (C, 3)."""
    return np.tensordot(importance, scaled, axes=1)


def _geometric(scaled: FloatArray, importance: FloatArray) -> FloatArray:
    """Return the weighted geometric mean over the experts, shape (C, 3)."""
    return np.asarray(np.prod(scaled ** importance[:, None, None], axis=0))


def _importance(expert_weights: Any, count: int) -> FloatArray:
    """Return the experts' shares (E,), adding up to 1."""
    if expert_weights is None:
        return np.full(count, 1 / count)
    numbers = as_numbers(expert_weights, "expert_weights")
    if numbers.shape != (count,):
        raise ProblemError(f"expert_weights: expected {count} numbers, one per expert")
    require_nonnegative(numbers, "expert_weights")
    return shares(numbers, "expert_weights: all zero; expected at least one above 0")
