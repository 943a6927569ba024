"""OCRA: operational competitiveness rating."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray
from fuzzy.errors import ProblemError
from fuzzy.methods.saw import weighted_sums
from fuzzy.numbers import centroid, subtract
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Outcome, register


def competitiveness(ratings: FloatArray, benefit: BoolArray) -> FloatArray:
    """Return the lead over the worst alternative, relative to the least rating.

    Cost: (max x - x) / min x, benefit: (x - min x) / min x; maxima, minima and the division
    component by component, the subtraction fuzzy.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3), above 0
    benefit : ndarray, shape (C,), bool

    Returns
    -------
    ndarray, shape (A, C, 3)

    Raises
    ------
    ProblemError
        If a rating is not above 0.
    """
    low = np.argwhere(ratings[..., 0] <= 0)
    if len(low):
        i, j = low[0]
        raise ProblemError(
            f"ratings[{i}][{j}]: {ratings[i, j].tolist()}; expected values above 0, for OCRA "
            "divides by the least"
        )
    least, greatest = ratings.min(axis=0), ratings.max(axis=0)
    lead = np.where(benefit[:, None], subtract(ratings, least), subtract(greatest, ratings))
    return np.asarray(lead / least)


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the sum of input and output competitiveness, the least subtracted.

    Parameters
    ----------
    problem : Problem
        Ratings above 0.
    options : mapping
        None.

    Returns
    -------
    Outcome
        `scores` (S, A); details inputs, outputs and total (S, A, 3).

    Raises
    ------
    ProblemError
        If a rating is not above 0.
    """
    lead = competitiveness(problem.ratings, problem.benefit)
    gain, weights = problem.benefit, problem.batch_weights
    inputs = _above_least(weighted_sums(lead[:, ~gain], weights[:, ~gain]))
    outputs = _above_least(weighted_sums(lead[:, gain], weights[:, gain]))
    total = _above_least(inputs + outputs)
    return Outcome(
        scores=centroid(total),
        fuzzy_scores=None,
        definition=(
            "leads over the worst relative to the componentwise least, costs and benefits each "
            "minus their componentwise minimum, the sum minus its componentwise minimum, centroid"
        ),
        details={
            "inputs": Detail(inputs, "competitiveness on the costs", "I"),
            "outputs": Detail(outputs, "competitiveness on the benefits", "O"),
            "total": Detail(total, "overall competitiveness, fuzzy", "P"),
        },
    )


def _above_least(sums: FloatArray) -> FloatArray:
    """Return the sums minus their componentwise least over the alternatives."""
    return subtract(sums, sums.min(axis=1, keepdims=True))


register(
    Method(
        name="ocra",
        title_en="Fuzzy OCRA",
        title_fa="اوکرا فازی",
        source=(
            "Ulutaş, A. (2019). Supplier selection by using a fuzzy integrated model for a "
            "textile company. Engineering Economics 30(5), 579-590."
        ),
        doi="10.5755/j01.ee.30.5.20546",
        definition_en=(
            "The weighted leads over the worst alternative, relative to the least rating of each "
            "criterion."
        ),
        definition_fa="جمع وزنی پیشی گرفتن از بدترین گزینه، نسبت به کمترین امتیاز هر معیار.",
        run=run,
        weaknesses_en=(
            "Dividing by the least rating lets a criterion with one small value outweigh the "
            "others; adding an alternative can reverse the order. Refuses zeros."
        ),
        weaknesses_fa=(
            "تقسیم بر کمترین امتیاز، معیاری را که یک مقدار کوچک دارد بر دیگران چیره می‌کند؛ افزودن "
            "گزینه می‌تواند ترتیب را وارونه کند. صفر را نمی‌پذیرد."
        ),
    )
)
