"""ARAS: the ratio of each alternative's utility to that of an optimal one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.methods.saw import weighted_sums
from fuzzy.normalise import column_maximum
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Outcome, register


def shares_with_optimum(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the shares of the column sums, the optimal alternative in the first row.

    The optimum is crisp: max u of a benefit, min l of a cost. Costs are inverted to
    (1/u, 1/m, 1/l) first; a share is (l / sum u, m / sum m, u / sum l) with the optimum in the
    sums.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3), >= 0
    benefit : ndarray, shape (C,), bool

    Returns
    -------
    ndarray, shape (A + 1, C, 3)

    Raises
    ------
    ProblemError
        If a rating is below 0, a cost reaches 0 or a benefit is 0 for all alternatives.
    """
    require_nonnegative(ratings, "ratings")
    column_maximum(ratings)
    reached = np.argwhere((ratings[..., 0] <= 0) & ~benefit)
    if len(reached):
        i, j = reached[0]
        raise ProblemError(
            f"ratings[{i}][{j}]: reaches 0 on a cost, which ARAS inverts; expected a value above 0"
        )
    optimum = np.where(benefit, ratings[..., 2].max(axis=0), ratings[..., 0].min(axis=0))
    rows = np.concatenate([np.repeat(optimum[None, :, None], 3, axis=2), ratings])
    rows[:, ~benefit] = 1 / rows[:, ~benefit][..., ::-1]
    return np.asarray(rows / rows.sum(axis=0)[:, ::-1])


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the utility relative to the optimum, K = S / S0.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0, costs above 0.
    options : mapping
        None.

    Returns
    -------
    Outcome
        `scores` (S, A); details s (S, A), s0 (S,), s_fuzzy (S, A, 3).

    Raises
    ------
    ProblemError
    """
    shares = shares_with_optimum(problem.ratings, problem.benefit)
    sums = weighted_sums(shares, problem.batch_weights)
    utility = centroid(sums)
    optimum = utility[:, 0]
    return Outcome(
        scores=utility[:, 1:] / optimum[:, None],
        fuzzy_scores=sums[:, 1:] / optimum[:, None, None],
        definition=(
            "crisp optimal row (max u, or min l of a cost), costs inverted, fuzzy column sums "
            "with the optimal row, K = S / S0 of the centroids"
        ),
        details={
            "s": Detail(utility[:, 1:], "utility", "S"),
            "s0": Detail(optimum, "utility of the optimal alternative", "S0"),
            "s_fuzzy": Detail(sums[:, 1:], "utility, fuzzy", "S̃"),
        },
    )


register(
    Method(
        name="aras",
        title_en="Fuzzy ARAS",
        title_fa="آراس فازی",
        source=(
            "Turskis, Z. & Zavadskas, E. K. (2010). A new fuzzy additive ratio assessment method "
            "(ARAS-F). Case study: the analysis of fuzzy multiple criteria in order to select the "
            "logistic centers location. Transport 25(4), 423-432."
        ),
        doi="10.3846/transport.2010.52",
        definition_en=(
            "The weighted sum of the shares as a ratio to that of an optimal alternative."
        ),
        definition_fa="نسبت جمع وزنی سهم‌ها به مقدار آن برای گزینهٔ بهینه.",
        run=run,
        weaknesses_en=(
            "Fully compensatory; shares depend on all alternatives, so adding one can reverse the "
            "order; inverting costs makes small costs count out of proportion."
        ),
        weaknesses_fa=(
            "کاملاً جبرانی است؛ سهم‌ها به همهٔ گزینه‌ها وابسته‌اند و افزودن گزینه می‌تواند ترتیب را "
            "وارونه کند؛ وارونه کردن هزینه‌ها به هزینه‌های کوچک اثری نامتناسب می‌دهد."
        ),
    )
)
