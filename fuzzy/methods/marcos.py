"""MARCOS: utility relative to an ideal and an anti-ideal alternative."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, require_nonnegative
from fuzzy.errors import ProblemError
from fuzzy.methods.saw import weighted_sums
from fuzzy.numbers import reverse
from fuzzy.problem import Problem
from fuzzy.ranking import Detail
from fuzzy.registry import Method, Option, Outcome, register


def extremes_componentwise(ratings: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the maxima and the minima of each component, each (C, 3)."""
    return ratings.max(axis=0), ratings.min(axis=0)


def extremes_first(ratings: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the ratings (C, 3) with the greatest u and with the least l, of equals the first."""
    criteria = np.arange(ratings.shape[1])
    return (
        ratings[ratings[..., 2].argmax(axis=0), criteria],
        ratings[ratings[..., 0].argmin(axis=0), criteria],
    )


EXTREMES = {"componentwise": extremes_componentwise, "first": extremes_first}


def normalised_rows(ratings: FloatArray, benefit: BoolArray, ideal: str) -> FloatArray:
    """Return anti-ideal, alternatives and ideal, relative to the ideal, shape (A + 2, C, 3).

    Benefit: x / u of the ideal; cost: l of the ideal / x.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3), >= 0
    benefit : ndarray, shape (C,), bool
    ideal : str
        A key of `EXTREMES`.

    Raises
    ------
    ProblemError
        If a rating is below 0, a cost reaches 0 or a benefit is 0 for all alternatives.
    """
    require_nonnegative(ratings, "ratings")
    greatest, least = EXTREMES[ideal](ratings)
    _check_divisors(ratings, benefit, greatest)
    up = benefit[:, None]
    best, worst = np.where(up, greatest, least), np.where(up, least, greatest)
    rows = np.concatenate([worst[None], ratings, best[None]])
    shares = np.empty_like(rows)
    shares[:, benefit] = rows[:, benefit] / best[benefit, 2:]
    shares[:, ~benefit] = best[~benefit, :1] / rows[:, ~benefit][..., ::-1]
    return shares


def graded_mean(x: FloatArray) -> FloatArray:
    """Return (l + 4m + u) / 6."""
    return np.asarray((x[..., 0] + 4 * x[..., 1] + x[..., 2]) / 6)


def utilities(k_minus: FloatArray, k_plus: FloatArray) -> FloatArray:
    """Return the utility function of both degrees, shape (S, A).

    (gm(K-) + gm(K+)) / (1 + (1 - a) / a + (1 - b) / b) with a = gm(K-) / D and b = gm(K+) / D,
    written so that it is 0 (its limit) where both degrees are 0.

    Parameters
    ----------
    k_minus, k_plus : ndarray, shape (S, A, 3), >= 0
    """
    greatest = graded_mean((k_minus + k_plus).max(axis=1))[:, None]
    below, above = graded_mean(k_minus), graded_mean(k_plus)
    a, b = below / greatest, above / greatest
    both = a * b
    divisor = a + b - both
    return np.where(both > 0, (below + above) * both / np.where(both > 0, divisor, 1.0), 0.0)


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the utility function of MARCOS.

    Parameters
    ----------
    problem : Problem
        Ratings not below 0, costs above 0.
    options : mapping
        `ideal`: componentwise, or first (what other packages do).

    Returns
    -------
    Outcome
        `scores` (S, A); details k_minus, k_plus (S, A, 3).

    Raises
    ------
    ProblemError
        Also if the anti-ideal's weighted sum reaches 0, by which the method divides.
    """
    ideal = options["ideal"]
    shares = normalised_rows(problem.ratings, problem.benefit, ideal)
    sums = weighted_sums(shares, problem.batch_weights)
    if np.any(sums[:, 0, 0] <= 0):
        raise ProblemError(
            "ratings: the weighted sum of the anti-ideal alternative reaches 0, by which MARCOS "
            "divides; expected a criterion with least rating and lower weight above 0"
        )
    alternatives = sums[:, 1:-1]
    k_minus = alternatives / reverse(sums[:, :1])
    k_plus = alternatives / reverse(sums[:, -1:])
    return Outcome(
        scores=utilities(k_minus, k_plus),
        definition=f"{ideal} ideal and anti-ideal, graded mean (l + 4m + u) / 6",
        details={
            "k_minus": Detail(k_minus, "utility relative to the anti-ideal", "K-"),
            "k_plus": Detail(k_plus, "utility relative to the ideal", "K+"),
        },
        warnings=_tie_warnings(problem.ratings) if ideal == "first" else (),
    )


def _check_divisors(ratings: FloatArray, benefit: BoolArray, greatest: FloatArray) -> None:
    """Refuse what the normalisation would divide by zero."""
    reached = np.argwhere((ratings[..., 0] <= 0) & ~benefit)
    if len(reached):
        i, j = reached[0]
        raise ProblemError(
            f"ratings[{i}][{j}]: reaches 0 on a cost, by which MARCOS divides; "
            "expected a value above 0"
        )
    empty = np.flatnonzero((greatest[:, 2] <= 0) & benefit)
    if len(empty):
        raise ProblemError(
            f"ratings: criterion {empty[0]} is 0 for every alternative; expected one above 0, "
            "for MARCOS divides by the greatest"
        )


def _tie_warnings(ratings: FloatArray) -> tuple[str, ...]:
    """Name the criteria on which the first of different, equally extreme ratings was taken."""
    greatest, least = extremes_first(ratings)
    tied_up = (ratings[..., 2] == greatest[:, 2]) & np.any(ratings != greatest, axis=2)
    tied_low = (ratings[..., 0] == least[:, 0]) & np.any(ratings != least, axis=2)
    return tuple(
        f"criterion {j}: different ratings share the greatest u or the least l; ideal first takes "
        "the first of them, so the scores depend on the order of the alternatives"
        for j in np.flatnonzero(np.any(tied_up | tied_low, axis=0))
    )


register(
    Method(
        name="marcos",
        title_en="Fuzzy MARCOS",
        title_fa="مارکوس فازی",
        source=(
            "Stanković, M., Stević, Ž., Das, D. K., Subotić, M. & Pamučar, D. (2020). A new fuzzy "
            "MARCOS method for road traffic risk analysis. Mathematics 8(3), 457."
        ),
        doi="10.3390/math8030457",
        definition_en=(
            "A utility made of the weighted sum relative to that of the worst and of the best "
            "alternative that can be put together from the ratings."
        ),
        definition_fa=(
            "سودمندی بر پایهٔ نسبت جمع وزنی به جمع وزنی بدترین و بهترین گزینه‌ای که از امتیازها "
            "می‌توان ساخت."
        ),
        run=run,
        options=(
            Option(
                "ideal",
                "componentwise",
                words=("componentwise", "first"),
                about_en="how the ideal and anti-ideal rows are put together",
                about_fa="چگونگی ساختن ردیف‌های ایدئال و ضدایدئال",
            ),
        ),
        weaknesses_en=(
            "With a componentwise ideal the order follows a weighted sum of ratios, fully "
            "compensatory. Ideal and anti-ideal depend on the alternatives; zeros are refused."
        ),
        weaknesses_fa=(
            "با ایدئال مؤلفه‌ای، ترتیب پیرو جمع وزنی نسبت‌ها و کاملاً جبرانی است. ایدئال و ضدایدئال "
            "به گزینه‌ها وابسته‌اند؛ صفر پذیرفته نیست."
        ),
    )
)
