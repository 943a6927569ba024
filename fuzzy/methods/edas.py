"""EDAS: evaluation by distance from the average solution."""

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

TOLERANCE = 1e-12
ALL_AVERAGE_WARNING = (
    "all alternatives are average on every weighted criterion; each one gets 0.5, midway"
)


def distances_from_average(
    ratings: FloatArray, benefit: BoolArray
) -> tuple[FloatArray, FloatArray]:
    """Return the positive and the negative distances from the average, as shares of it.

    A difference counts as a whole if its centroid is above 0, else it is 0.

    Parameters
    ----------
    ratings : ndarray, shape (A, C, 3)
    benefit : ndarray, shape (C,), bool

    Returns
    -------
    tuple of two ndarray, each of shape (A, C, 3)

    Raises
    ------
    ProblemError
        If the average of a criterion is not above 0.
    """
    average = ratings.mean(axis=0)
    level = centroid(average)
    flat = np.flatnonzero(level <= 0)
    if len(flat):
        raise ProblemError(
            f"ratings: criterion {flat[0]} averages {level[flat[0]]:g}; expected an average "
            "above 0, for EDAS divides by it"
        )
    least = TOLERANCE * np.abs(ratings).max(axis=(0, 2))[:, None]
    above = _where_positive(subtract(ratings, average), least) / level[:, None]
    below = _where_positive(subtract(average, ratings), least) / level[:, None]
    better = np.where(benefit[:, None], above, below)
    worse = np.where(benefit[:, None], below, above)
    return better, worse


def run(problem: Problem, options: Mapping[str, Any]) -> Outcome:
    """Rank by the appraisal (NSP + NSN) / 2.

    Parameters
    ----------
    problem : Problem
        Averages above 0.
    options : mapping
        None.

    Returns
    -------
    Outcome
        `scores` (S, A), the centroids of the fuzzy appraisal. Details sp, sn, nsp, nsn
        and appraisal (S, A, 3). Products with wide weights can put the components of a distance
        that reaches below 0 out of order, so the appraisal is not offered as fuzzy score.

    Raises
    ------
    ProblemError
    """
    better, worse = distances_from_average(problem.ratings, problem.benefit)
    sp = weighted_sums(better, problem.batch_weights)
    sn = weighted_sums(worse, problem.batch_weights)
    best, worst = centroid(sp).max(axis=1), centroid(sn).max(axis=1)
    nsp = _shares(sp, best)
    nsn = 1 - _shares(sn, worst)[..., ::-1]
    appraisal = (nsp + nsn) / 2
    return Outcome(
        scores=centroid(appraisal),
        definition="distance from the average, psi keeps a number whose centroid is above 0",
        details={
            "sp": Detail(sp, "weighted sum of the positive distances", "SP"),
            "sn": Detail(sn, "weighted sum of the negative distances", "SN"),
            "nsp": Detail(nsp, "positive distances relative to the greatest", "NSP"),
            "nsn": Detail(nsn, "1 minus negative distances relative to the greatest", "NSN"),
            "appraisal": Detail(appraisal, "mean of NSP and NSN, fuzzy", "AS"),
        },
        warnings=(ALL_AVERAGE_WARNING,) if bool(np.any((best <= 0) & (worst <= 0))) else (),
    )


def _where_positive(differences: FloatArray, least: FloatArray) -> FloatArray:
    """Return the differences whose centroid is above 0 (beyond rounding), 0 for the others."""
    return np.where(centroid(differences)[..., None] > least, differences, 0.0)


def _shares(sums: FloatArray, greatest: FloatArray) -> FloatArray:
    """Return the sums relative to the greatest; 0 where nobody has any distance."""
    divisor = np.where(greatest > 0, greatest, 1.0)[:, None, None]
    return np.where(greatest[:, None, None] > 0, sums / divisor, 0.0)


register(
    Method(
        name="edas",
        title_en="Fuzzy EDAS",
        title_fa="ایداس فازی",
        source=(
            "Keshavarz Ghorabaee, M., Zavadskas, E. K., Amiri, M. & Turskis, Z. (2016). Extended "
            "EDAS method for fuzzy multi-criteria decision-making: an application to supplier "
            "selection. International Journal of Computers Communications & Control 11(3), "
            "358-371."
        ),
        doi="10.15837/ijccc.2016.3.2557",
        definition_en=(
            "How far an alternative is above and below the average alternative, relative to the "
            "greatest such distances."
        ),
        definition_fa=(
            "فاصلهٔ هر گزینه در بالا و پایین گزینهٔ میانگین، نسبت به بزرگ‌ترین این فاصله‌ها."
        ),
        run=run,
        weaknesses_en=(
            "The average moves with every alternative added or removed, so the order can reverse; "
            "a fuzzy difference counts wholly or not at all, which makes the answer jump."
        ),
        weaknesses_fa=(
            "میانگین با افزودن یا حذف هر گزینه جابه‌جا می‌شود و ترتیب می‌تواند وارونه شود؛ تفاوت "
            "فازی یا کامل به حساب می‌آید یا هیچ، که پاسخ را جهشی می‌کند."
        ),
    )
)
