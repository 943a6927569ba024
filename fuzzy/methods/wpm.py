"""Weighted product of fuzzy ratings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import BoolArray, FloatArray, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.normalise import linear, unchanged
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.registry import Method, Option, Outcome, register

NORMALISATIONS = {"linear": linear, "none": unchanged}
SMALLEST_LOGARITHM = float(np.log(np.finfo(np.float64).tiny))
LARGEST_LOGARITHM = float(np.log(np.finfo(np.float64).max))
UNDERFLOW_WARNING = (
    "a product is too small for a computer's numbers and counts as 0; smaller weights avoid it"
)


def weighted_products(
    normalised: FloatArray, weights: FloatArray, power: str
) -> tuple[FloatArray, bool]:
    """Return the products over the criteria of r ** w.

    With `power` exact the ends of each factor are those of the image of both intervals: the lower
    end is the lesser of l ** w_l and l ** w_u, the upper end the greater of u ** w_l and u ** w_u.
    With componentwise the factor is (l ** w_l, m ** w_m, u ** w_u), whose components descend
    where r is below 1 and the weight is wide. 0 ** 0 is 1.

    Parameters
    ----------
    normalised : ndarray, shape (A, C, 3), >= 0
    weights : ndarray, shape (S, C, 3)
    power : {"exact", "componentwise"}

    Returns
    -------
    products : ndarray, shape (S, A, 3)
    underflow : bool
        Whether a product of numbers above 0 is too small to be told from 0.

    Raises
    ------
    ProblemError
        If a product is too large for a computer's numbers.
    """
    positive = normalised > 0
    logarithms = np.log(np.where(positive, normalised, 1.0))
    products = np.empty((len(weights), len(normalised), 3))
    underflow = False
    for piece in pieces(len(weights), len(normalised)):
        for k in range(3):
            low, high = _exponents(weights[piece], k, power)
            exponent = low @ np.minimum(logarithms[..., k], 0).T
            exponent += high @ np.maximum(logarithms[..., k], 0).T
            _require_representable(exponent)
            zero = _vanishing(~positive[..., k], low)
            underflow |= bool(np.any(~zero & (exponent < SMALLEST_LOGARITHM)))
            with np.errstate(under="ignore"):
                products[piece, :, k] = np.where(zero, 0.0, np.exp(exponent))
    return products, underflow


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the weighted product of the normalised ratings.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0.
    options : mapping
        `normalisation`: linear (Chen 2000) or none (benefits only). `power`: exact or
        componentwise.

    Returns
    -------
    Outcome
        `fuzzy_scores` (S, A, 3) are the products, `scores` (S, A) their centroids.

    Raises
    ------
    ProblemError
        If a rating is below 0 or the normalisation divides by zero.
    """
    require_nonnegative(problem.ratings, "ratings")
    normalised = NORMALISATIONS[options["normalisation"]](problem.ratings, problem.benefit)
    products, underflow = weighted_products(normalised, problem.batch_weights, options["power"])
    return Outcome(
        scores=centroid(products),
        fuzzy_scores=products,
        definition=(
            f"product of r ** w, normalisation {options['normalisation']}, "
            f"power {options['power']}, centroid"
        ),
        warnings=(UNDERFLOW_WARNING,) if underflow else (),
    )


def _exponents(weights: FloatArray, k: int, power: str) -> tuple[FloatArray, FloatArray]:
    """Return the exponents (S, C) of component `k` where its base is below and above 1."""
    if power == "componentwise" or k == 1:
        return weights[..., k], weights[..., k]
    return weights[..., 2 - k], weights[..., k]


def _vanishing(zero: BoolArray, exponents: FloatArray) -> BoolArray:
    """Tell where a factor 0 has an exponent above 0, shape (S, A)."""
    if not zero.any():
        return np.zeros((len(exponents), len(zero)), dtype=np.bool_)
    return np.asarray((exponents > 0).astype(np.float64) @ zero.T.astype(np.float64) > 0)


def _require_representable(exponent: FloatArray) -> None:
    """Refuse products beyond the range of floating point numbers."""
    if np.any(exponent > LARGEST_LOGARITHM):
        raise ProblemError(
            "weights: a product of ratings to the power of the weights is too large to compute; "
            "expected smaller weights"
        )


register(
    Method(
        name="wpm",
        title_en="Fuzzy weighted product (WPM)",
        title_fa="ضرب وزنی فازی (WPM)",
        source=(
            "Triantaphyllou, E. & Lin, C.-T. (1996). Development and evaluation of five fuzzy "
            "multiattribute decision-making methods. International Journal of Approximate "
            "Reasoning 14(4), 281-310; linear normalisation of Chen (2000)."
        ),
        doi="10.1016/0888-613X(95)00119-2",
        definition_en="The product over the criteria of normalised rating to the power of weight.",
        definition_fa="حاصل‌ضرب امتیازهای نرمال‌شده، هر یک به توان وزن معیارش.",
        run=run,
        options=(
            Option(
                "normalisation",
                "linear",
                words=("linear", "none"),
                about_en="how ratings are brought onto one scale",
                about_fa="چگونگی هم‌مقیاس کردن امتیازها",
            ),
            Option(
                "power",
                "exact",
                words=("exact", "componentwise"),
                about_en="how a fuzzy number is raised to a fuzzy power",
                about_fa="چگونگی به توان فازی رساندن عدد فازی",
            ),
        ),
        weaknesses_en=(
            "One zero makes the whole product zero. Partly compensatory; wide weights widen the "
            "answer strongly."
        ),
        weaknesses_fa=(
            "یک صفر همهٔ حاصل‌ضرب را صفر می‌کند. تا اندازه‌ای جبرانی است و وزن‌های پهن، پاسخ را "
            "بسیار پهن می‌کنند."
        ),
    )
)
