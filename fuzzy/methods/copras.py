"""COPRAS: complex proportional assessment, benefits and costs apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, require_nonnegative
from fuzzy.methods.saw import weighted_sums
from fuzzy.normalise import column_maximum
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register

NO_COST_WARNING = (
    "a weighted cost sum is 0: the limit is taken, in which the alternatives without cost share "
    "the whole cost credit equally"
)


def cost_credit(burden: FloatArray) -> FloatArray:
    """Return sum S- / (S-_i sum(1 / S-)), what low costs earn, along the second axis.

    This is the total burden dealt out in inverse proportion to each one's own. Where burdens are
    0 it is the limit for burdens that approach 0 alike: those without burden share all of it.

    Parameters
    ----------
    burden : ndarray, shape (S, A) or (S, A, 3), >= 0

    Returns
    -------
    ndarray, same shape
    """
    free = burden <= 0
    inverse = 1 / np.where(free, 1.0, burden)
    earners = np.where(free.any(axis=1, keepdims=True), free.astype(np.float64), inverse)
    return np.asarray(
        burden.sum(axis=1, keepdims=True) * earners / earners.sum(axis=1, keepdims=True)
    )


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by relative significance, 1 for the best.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0.
    options : mapping
        `defuzzify`: last (formula component by component, then the centroid) or first (centroids
        of S+ and S-, then the crisp formula).

    Returns
    -------
    Outcome
        `scores` (S, A), at most 1. Details q (S, A), s_plus and s_minus (S, A, 3).

    Raises
    ------
    ProblemError
        If a rating is below 0 or a criterion is 0 for all alternatives.
    """
    require_nonnegative(problem.ratings, "ratings")
    shares = problem.ratings / column_maximum(problem.ratings)[:, None]
    gain = problem.benefit
    s_plus = weighted_sums(shares[:, gain], problem.batch_weights[:, gain])
    s_minus = weighted_sums(shares[:, ~gain], problem.batch_weights[:, ~gain])
    if options["defuzzify"] == "first":
        burden, q = centroid(s_minus), centroid(s_plus)
        if not gain.all():
            q = q + cost_credit(burden)
    else:
        burden = s_minus
        q = centroid(s_plus if gain.all() else s_plus + cost_credit(burden))
    without_cost = not gain.all() and bool(np.any(burden <= 0))
    return Outcome(
        scores=q / q.max(axis=1, keepdims=True),
        definition=(
            "x / max u, S+ and S- summed apart, Q = S+ + sum S- / (S- sum(1 / S-)), "
            f"centroid {options['defuzzify']}, scores = Q / max Q"
        ),
        details={
            "q": Detail(q, "relative significance", "Q"),
            "s_plus": Detail(s_plus, "weighted sum of the benefits", "S+"),
            "s_minus": Detail(s_minus, "weighted sum of the costs", "S-"),
        },
        warnings=(NO_COST_WARNING,) if without_cost else (),
    )


register(
    Method(
        name="copras",
        title_en="Fuzzy COPRAS",
        title_fa="کوپراس فازی",
        source=(
            "Zavadskas, E. K. & Antucheviciene, J. (2007). Multiple criteria evaluation of rural "
            "building's regeneration alternatives. Building and Environment 42(1), 436-451; fuzzy "
            "form by components: Narang, M., Joshi, M. C. & Pal, A. K. (2021). A hybrid fuzzy "
            "COPRAS-base-criterion method for multi-criteria decision making. Soft Computing "
            "25(13), 8391-8399."
        ),
        doi="10.1016/j.buildenv.2005.08.001",
        definition_en=(
            "The sum of the weighted benefits plus a credit for low costs, relative to the best."
        ),
        definition_fa="جمع وزنی سودها به‌اضافهٔ اعتباری برای کم بودن هزینه‌ها، نسبت به بهترین گزینه.",
        run=run,
        options=(
            Option(
                "defuzzify",
                "last",
                words=("last", "first"),
                about_en="whether the centroid is taken after or before the formula",
                about_fa="مرکز ثقل پس از رابطه گرفته شود یا پیش از آن",
            ),
        ),
        weaknesses_en=(
            "The credit for low costs depends on all alternatives, so adding one can reverse the "
            "order; component by component it can favour a wider (less certain) cost."
        ),
        weaknesses_fa=(
            "اعتبار کم‌هزینگی به همهٔ گزینه‌ها وابسته است و افزودن گزینه می‌تواند ترتیب را وارونه "
            "کند؛ محاسبهٔ مؤلفه‌به‌مؤلفه ممکن است هزینهٔ پهن‌تر (نامطمئن‌تر) را برتری دهد."
        ),
    )
)
