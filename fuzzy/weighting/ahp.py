"""The analytic hierarchy process: weights from crisp pairwise judgements."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, choose
from fuzzy.ranking import Detail
from fuzzy.weighting.pairwise import (
    RANDOM_INDICES,
    as_pairwise,
    consistency_of,
    consistency_ratio,
    consistency_warnings,
)
from fuzzy.weighting.result import Weighting

PRIORITISATIONS = ("eigenvector", "geometric_mean", "normalised_columns")


def ahp(
    matrix: Any, *, prioritisation: str = "eigenvector", random_index: str = "saaty_1980"
) -> Weighting:
    """Return weights from a matrix of judgements "how many times as important".

    Parameters
    ----------
    matrix : array_like, shape (C, C)
        Above 0, 1 on the diagonal, reciprocal to within 1e-6; usually from 1/9 to 9.
    prioritisation : {"eigenvector", "geometric_mean", "normalised_columns"}
        Principal right eigenvector (Saaty 1977, 1980); geometric mean of each row (Crawford &
        Williams 1985); mean of each row after dividing the columns by their sums. All three agree
        on a consistent matrix.
    random_index : {"saaty_1980", "fuzzyahp"}

    Returns
    -------
    Weighting
        ``consistency``: lambda_max, ci, cr, random_index; a cr up to 0.1 is usually accepted.
        ``details["worst_judgement"]``: see :func:`worst_judgement`.

    Raises
    ------
    ProblemError

    References
    ----------
    Saaty, T. L. (1977). A scaling method for priorities in hierarchical structures. Journal of
    Mathematical Psychology 15(3), 234-281. doi:10.1016/0022-2496(77)90033-5
    """
    checked = as_pairwise(matrix)
    how = choose(prioritisation, PRIORITISATIONS, "prioritisation", "ahp")
    table = choose(random_index, tuple(RANDOM_INDICES), "random_index", "ahp")
    weights = priorities(checked, how)
    consistency = consistency_of(checked, weights, table)
    return Weighting(
        method="ahp",
        weights=weights,
        definition=f"ahp, {how}, random index {table}",
        consistency=consistency,
        details={
            "worst_judgement": Detail(
                worst_judgement(checked, prioritisation=how, random_index=table),
                "the judgement that disagrees most with the others, and what they imply in its "
                "place",
                "a_ij",
            )
        },
        warnings=consistency_warnings(consistency),
    )


def priorities(matrix: FloatArray, prioritisation: str = "eigenvector") -> FloatArray:
    """Return the weights, adding up to 1, of matrices of shape (..., C, C), above 0.

    Parameters
    ----------
    matrix : ndarray, shape (..., C, C)
    prioritisation : str
        One of :data:`PRIORITISATIONS`; see :func:`ahp`.

    Returns
    -------
    ndarray, shape (..., C)
    """
    if prioritisation == "geometric_mean":
        raw = np.exp(np.mean(np.log(matrix), axis=-1))
    elif prioritisation == "normalised_columns":
        raw = np.mean(matrix / matrix.sum(axis=-2, keepdims=True), axis=-1)
    else:
        raw = _principal_eigenvector(matrix)
    return np.asarray(raw / raw.sum(axis=-1, keepdims=True))


def worst_judgement(
    matrix: FloatArray,
    *,
    prioritisation: str = "eigenvector",
    random_index: str = "saaty_1980",
) -> dict[str, float | int | None] | None:
    """Name the judgement that disagrees most with the others, and the value that mends it.

    Every judgement is left out in turn; the value the others imply for it is the ratio of the two
    weights in Harker's completion of the incomplete matrix (zeros in its place, 2 on the two
    diagonal places, principal eigenvector). The worst judgement is the one whose replacement by
    that value leaves the lowest lambda. With three criteria any one of the three judgements mends
    all: the first is named.

    Parameters
    ----------
    matrix : ndarray, shape (C, C)
        Checked, as from ``as_pairwise``.

    Returns
    -------
    dict or None
        ``row``, ``column`` (row < column), ``value`` (as judged), ``consistent_value``,
        ``cr_after`` (None beyond the table of random indices); None where there is nothing to
        mend: up to two criteria, or judgements that agree to 1e-9.

    References
    ----------
    Harker, P. T. (1987). Incomplete pairwise comparisons in the analytic hierarchy process.
    Mathematical Modelling 9(11), 837-848. doi:10.1016/0270-0255(87)90503-3
    """
    count = len(matrix)
    if count < 3 or np.min(_lambdas(matrix, prioritisation)) - count <= 1e-9:
        return None
    rows, columns = np.triu_indices(count, k=1)
    implied = _implied_values(matrix, rows, columns)
    trial = np.arange(len(rows))
    mended = np.repeat(matrix[None], len(rows), axis=0)
    mended[trial, rows, columns] = implied
    mended[trial, columns, rows] = 1 / implied
    lambdas = _lambdas(mended, prioritisation)
    worst = int(np.flatnonzero(lambdas <= lambdas.min() + 1e-9)[0])
    # Rounding may take a mended matrix a hair below perfect agreement.
    index = max(float(lambdas[worst]) - count, 0.0) / (count - 1)
    return {
        "row": int(rows[worst]),
        "column": int(columns[worst]),
        "value": float(matrix[rows[worst], columns[worst]]),
        "consistent_value": float(implied[worst]),
        "cr_after": consistency_ratio(index, count, random_index),
    }


def _implied_values(matrix: FloatArray, rows: Any, columns: Any) -> FloatArray:
    """Return for each pair (row, column) the ratio that the other judgements imply, shape (K,)."""
    trial = np.arange(len(rows))
    incomplete = np.repeat(matrix[None], len(rows), axis=0)
    incomplete[trial, rows, columns] = 0
    incomplete[trial, columns, rows] = 0
    incomplete[trial, rows, rows] = 2
    incomplete[trial, columns, columns] = 2
    vectors = _principal_eigenvector(incomplete)
    return np.asarray(vectors[trial, rows] / vectors[trial, columns])


def _lambdas(matrix: FloatArray, prioritisation: str) -> FloatArray:
    """Return the mean of ``(A w)_i / w_i`` for matrices (..., C, C)."""
    weights = priorities(matrix, prioritisation)
    return np.asarray(np.mean((matrix @ weights[..., None])[..., 0] / weights, axis=-1))


def _principal_eigenvector(matrix: FloatArray) -> FloatArray:
    """Return the eigenvector of the greatest eigenvalue, above 0 throughout (Perron)."""
    values, vectors = np.linalg.eig(matrix)
    index = np.argmax(values.real, axis=-1)
    chosen = np.take_along_axis(vectors, index[..., None, None], axis=-1)[..., 0]
    # One product of positive numbers cancels nothing: it makes small components exact too.
    return np.asarray((matrix @ np.abs(chosen.real)[..., None])[..., 0])
