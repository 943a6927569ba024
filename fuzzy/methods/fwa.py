"""The fuzzy weighted average as a ranking method."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray, as_numbers, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.normalise import unchanged
from fuzzy.numbers import alpha_cut, centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register
from fuzzy.weighted_average import average_ends, average_peak

DEFAULT_ALPHAS = (0.0, 0.5, 1.0)


def exact_cuts(ratings: FloatArray, weights: FloatArray, alpha: float) -> FloatArray:
    """Return the exact alpha-cuts of sum(w x) / sum(w).

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    weights : ndarray, shape (S, C, 3), >= 0
    alpha : float, 0..1

    Returns
    -------
    ndarray, shape (S, A, 2)

    Raises
    ------
    ProblemError
        If alpha is 1 and the peaks of the weights of a scenario are all 0.
    """
    result = np.empty((len(weights), len(ratings), 2))
    rating_cut = alpha_cut(ratings, alpha)
    for piece in pieces(len(weights), 2 * len(ratings)):
        if alpha == 1:
            peak = np.ascontiguousarray(weights[piece, :, 1].T)
            result[piece] = average_peak(ratings[..., 1], peak).T[..., None]
            continue
        weight_cut = np.ascontiguousarray(alpha_cut(weights[piece], alpha).T)
        low, high = average_ends(
            rating_cut[..., 0], rating_cut[..., 1], weight_cut[0], weight_cut[1]
        )
        result[piece, :, 0], result[piece, :, 1] = low.T, high.T
    return result


def componentwise_average(ratings: FloatArray, weights: FloatArray) -> FloatArray:
    """Return sum(l l) / sum(u_w), sum(m m) / sum(m_w), sum(u u) / sum(l_w), shape (S, A, 3).

    An approximation: the sum of the weights in the divisor is taken as unrelated to the weights
    above it, so the answer is wider than the exact one.

    Raises
    ------
    ProblemError
        If a rating is below 0, or lower ends or peaks of the weights are all 0.
    """
    require_nonnegative(ratings, "ratings")
    totals = weights.sum(axis=1)
    if np.any(totals <= 0):
        raise ProblemError(
            "weights: lower ends or peaks are all 0; expected one above 0, "
            "for the componentwise definition divides by their sum"
        )
    sums = np.stack([weights[..., k] @ ratings[..., k].T for k in range(3)], axis=-1)
    return np.asarray(sums / totals[:, None, ::-1])


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the fuzzy weighted average of the ratings as they are.

    Parameters
    ----------
    problem : Problem
        Benefits only.
    options : mapping
        `definition`: exact or componentwise. `alphas`: the cuts to answer.

    Returns
    -------
    Outcome
        `fuzzy_scores` (S, A, 3): lower end at 0, value at 1, upper end at 0; `scores` their
        centroids. Details: alphas (S, n) and alpha_cuts (S, A, n, 2).

    Raises
    ------
    ProblemError
        If a criterion is a cost, or the weights leave the average undefined.
    """
    ratings, weights = unchanged(problem.ratings, problem.benefit), problem.batch_weights
    alphas = _checked_alphas(options["alphas"])
    if options["definition"] == "exact":
        support, core = exact_cuts(ratings, weights, 0.0), exact_cuts(ratings, weights, 1.0)
        known = {0.0: support, 1.0: core}
        averages = np.stack([support[..., 0], core[..., 0], support[..., 1]], axis=-1)
        cuts = [known[a] if a in known else exact_cuts(ratings, weights, a) for a in alphas]
        definition = "exact fuzzy weighted average by alpha-cuts"
    else:
        averages = componentwise_average(ratings, weights)
        cuts = [alpha_cut(averages, a) for a in alphas]
        definition = (
            "componentwise fuzzy weighted average: an approximation, wider than the exact one"
        )
    return Outcome(
        scores=centroid(averages),
        fuzzy_scores=averages,
        definition=definition,
        details={
            "alphas": Detail(
                np.broadcast_to(alphas, (len(weights), len(alphas))), "level of each cut", "alpha"
            ),
            "alpha_cuts": Detail(
                np.stack(cuts, axis=2), "interval of the average at each level", "[y]"
            ),
        },
    )


def _checked_alphas(alphas: Any) -> list[float]:
    """Return the levels of the cuts as a list of numbers from 0 to 1."""
    levels = as_numbers(alphas, "options.alphas")
    if levels.ndim != 1 or not levels.size or levels.min() < 0 or levels.max() > 1:
        raise ProblemError("options.alphas: expected a list of numbers from 0 to 1")
    return [float(level) for level in levels]


register(
    Method(
        name="fwa",
        title_en="Fuzzy weighted average",
        title_fa="میانگین وزنی فازی",
        source=(
            "Dong, W. M. & Wong, F. S. (1987). Fuzzy weighted averages and implementation of the "
            "extension principle. Fuzzy Sets and Systems 21(2), 183-199; ends found by the switch "
            "point of Liou, T.-S. & Wang, M.-J. J. (1992)."
        ),
        doi="10.1016/0165-0114(87)90163-1",
        definition_en="The weighted mean of the ratings, with fuzzy weights, by exact alpha-cuts.",
        definition_fa="میانگین وزنی امتیازها با وزن‌های فازی، با برش‌های آلفای دقیق.",
        run=run,
        options=(
            Option(
                "definition",
                "exact",
                words=("exact", "componentwise"),
                about_en="exact alpha-cuts, or the wider componentwise approximation",
                about_fa="برش‌های آلفای دقیق، یا تقریب پهن‌تر مؤلفه به مؤلفه",
            ),
            Option(
                "alphas",
                DEFAULT_ALPHAS,
                free=True,
                about_en="levels of the cuts to answer",
                about_fa="ترازهای برش در پاسخ",
            ),
        ),
        weaknesses_en=(
            "Compensatory. Ratings must share one scale and run in one direction: nothing is "
            "normalised."
        ),
        weaknesses_fa=(
            "جبرانی است. امتیازها باید یک مقیاس و یک جهت داشته باشند: چیزی نرمال نمی‌شود."
        ),
        absolute=True,
    )
)
