"""CoCoSo: three compromises of weighted sum and sum of powers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.methods.saw import weighted_sums
from fuzzy.normalise import min_max
from fuzzy.numbers import centroid
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


def power_sums(normalised: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the sums over the criteria of r ** (w reversed), shape (S, A, 3); 0 ** 0 is 1.

    Parameters
    ----------
    normalised : ndarray, shape (A, C, 3), 0..1
    weights : ndarray, shape (S, C, 3)
    """
    sums = np.zeros((len(weights), len(normalised), 3))
    for piece in pieces(len(weights), normalised[:, 0].size):
        for j in range(normalised.shape[1]):
            sums[piece] += normalised[:, j] ** weights[piece, None, j, ::-1]
    return sums


def strategies(s: FloatArray, p: FloatArray, share: float) -> tuple[FloatArray, ...]:
    """Return the three appraisals k_a, k_b and k_c, crisp, each (S, A).

    Parameters
    ----------
    s, p : ndarray, shape (S, A, 3)
        Weighted sums and sums of powers, all above 0.
    share : float
        Lambda, the weight of `s` in k_c.
    """
    both = s + p
    k_a = both / both.sum(axis=1, keepdims=True)[..., ::-1]
    k_b = s / s.min(axis=(1, 2), keepdims=True) + p / p.min(axis=(1, 2), keepdims=True)
    greatest_s, greatest_p = s.max(axis=(1, 2), keepdims=True), p.max(axis=(1, 2), keepdims=True)
    k_c = (share * s + (1 - share) * p) / (share * greatest_s + (1 - share) * greatest_p)
    return centroid(k_a), centroid(k_b), centroid(k_c)


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the combined compromise.

    Parameters
    ----------
    problem : Problem
    options : mapping
        `lambda`: weight of the weighted sum in the third appraisal, 0..1. `final`: sum, or mean
        (half of it).

    Returns
    -------
    Outcome
        `scores` (S, A); details k_a, k_b, k_c (S, A), s and p (S, A, 3).

    Raises
    ------
    ProblemError
        If a weighted sum or a sum of powers is 0, by which the method divides, or all
        alternatives have one and the same crisp rating on a criterion.
    """
    normalised = min_max(problem.ratings, problem.benefit)
    s = weighted_sums(normalised, problem.batch_weights)
    p = power_sums(normalised, problem.batch_weights)
    _require_positive(s, "weighted sum")
    _require_positive(p, "sum of powers")
    k_a, k_b, k_c = strategies(s, p, options["lambda"])
    combined = np.cbrt(k_a * k_b * k_c) + (k_a + k_b + k_c) / 3
    return Outcome(
        scores=combined if options["final"] == "sum" else combined / 2,
        definition=(
            "min-max normalisation, S = sum w r, P = sum r ** (w reversed), lambda "
            f"{options['lambda']:g}, final {options['final']} of geometric and arithmetic mean"
        ),
        details={
            "k_a": Detail(k_a, "share of the total", "k_a"),
            "k_b": Detail(k_b, "relative to the least", "k_b"),
            "k_c": Detail(k_c, "relative to the greatest", "k_c"),
            "s": Detail(s, "weighted sum", "S"),
            "p": Detail(p, "sum of powers", "P"),
        },
    )


def _require_positive(sums: FloatArray, what: str) -> None:
    """Refuse sums that reach 0, naming the alternative."""
    empty = np.argwhere(sums[..., 0] <= 0)
    if len(empty):
        raise ProblemError(
            f"ratings[{empty[0][1]}]: {what} reaches 0, for the alternative is at the worst end "
            "of every weighted criterion; expected it above 0, for CoCoSo divides by the least"
        )


register(
    Method(
        name="cocoso",
        title_en="Fuzzy CoCoSo",
        title_fa="کوکوسو فازی",
        source=(
            "Yazdani, M., Zarate, P., Zavadskas, E. K. & Turskis, Z. (2019). A combined "
            "compromise solution (CoCoSo) method for multi-criteria decision-making problems. "
            "Management Decision 57(9), 2501-2519; fuzzy form: Ulutaş, A., Popovic, G., Radanov, "
            "P., Stanujkic, D. & Karabasevic, D. (2021). A new hybrid fuzzy PSI-PIPRECIA-CoCoSo "
            "MCDM based approach to solving the transportation company selection problem. "
            "Technological and Economic Development of Economy 27(5), 1227-1249."
        ),
        doi="10.1108/MD-05-2017-0458",
        definition_en=(
            "Three ways of weighing the weighted sum and the sum of powers, joined by their "
            "geometric and arithmetic mean."
        ),
        definition_fa=(
            "سه شیوهٔ سنجش جمع وزنی و جمع توان‌ها که با میانگین هندسی و حسابی به هم پیوند می‌خورند."
        ),
        run=run,
        options=(
            Option(
                "lambda",
                0.5,
                interval=(0.0, 1.0),
                about_en="weight of the weighted sum in the third appraisal",
                about_fa="وزن جمع وزنی در ارزیابی سوم",
            ),
            Option(
                "final",
                "sum",
                words=("sum", "mean"),
                about_en="sum of geometric and arithmetic mean, or half of it",
                about_fa="جمع میانگین هندسی و حسابی یا نیمی از آن",
            ),
        ),
        weaknesses_en=(
            "Divides by the least sum, which lets one very bad alternative stretch all scores and "
            "is undefined where it is worst on everything; a new extreme can reverse the order."
        ),
        weaknesses_fa=(
            "بر کوچک‌ترین جمع تقسیم می‌کند: یک گزینهٔ بسیار بد همهٔ نمره‌ها را می‌کشد و اگر گزینه‌ای "
            "در همه‌چیز بدترین باشد تعریف‌نشده است؛ کرانهٔ تازه می‌تواند ترتیب را وارونه کند."
        ),
    )
)
