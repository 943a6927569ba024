"""Weights from the figures themselves: how much the criteria tell the alternatives apart."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, as_benefit, as_numbers, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.ranking import Detail
from fuzzy.weighting.result import Weighting, shares

_SAME = 1e-12


def entropy(matrix: Any) -> Weighting:
    """Return entropy weights: the more evenly a criterion is spread, the less it weighs.

    ``p`` = x / column sum; ``e`` = -sum p ln p / ln A with 0 ln 0 = 0; w = (1 - e) / sum (1 - e).
    Directions play no part. A criterion on which all are equal gets 0, exactly.

    Parameters
    ----------
    matrix : array_like, shape (A, C)
        Crisp, not below 0.

    Returns
    -------
    Weighting
        ``details["entropy"]``: e, C values from 0 (one alternative has all) to 1 (all equal).

    Raises
    ------
    ProblemError
        If a value is below 0, or all criteria are constant.

    References
    ----------
    Hwang, C.-L., Yoon, K. (1981). Multiple Attribute Decision Making. Springer.
    doi:10.1007/978-3-642-48318-9
    """
    table = _as_table(matrix)
    require_nonnegative(table, "matrix")
    constant = _constant_columns(table)
    varied = table[:, ~constant]
    p = varied / varied.sum(axis=0)
    logarithms = np.log(np.where(p > 0, p, 1.0))
    e = np.ones(table.shape[1])
    e[~constant] = np.sum(p * -logarithms, axis=0) / np.log(len(table))
    return Weighting(
        "entropy",
        shares(np.maximum(1 - e, 0.0), "matrix: no criterion tells the alternatives apart"),
        "entropy, p = x / column sum, a constant criterion gets 0",
        details={"entropy": Detail(e, "entropy of each criterion", "e")},
    )


def critic(matrix: Any, directions: Any) -> Weighting:
    """Return CRITIC weights: contrast within a criterion times conflict with the others.

    Every criterion is scaled by min-max towards its better end; its information is the standard
    deviation times ``sum over k of (1 - r_jk)``, r the Pearson correlation; the weights are
    information / sum. A constant criterion, whose correlation is not defined, gets 0 and takes no
    part in the sums of the others: the weights are those without it.

    Parameters
    ----------
    matrix : array_like, shape (A, C)
        Crisp.
    directions : sequence of "benefit" / "cost", length C

    Returns
    -------
    Weighting
        ``details``: standard_deviation C, conflict C, information C, correlation C x C (a
        constant criterion has None in the matrix). A single criterion that varies gets 1.

    Raises
    ------
    ProblemError
        If all criteria are constant, or those that vary are perfectly correlated (no conflict,
        hence nothing to weigh by).

    References
    ----------
    Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in
    multiple criteria problems: the CRITIC method. Computers & Operations Research 22(7), 763-770.
    doi:10.1016/0305-0548(94)00059-H
    """
    table = _as_table(matrix)
    benefit = as_benefit(directions, table.shape[1])
    constant = _constant_columns(table)
    scaled = _towards_better(table[:, ~constant], benefit[~constant])
    centred = scaled - scaled.mean(axis=0)
    lengths = np.sqrt(np.sum(centred**2, axis=0))
    r = np.clip((centred.T @ centred) / np.outer(lengths, lengths), -1.0, 1.0)
    np.fill_diagonal(r, 1.0)
    gaps = 1 - r
    # What is left of 1 - r between proportional columns is rounding, not conflict.
    gaps[gaps < _SAME] = 0.0
    deviation = np.zeros(table.shape[1])
    deviation[~constant] = lengths / np.sqrt(len(table))
    conflict = np.zeros(table.shape[1])
    conflict[~constant] = gaps.sum(axis=1)
    information = deviation * conflict
    return Weighting(
        "critic",
        _information_shares(information, ~constant),
        "critic, min-max towards the better end, Pearson correlation, a constant criterion gets 0 "
        "and is left out of the correlations",
        details={
            "standard_deviation": Detail(deviation, "standard deviation after min-max", "sigma"),
            "conflict": Detail(conflict, "sum of 1 - r over the other criteria", "sum(1 - r)"),
            "information": Detail(information, "information of each criterion", "C_j"),
            "correlation": Detail(
                _spread(r, ~constant), "Pearson correlation of the criteria", "r"
            ),
        },
    )


def _as_table(matrix: Any) -> FloatArray:
    """Return a crisp table (A, C), every column in units of its greatest magnitude.

    Both methods are blind to the unit of a column, and in these units no sum overflows.
    """
    table = as_numbers(matrix, "matrix")
    if table.ndim != 2 or not table.size:
        raise ProblemError(
            f"matrix: shape {list(table.shape)}; expected a table of numbers, one row per "
            "alternative and one column per criterion"
        )
    magnitude = np.abs(table).max(axis=0)
    return np.asarray(table / np.where(magnitude > 0, magnitude, 1.0))


def _constant_columns(table: FloatArray) -> BoolArray:
    """Return which columns are constant (up to rounding), refusing a table without another."""
    spread = table.max(axis=0) - table.min(axis=0)
    constant = spread <= _SAME
    if constant.all():
        raise ProblemError(
            "matrix: every criterion is constant; expected one that tells the alternatives apart"
        )
    return np.asarray(constant)


def _towards_better(table: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the columns scaled to 0..1, 1 being the better end."""
    low, high = table.min(axis=0), table.max(axis=0)
    rising = (table - low) / (high - low)
    return np.asarray(np.where(benefit, rising, 1 - rising))


def _information_shares(information: FloatArray, varied: BoolArray) -> FloatArray:
    """Return information / sum; a single criterion that varies gets all."""
    if varied.sum() == 1:
        return varied.astype(np.float64)
    return shares(
        information,
        "matrix: the criteria that vary are perfectly correlated; expected two that conflict",
    )


def _spread(r: FloatArray, varied: BoolArray) -> list[list[float | None]]:
    """Return the correlations (C, C) with None where a criterion is constant."""
    place = np.cumsum(varied) - 1
    known = np.logical_and.outer(varied, varied)
    return [
        [float(r[place[i], place[j]]) if known[i, j] else None for j in range(len(varied))]
        for i in range(len(varied))
    ]
