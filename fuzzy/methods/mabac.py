"""MABAC: distance from the border approximation area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.batching import pieces
from fuzzy.checks import FloatArray
from fuzzy.methods.saw import weighted_sums
from fuzzy.normalise import min_max
from fuzzy.numbers import centroid, subtract
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Outcome, register


def border(raised: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the border approximation area: the geometric mean of w (n + 1) by component.

    Since all alternatives share the weight it is w times the geometric mean of n + 1.

    Parameters
    ----------
    raised : ndarray, shape (A, C, 3), 1..2
    weights : ndarray, shape (S, C, 3)

    Returns
    -------
    ndarray, shape (S, C, 3)
    """
    return np.asarray(weights * np.exp(np.log(raised).mean(axis=0)))


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the sum of the distances from the border approximation area.

    Parameters
    ----------
    problem : Problem
    options : mapping
        None.

    Returns
    -------
    Outcome
        `fuzzy_scores` (S, A, 3), `scores` (S, A) their centroids; above 0 = on the upper side of
        the border. Details border (S, C, 3).

    Raises
    ------
    ProblemError
        If all alternatives have one and the same crisp rating on a criterion.
    """
    raised = min_max(problem.ratings, problem.benefit) + 1
    weights = problem.batch_weights
    area = border(raised, weights)
    sums = weighted_sums(raised, weights)
    total = np.empty_like(sums)
    for piece in pieces(len(weights), sums[0].size):
        total[piece] = subtract(sums[piece], area[piece].sum(axis=1)[:, None])
    return Outcome(
        scores=centroid(total),
        fuzzy_scores=total,
        definition=(
            "v = w (n + 1), min-max normalisation, border = geometric mean of v by component, "
            "sum of v minus border reversed, centroid"
        ),
        details={"border": Detail(area, "border approximation area", "G")},
    )


register(
    Method(
        name="mabac",
        title_en="Fuzzy MABAC",
        title_fa="ماباک فازی",
        source=(
            "Božanić, D., Tešić, D. & Milićević, J. (2018). A hybrid fuzzy AHP-MABAC model: "
            "application in the Serbian Army - the selection of the location for deep wading as "
            "a technique of crossing the river by tanks. Decision Making: Applications in "
            "Management and Engineering 1(1), 143-164."
        ),
        doi="10.31181/dmame1801143b",
        definition_en=(
            "The sum over the criteria of the distances above or below the border between better "
            "and worse alternatives."
        ),
        definition_fa="جمع فاصله‌ها از مرز میان گزینه‌های بهتر و بدتر، در همهٔ معیارها.",
        run=run,
        weaknesses_en=(
            "The order is that of a weighted sum of min-max values, with all its compensation; "
            "the border only moves the zero. A new extreme can reverse the order."
        ),
        weaknesses_fa=(
            "ترتیب همان ترتیب جمع وزنی مقدارهای کمینه-بیشینه است با همهٔ جبرانی بودنش؛ مرز فقط صفر "
            "را جابه‌جا می‌کند. کرانهٔ تازه می‌تواند ترتیب را وارونه کند."
        ),
    )
)
