"""Simple additive weighting with fuzzy numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray
from fuzzy.normalise import linear, unchanged
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.registry import Method, Option, Outcome, register

NORMALISATIONS = {"linear": linear, "none": unchanged}


def weighted_sums(normalised: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the fuzzy sums of w r, component by component.

    Parameters
    ----------
    normalised : ndarray, shape (A, C, 3)
    weights : ndarray, shape (S, C, 3)

    Returns
    -------
    ndarray, shape (S, A, 3)
    """
    sums = np.empty((len(weights), len(normalised), 3))
    for piece in pieces(len(weights), normalised.shape[0]):
        for k in range(3):
            sums[piece, :, k] = weights[piece, :, k] @ normalised[..., k].T
    return sums


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the weighted sum of the normalised ratings.

    Parameters
    ----------
    problem : Problem
    options : mapping
        `normalisation`: linear (Chen 2000) or none (benefits only).

    Returns
    -------
    Outcome
        `fuzzy_scores` (S, A, 3) are the sums, `scores` (S, A) their centroids.

    Raises
    ------
    ProblemError
        Where the normalisation divides by zero.
    """
    normalised = NORMALISATIONS[options["normalisation"]](problem.ratings, problem.benefit)
    sums = weighted_sums(normalised, problem.batch_weights)
    return Outcome(
        scores=centroid(sums),
        fuzzy_scores=sums,
        definition=f"sum of w r, normalisation {options['normalisation']}, centroid",
    )


register(
    Method(
        name="saw",
        title_en="Fuzzy simple additive weighting (SAW)",
        title_fa="جمع وزنی سادهٔ فازی (SAW)",
        source=(
            "Chou, S.-Y., Chang, Y.-H. & Shen, C.-Y. (2008). A fuzzy simple additive weighting "
            "system under group decision-making for facility location selection with "
            "objective/subjective attributes. European Journal of Operational Research 189(1), "
            "132-145; linear normalisation of Chen (2000)."
        ),
        doi="10.1016/j.ejor.2007.05.006",
        definition_en="The sum of weight times normalised rating over the criteria.",
        definition_fa="جمع حاصل‌ضرب وزن در امتیاز نرمال‌شدهٔ معیارها.",
        run=run,
        options=(
            Option(
                "normalisation",
                "linear",
                words=("linear", "none"),
                about_en="how ratings are brought onto one scale",
                about_fa="چگونگی هم‌مقیاس کردن امتیازها",
            ),
        ),
        weaknesses_en=(
            "Fully compensatory: a bad value is made up for by a good one. Adding an alternative "
            "with a new greatest or least value can reverse the order of the others."
        ),
        weaknesses_fa=(
            "کاملاً جبرانی است: مقدار بد با مقدار خوب جبران می‌شود. افزودن گزینه‌ای با بیشترین "
            "یا کمترین مقدار تازه می‌تواند ترتیب دیگران را وارونه کند."
        ),
    )
)
