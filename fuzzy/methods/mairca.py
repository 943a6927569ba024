"""MAIRCA: the gap between theoretical and real ratings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray
from fuzzy.methods.topsis import vector_normalised
from fuzzy.normalise import linear
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register

NORMALISATIONS = {"linear": linear, "vector": vector_normalised}


def total_gaps(normalised: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the sum over the criteria of the vertex distances between w / A and w / A times r.

    Parameters
    ----------
    normalised : ndarray, shape (A, C, 3)
    weights : ndarray, shape (S, C, 3)

    Returns
    -------
    ndarray, shape (S, A), >= 0
    """
    count = len(normalised)
    squares = np.square(1 - normalised) / 3
    gaps = np.zeros((len(weights), count))
    for piece in pieces(len(weights), count):
        for j in range(normalised.shape[1]):
            gaps[piece] += np.sqrt(np.square(weights[piece, j]) @ squares[:, j].T)
    return gaps / count


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the total gap between theoretical and real ratings; lower is better.

    Parameters
    ----------
    problem : Problem
        For linear normalisation ratings not below 0 and costs above 0.
    options : mapping
        `normalisation`: linear (Chen 2000) or vector (as in Boral et al. 2020; costs 1 - r).

    Returns
    -------
    Outcome
        `scores` (S, A); details theoretical (S, C, 3).

    Raises
    ------
    ProblemError
        Where the normalisation divides by zero.
    """
    normalised = NORMALISATIONS[options["normalisation"]](problem.ratings, problem.benefit)
    weights = problem.batch_weights
    return Outcome(
        scores=total_gaps(normalised, weights),
        definition=(
            f"{options['normalisation']} normalisation, theoretical w / A against real w / A "
            "times r, sum of vertex distances, lower is better"
        ),
        details={
            "theoretical": Detail(weights / len(normalised), "theoretical rating", "Tp"),
        },
    )


register(
    Method(
        name="mairca",
        title_en="Fuzzy MAIRCA",
        title_fa="مایرکا فازی",
        source=(
            "Boral, S., Howard, I., Chaturvedi, S. K., McKee, K. & Naikan, V. N. A. (2020). An "
            "integrated approach for fuzzy failure modes and effects analysis using fuzzy AHP "
            "and fuzzy MAIRCA. Engineering Failure Analysis 108, 104195."
        ),
        doi="10.1016/j.engfailanal.2019.104195",
        definition_en="The sum of the gaps between the best conceivable and the real ratings.",
        definition_fa="جمع شکاف‌ها میان امتیازهای نظری (بهترین ممکن) و امتیازهای واقعی.",
        run=run,
        higher_is_better=False,
        options=(
            Option(
                "normalisation",
                "linear",
                words=("linear", "vector"),
                about_en="how ratings are brought onto one scale",
                about_fa="چگونگی هم‌مقیاس کردن امتیازها",
            ),
        ),
        weaknesses_en=(
            "Compensatory; the normalisation depends on the extremes among the alternatives, so "
            "adding one can reverse the order; costs must stay above zero."
        ),
        weaknesses_fa=(
            "جبرانی است؛ نرمال‌سازی به کرانه‌های گزینه‌ها وابسته است و افزودن گزینه می‌تواند ترتیب "
            "را وارونه کند؛ هزینه‌ها باید بزرگ‌تر از صفر باشند."
        ),
    )
)
