"""MOORA: the ratio system, benefits minus costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.methods.saw import weighted_sums
from fuzzy.normalise import vector
from fuzzy.numbers import centroid, subtract, vertex_distance
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


def ratio_sums(problem: Problem) -> tuple[FloatArray, FloatArray]:
    """Return the weighted sums of the vector-normalised benefits and costs, each (S, A, 3).

    Raises
    ------
    ProblemError
        If a criterion is 0 for all alternatives.
    """
    ratios = vector(problem.ratings)
    gain, weights = problem.benefit, problem.batch_weights
    return (
        weighted_sums(ratios[:, gain], weights[:, gain]),
        weighted_sums(ratios[:, ~gain], weights[:, ~gain]),
    )


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the weighted benefits minus the weighted costs.

    Parameters
    ----------
    problem : Problem
    options : mapping
        `score`: signed, or distance (unsigned: it cannot tell better from worse costs).

    Returns
    -------
    Outcome
        `scores` (S, A); `fuzzy_scores` (S, A, 3) for the signed score. Details s_plus, s_minus
        (S, A, 3).

    Raises
    ------
    ProblemError
        If a criterion is 0 for all alternatives.
    """
    s_plus, s_minus = ratio_sums(problem)
    signed = options["score"] == "signed"
    balance = subtract(s_plus, s_minus)
    warnings: tuple[str, ...] = ()
    if not signed and np.any(centroid(balance) < 0):
        warnings = (
            "score distance is unsigned: alternatives whose costs outweigh their benefits "
            "are credited with the difference",
        )
    return Outcome(
        scores=centroid(balance) if signed else vertex_distance(s_plus, s_minus),
        fuzzy_scores=balance if signed else None,
        definition=(
            "ratio system, x / sqrt(sum of l² + m² + u²), benefits minus costs, "
            f"score {options['score']}"
        ),
        details={
            "s_plus": Detail(s_plus, "weighted sum of the benefits", "S+"),
            "s_minus": Detail(s_minus, "weighted sum of the costs", "S-"),
        },
        warnings=warnings,
    )


register(
    Method(
        name="moora",
        title_en="Fuzzy MOORA",
        title_fa="مورا فازی",
        source=(
            "Karande, P. & Chakraborty, S. (2012). A fuzzy-MOORA approach for ERP system "
            "selection. Decision Science Letters 1(1), 11-21; signed as in Brauers, W. K. M. & "
            "Zavadskas, E. K. (2006). The MOORA method and its application to privatization in a "
            "transition economy. Control and Cybernetics 35(2), 445-469."
        ),
        doi=None,
        definition_en="The weighted sum of the ratios of benefits minus that of costs.",
        definition_fa="جمع وزنی نسبت‌های سودها منهای جمع وزنی نسبت‌های هزینه‌ها.",
        run=run,
        options=(
            Option(
                "score",
                "signed",
                words=("signed", "distance"),
                about_en="difference of centroids, or unsigned distance",
                about_fa="تفاضل مرکزهای ثقل یا فاصلهٔ بی‌علامت",
            ),
        ),
        weaknesses_en=(
            "Fully compensatory; the ratios depend on all alternatives, so adding one can reverse "
            "the order. The unsigned distance can put the worst first."
        ),
        weaknesses_fa=(
            "کاملاً جبرانی است؛ نسبت‌ها به همهٔ گزینه‌ها وابسته‌اند و افزودن گزینه می‌تواند ترتیب را "
            "وارونه کند. فاصلهٔ بی‌علامت ممکن است بدترین گزینه را نخست بنشاند."
        ),
    )
)
