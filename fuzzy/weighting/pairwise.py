"""Pairwise comparison matrices: checking them, and how consistent their judgements are."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers, as_tfns, index_text
from fuzzy.errors import ProblemError

RECIPROCITY = 1e-6
GREATEST = 1e6
ACCEPTABLE_RATIO = 0.1

RANDOM_INDICES: dict[str, tuple[float, ...]] = {
    "saaty_1980": (
        *(0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
        *(1.51, 1.48, 1.56, 1.57, 1.59),
    ),
    "fuzzyahp": (0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
}
"""Mean consistency index of random matrices, by number of criteria from 1.

``saaty_1980``: Saaty (1980), The Analytic Hierarchy Process; ``fuzzyahp``: the table of the R
package FuzzyAHP.
"""


def as_pairwise(matrix: Any, field: str = "matrix") -> FloatArray:
    """Return a crisp comparison matrix, shape (C, C), after checking it.

    Entry ``[i][j]`` says how many times as important criterion i is as criterion j.

    Raises
    ------
    ProblemError
        If it is not square, an entry is not above 0, a diagonal entry is not 1, or mirrored
        entries are not each other's reciprocal.
    """
    numbers = as_numbers(matrix, field)
    if numbers.ndim != 2:
        raise ProblemError(
            f"{field}: shape {list(numbers.shape)}; expected a square table of numbers"
        )
    return _checked(numbers[..., None], field)[..., 0]


def as_fuzzy_pairwise(matrix: Any, field: str = "matrix") -> FloatArray:
    """Return a fuzzy comparison matrix, shape (C, C, 3), after checking it.

    Mirrored entries are reciprocal as fuzzy numbers: ``(1 / u, 1 / m, 1 / l)``.

    Raises
    ------
    ProblemError
        As for :func:`as_pairwise`, or if an entry is not l <= m <= u.
    """
    return _checked(as_tfns(matrix, field, 3), field)


def consistency_of(
    matrix: FloatArray, weights: FloatArray, random_index: str
) -> dict[str, float | str | None]:
    """Return the consistency of a crisp matrix under given weights.

    Lambda is the mean over i of ``(A w)_i / w_i`` (for the principal eigenvector: its eigenvalue).

    Parameters
    ----------
    matrix : ndarray, shape (C, C)
    weights : ndarray, shape (C,), above 0
    random_index : str
        A key of :data:`RANDOM_INDICES`.

    Returns
    -------
    dict
        ``lambda_max`` (C where the judgements agree perfectly, else above), ``ci`` =
        (lambda - C) / (C - 1), ``cr`` = ci / random index (0 for one or two criteria; None
        beyond the table; up to 0.1 is usually accepted), ``random_index``.
    """
    count = len(weights)
    lambda_max = float(np.mean(matrix @ weights / weights))
    index = (lambda_max - count) / (count - 1) if count > 1 else 0.0
    return {
        "lambda_max": lambda_max,
        "ci": index,
        "cr": consistency_ratio(index, count, random_index),
        "random_index": random_index,
    }


def consistency_ratio(index: float, count: int, random_index: str) -> float | None:
    """Return the consistency index over that of random judgements, None beyond the table."""
    if count <= 2:
        return 0.0
    table = RANDOM_INDICES[random_index]
    return index / table[count - 1] if count <= len(table) else None


def consistency_warnings(consistency: dict[str, float | str | None]) -> tuple[str, ...]:
    """Say where a consistency ratio is too high or not defined."""
    ratio = consistency["cr"]
    if ratio is None:
        table = str(consistency["random_index"])
        return (
            f"the table {table} ends at {len(RANDOM_INDICES[table])} criteria, "
            "so that no consistency ratio is defined",
        )
    if float(ratio) > ACCEPTABLE_RATIO:
        return (
            f"consistency ratio {float(ratio):.3f} is above {ACCEPTABLE_RATIO:g}: "
            "the judgements contradict each other",
        )
    return ()


def _checked(matrix: FloatArray, field: str) -> FloatArray:
    """Return a matrix (C, C, k) if it is square, above 0 and reciprocal."""
    rows, columns = matrix.shape[:2]
    if rows != columns or not rows:
        raise ProblemError(f"{field}: {rows} x {columns}; expected a square matrix")
    outside = np.argwhere((matrix < 1 / GREATEST) | (matrix > GREATEST))
    if len(outside):
        where, value = index_text(outside[0][:2]), matrix[tuple(outside[0])]
        raise ProblemError(
            f"{field}{where}: {value:g}; expected a judgement above 0, from {1 / GREATEST:g} to "
            f"{GREATEST:g}"
        )
    diagonal = np.argwhere(
        np.abs(matrix[np.arange(rows), np.arange(rows)] - 1).max(axis=-1) > RECIPROCITY
    )
    if len(diagonal):
        where = index_text([diagonal[0][0]] * 2)
        raise ProblemError(f"{field}{where}: expected 1, a criterion compared with itself")
    mirror = matrix.transpose(1, 0, 2)[..., ::-1]
    # Six decimals of 1/9 miss 1 by more than 1e-6 once multiplied by 9: either side may be rounded.
    tolerance = RECIPROCITY * np.clip(np.maximum(matrix, mirror), 1.0, 10.0) * (1 + 1e-9)
    wrong = np.argwhere((np.abs(matrix * mirror - 1) > tolerance).any(axis=-1))
    if len(wrong):
        i, j = (int(k) for k in wrong[0])
        raise ProblemError(
            f"{field}[{i}][{j}]: expected the reciprocal of {field}[{j}][{i}] to within 1e-6"
        )
    return matrix
