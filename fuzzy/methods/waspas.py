"""WASPAS: weighted sum and weighted product joined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.methods.saw import weighted_sums
from fuzzy.methods.wpm import UNDERFLOW_WARNING, weighted_products
from fuzzy.normalise import linear
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


def balancing_share(wsm: FloatArray, wpm: FloatArray) -> FloatArray:
    """Return the share of the weighted sum that evens out both parts, sum P / (sum Q + sum P).

    Parameters
    ----------
    wsm, wpm : ndarray, shape (S, A)

    Returns
    -------
    ndarray, shape (S,), 0..1
    """
    totals = wpm.sum(axis=-1)
    return np.asarray(totals / (wsm.sum(axis=-1) + totals))


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by lambda Q + (1 - lambda) P.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0, costs above 0.
    options : mapping
        `lambda`: "auto" or a number from 0 (product alone) to 1 (sum alone).

    Returns
    -------
    Outcome
        `scores` (S, A); details wsm, wpm (S, A) and lambda (S,).

    Raises
    ------
    ProblemError
        Where linear normalisation divides by zero.
    """
    normalised = linear(problem.ratings, problem.benefit)
    sums = weighted_sums(normalised, problem.batch_weights)
    products, underflow = weighted_products(normalised, problem.batch_weights, "exact")
    wsm, wpm = centroid(sums), centroid(products)
    given = options["lambda"]
    share = balancing_share(wsm, wpm) if given == "auto" else np.full(len(wsm), float(given))
    return Outcome(
        scores=share[:, None] * wsm + (1 - share[:, None]) * wpm,
        fuzzy_scores=share[:, None, None] * sums + (1 - share[:, None, None]) * products,
        definition=(
            "lambda Q + (1 - lambda) P with Q the centroid of the weighted sum and P that of the "
            f"weighted product (power exact), linear normalisation, lambda {_spoken(given)}"
        ),
        details={
            "wsm": Detail(wsm, "weighted sum", "Q"),
            "wpm": Detail(wpm, "weighted product", "P"),
            "lambda": Detail(share, "share of the weighted sum", "λ"),
        },
        warnings=(UNDERFLOW_WARNING,) if underflow else (),
    )


def _spoken(given: object) -> str:
    """Return how the definition words lambda."""
    return "auto (sum P / (sum Q + sum P))" if given == "auto" else f"{given:g}"


register(
    Method(
        name="waspas",
        title_en="Fuzzy WASPAS",
        title_fa="واسپاس فازی",
        source=(
            "Turskis, Z., Zavadskas, E. K., Antucheviciene, J. & Kosareva, N. (2015). A hybrid "
            "model based on fuzzy AHP and fuzzy WASPAS for construction site selection. "
            "International Journal of Computers Communications & Control 10(6), 873-888."
        ),
        doi="10.15837/ijccc.2015.6.2078",
        definition_en="A mixture of weighted sum and weighted product.",
        definition_fa="آمیزه‌ای از جمع وزنی و ضرب وزنی.",
        run=run,
        options=(
            Option(
                "lambda",
                "auto",
                words=("auto",),
                interval=(0.0, 1.0),
                about_en="share of the weighted sum",
                about_fa="سهم جمع وزنی",
            ),
        ),
        weaknesses_en=(
            "With lambda auto the mixture depends on all alternatives, so leaving one out can "
            "reverse the order of the others; costs must stay above zero."
        ),
        weaknesses_fa=(
            "اگر لاندا خودکار باشد، آمیزه به همهٔ گزینه‌ها وابسته است و حذف یکی می‌تواند ترتیب "
            "دیگران را وارونه کند؛ هزینه‌ها باید بزرگ‌تر از صفر باشند."
        ),
    )
)
