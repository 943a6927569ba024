"""CODAS: Euclidean distance from the worst, Hamming distance where that cannot tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray
from fuzzy.normalise import maximum
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register

TOLERANCE = 1e-12
CELLS_AT_A_TIME = 2**20


def distances_from_worst(
    normalised: FloatArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the sums of Euclidean and of Hamming distances from the componentwise minimum.

    Since all alternatives share the weight, w r minus its minimum is w (r - min r).

    Parameters
    ----------
    normalised : ndarray, shape (A, C, 3)
    weights : ndarray, shape (S, C, 3), >= 0

    Returns
    -------
    tuple of two ndarray, each of shape (S, A)
    """
    gaps = normalised - normalised.min(axis=0)
    squares = np.square(gaps)
    euclidean = np.zeros((len(weights), len(gaps)))
    hamming = np.zeros_like(euclidean)
    for piece in pieces(len(weights), len(gaps)):
        for j in range(gaps.shape[1]):
            euclidean[piece] += np.sqrt(np.square(weights[piece, j]) @ squares[:, j].T)
            hamming[piece] += weights[piece, j] @ gaps[:, j].T
    return euclidean, hamming


def assessments(euclidean: FloatArray, hamming: FloatArray, tau: float) -> FloatArray:
    """Return sum over k of (E_i - E_k) + [abs(E_i - E_k) >= tau] (T_i - T_k), shape (S, A).

    The cost grows with the square of A; pairs are formed for a chunk of them at a time.

    Parameters
    ----------
    euclidean, hamming : ndarray, shape (S, A)
    tau : float
        Differences of E at least so great let T count too.
    """
    n_scenarios, count = euclidean.shape
    scores: FloatArray = count * euclidean - euclidean.sum(axis=1, keepdims=True)
    threshold = tau * (1 - TOLERANCE)
    rows = max(1, CELLS_AT_A_TIME // count)
    step = max(1, rows // count)
    for start in range(0, n_scenarios, step):
        chunk = slice(start, start + step)
        for first in range(0, count, rows):
            own = slice(first, first + rows)
            gap = np.abs(euclidean[chunk, own, None] - euclidean[chunk, None, :])
            decided = (gap >= threshold).astype(np.float64)
            others = (decided @ hamming[chunk, :, None])[..., 0]
            scores[chunk, own] += decided.sum(axis=2) * hamming[chunk, own] - others
    return scores


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the relative assessment of the distances from the worst.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0.
    options : mapping
        `normalisation`: max. `tau`: threshold of the Euclidean distance.

    Returns
    -------
    Outcome
        `scores` (S, A), adding up to 0; details e and t (S, A).

    Raises
    ------
    ProblemError
        If a component of a criterion is 0 for all alternatives.
    """
    normalised = maximum(problem.ratings, problem.benefit)
    euclidean, hamming = distances_from_worst(normalised, problem.batch_weights)
    return Outcome(
        scores=assessments(euclidean, hamming, options["tau"]),
        definition=(
            f"{options['normalisation']} normalisation (costs 1 minus, not reversed), distances "
            f"from the componentwise minimum, tau {options['tau']:g}"
        ),
        details={
            "e": Detail(euclidean, "sum of Euclidean distances from the worst", "E"),
            "t": Detail(hamming, "sum of Hamming distances from the worst", "T"),
        },
    )


register(
    Method(
        name="codas",
        title_en="Fuzzy CODAS",
        title_fa="کوداس فازی",
        source=(
            "Keshavarz Ghorabaee, M., Amiri, M., Zavadskas, E. K., Hooshmand, R. & "
            "Antuchevičienė, J. (2017). Fuzzy extension of the CODAS method for multi-criteria "
            "market segment evaluation. Journal of Business Economics and Management 18(1), 1-19."
        ),
        doi="10.3846/16111699.2016.1278559",
        definition_en=(
            "The Euclidean distance from the worst compared with every other alternative, the "
            "Hamming distance added where the two differ enough."
        ),
        definition_fa=(
            "مقایسهٔ فاصلهٔ اقلیدسی از بدترین با تک‌تک گزینه‌ها، به‌اضافهٔ فاصلهٔ همینگ جایی که دو "
            "گزینه به اندازهٔ کافی تفاوت دارند."
        ),
        run=run,
        options=(
            Option(
                "normalisation",
                "max",
                words=("max",),
                about_en="how ratings are brought onto one scale",
                about_fa="چگونگی هم‌مقیاس کردن امتیازها",
            ),
            Option(
                "tau",
                0.02,
                interval=(0.0, float("inf")),
                about_en="difference from which the Hamming distance counts too",
                about_fa="تفاوتی که از آن به بعد فاصلهٔ همینگ هم به حساب می‌آید",
            ),
        ),
        weaknesses_en=(
            "The threshold makes the answer jump; the worst depends on the alternatives, so "
            "adding one can reverse the order; the cost grows with the square of their number."
        ),
        weaknesses_fa=(
            "آستانه پاسخ را جهشی می‌کند؛ بدترین به گزینه‌ها وابسته است و افزودن گزینه می‌تواند "
            "ترتیب را وارونه کند؛ زمان محاسبه با مربع شمار گزینه‌ها رشد می‌کند."
        ),
        pairwise=True,
    )
)
