"""How far many rankings agree as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzy.agreement.rankings import as_rankings
from fuzzy.ranking import mean_ranks


@dataclass(frozen=True)
class Concordance:
    """Kendall's coefficient of concordance.

    Parameters
    ----------
    w : float or None
        From 0 (the rankings cancel out) to 1 (all the same); None where it is not defined.
    chi2 : float or None
        ``V (A - 1) W``, about chi-squared with A - 1 degrees of freedom if nobody agrees.
    """

    w: float | None
    chi2: float | None


def kendalls_w(rankings: Any) -> Concordance:
    """Return Kendall's W of all rankings, corrected for ties.

    ``12 S / (V^2 (A^3 - A) - V sum T)`` with S the sum of squared deviations of the rank sums from
    their mean and T = sum of t^3 - t over the groups of tied alternatives of a ranking.

    Parameters
    ----------
    rankings : array_like, shape (V, A)
        1 = best; shared places are taken as mean ranks.

    Returns
    -------
    Concordance
        None for one alternative, or where every ranking ties everything.

    Raises
    ------
    ProblemError

    References
    ----------
    Kendall, M. G., Babington Smith, B. (1939). The problem of m rankings. Annals of Mathematical
    Statistics 10(3), 275-287. doi:10.1214/aoms/1177732186
    """
    ranks = mean_ranks(as_rankings(rankings), higher_is_better=False)
    voters, count = ranks.shape
    ties = sum(_tie_correction(row.tolist()) for row in ranks)
    greatest = voters**2 * (count**3 - count) - voters * ties
    if greatest <= 0:
        return Concordance(None, None)
    sums = ranks.sum(axis=0)
    w = float(12 * np.sum((sums - sums.mean()) ** 2) / greatest)
    return Concordance(w, voters * (count - 1) * w)


def _tie_correction(row: list[float]) -> int:
    """Return the sum of t^3 - t over the groups of equal ranks."""
    _, sizes = np.unique(row, return_counts=True)
    return int(np.sum(sizes**3 - sizes))
