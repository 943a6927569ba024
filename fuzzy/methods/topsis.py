"""TOPSIS with fuzzy numbers: nearness to the ideal and distance from its opposite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import BoolArray, FloatArray
from fuzzy.normalise import linear, unchanged, vector
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


def unit_ideals(weighted: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return (1, 1, 1) and (0, 0, 0) for each criterion (Chen 2000), shape (1, 1, 1, 1)."""
    return np.ones((1, 1, 1, 1)), np.zeros((1, 1, 1, 1))


def scalar_ideals(weighted: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return max u and min l of each criterion (Chen, Lin & Huang 2006), shape (S, 1, C, 1)."""
    return (
        weighted[..., 2].max(axis=1)[:, None, :, None],
        weighted[..., 0].min(axis=1)[:, None, :, None],
    )


def componentwise_ideals(weighted: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the maximum and the minimum of each component, shape (S, 1, C, 3)."""
    return weighted.max(axis=1, keepdims=True), weighted.min(axis=1, keepdims=True)


def vector_normalised(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the vector normalisation (A, C, 3) with costs turned round, 1 - r reversed."""
    shares = vector(ratings)
    return np.where(benefit[:, None], shares, 1 - shares[..., ::-1])


NORMALISATIONS = {"linear": linear, "none": unchanged, "vector": vector_normalised}
IDEALS = {
    "unit": unit_ideals,
    "scalar": scalar_ideals,
    "componentwise": componentwise_ideals,
}


def distances(
    normalised: FloatArray, weights: FloatArray, ideal: str
) -> tuple[FloatArray, FloatArray]:
    """Return the distances of the alternatives to the ideal and to its opposite.

    Parameters
    ----------
    normalised : ndarray, shape (A, C, 3)
    weights : ndarray, shape (S, C, 3)
    ideal : str
        A key of `IDEALS`.

    Returns
    -------
    tuple of two ndarray, each of shape (S, A)
        Sums over the criteria of the vertex distances.
    """
    d_plus = np.empty((len(weights), len(normalised)))
    d_minus = np.empty_like(d_plus)
    for piece in pieces(len(weights), normalised.size):
        weighted = normalised * weights[piece, None]
        best, worst = IDEALS[ideal](weighted)
        d_plus[piece] = _summed_vertex_distance(weighted - best)
        d_minus[piece] = _summed_vertex_distance(weighted - worst)
    return d_plus, d_minus


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the closeness coefficient d- / (d+ + d-).

    Parameters
    ----------
    problem : Problem
    options : mapping
        `normalisation`: linear, none (benefits only) or vector. `ideal`: unit, scalar or
        componentwise.

    Returns
    -------
    Outcome
        `scores` (S, A), 0..1; details d_plus and d_minus (S, A).

    Raises
    ------
    ProblemError
        Where the normalisation divides by zero.
    """
    normalisation, ideal = options["normalisation"], options["ideal"]
    normalised = NORMALISATIONS[normalisation](problem.ratings, problem.benefit)
    d_plus, d_minus = distances(normalised, problem.batch_weights, ideal)
    total = d_plus + d_minus
    warnings: tuple[str, ...] = ()
    undecided = total <= 0
    if undecided.any():
        warnings = (
            "all alternatives coincide with both ideals; their closeness is set to 0.5, midway",
        )
    scores = np.where(undecided, 0.5, d_minus / np.where(undecided, 1.0, total))
    return Outcome(
        scores=scores,
        definition=f"{_spoken(normalisation)}, {ideal} ideals",
        details={
            "d_plus": Detail(d_plus, "distance to the positive ideal", "d+"),
            "d_minus": Detail(d_minus, "distance to the negative ideal", "d-"),
        },
        warnings=warnings,
    )


def _spoken(normalisation: str) -> str:
    """Return how the definition words the normalisation."""
    return "normalisation none" if normalisation == "none" else f"{normalisation} normalisation"


def _summed_vertex_distance(differences: FloatArray) -> FloatArray:
    """Return the sum over criteria of the root mean square over the components, (S, A)."""
    squares = np.einsum("sack,sack->sac", differences, differences)
    squares /= 3
    return np.asarray(np.sqrt(squares, out=squares).sum(axis=-1))


register(
    Method(
        name="topsis",
        title_en="Fuzzy TOPSIS",
        title_fa="تاپسیس فازی",
        source=(
            "Chen, C.-T. (2000). Extensions of the TOPSIS for group decision-making under fuzzy "
            "environment. Fuzzy Sets and Systems 114(1), 1-9."
        ),
        doi="10.1016/S0165-0114(97)00377-1",
        definition_en=(
            "Distance from the worst imaginable alternative as a share of the distances from the "
            "worst and to the best."
        ),
        definition_fa="سهم فاصله از بدترین گزینهٔ ممکن در مجموع فاصله‌ها از بدترین و تا بهترین.",
        run=run,
        options=(
            Option(
                "normalisation",
                "linear",
                words=("linear", "none", "vector"),
                about_en="how ratings are brought onto one scale",
                about_fa="چگونگی هم‌مقیاس کردن امتیازها",
            ),
            Option(
                "ideal",
                "unit",
                words=("unit", "scalar", "componentwise"),
                about_en="what the best and the worst alternative are",
                about_fa="بهترین و بدترین گزینهٔ فرضی چیستند",
            ),
        ),
        weaknesses_en=(
            "Compensatory. Normalisation and ideals depend on the other alternatives, so adding "
            "one can reverse the order; the answer is crisp and hides the fuzziness."
        ),
        weaknesses_fa=(
            "جبرانی است. نرمال‌سازی و ایدئال‌ها به گزینه‌های دیگر وابسته‌اند، پس افزودن گزینه‌ای "
            "می‌تواند ترتیب را وارونه کند؛ پاسخ قطعی است و فازی بودن را پنهان می‌کند."
        ),
    )
)
