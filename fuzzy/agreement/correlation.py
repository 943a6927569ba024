"""How alike rankings are, two by two.

Every function takes rankings of shape (V, A), 1 = best, and returns a table (V, V). A coefficient
that is not defined, such as the correlation with a ranking that ties everything, is NaN; nothing
else ever is.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.agreement.rankings import as_rankings, preferences
from fuzzy.checks import FloatArray
from fuzzy.ranking import mean_ranks


def kendall_tau(rankings: Any) -> FloatArray:
    """Return Kendall's tau-b: (concordant - discordant) / root of the product of untied pairs.

    Returns
    -------
    ndarray, shape (V, V), -1 (reversed) .. 1 (same order and ties)
        NaN against a ranking that ties everything.

    Raises
    ------
    ProblemError

    References
    ----------
    Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239-251.
    doi:10.1093/biomet/33.3.239
    """
    signs = preferences(as_rankings(rankings))
    untied = np.sum(np.abs(signs), axis=1)
    return _ratio(signs @ signs.T, np.sqrt(np.outer(untied, untied)))


def kendall_tau_a(rankings: Any) -> FloatArray:
    """Return Kendall's tau-a: (concordant - discordant) / all pairs, ties included (1938).

    With ties it stays below 1 even against itself. Shape (V, V); NaN for one alternative.
    """
    signs = preferences(as_rankings(rankings))
    return _ratio(signs @ signs.T, np.full((len(signs), len(signs)), float(signs.shape[1])))


def goodman_kruskal_gamma(rankings: Any) -> FloatArray:
    """Return Goodman and Kruskal's gamma: (concordant - discordant) / (their sum).

    Pairs tied in either ranking play no part (1954). Shape (V, V), -1..1; NaN where no pair is
    untied in both.
    """
    signs = preferences(as_rankings(rankings))
    return _ratio(signs @ signs.T, np.abs(signs) @ np.abs(signs).T)


def spearman(rankings: Any) -> FloatArray:
    """Return Spearman's rank correlation: Pearson's, on mean ranks.

    Returns
    -------
    ndarray, shape (V, V), -1..1
        NaN against a ranking that ties everything.
    """
    ranks = mean_ranks(as_rankings(rankings), higher_is_better=False)
    centred = ranks - (ranks.shape[1] + 1) / 2
    squares = np.sum(centred**2, axis=1)
    return _ratio(centred @ centred.T, np.sqrt(np.outer(squares, squares)))


def weighted_spearman(rankings: Any) -> FloatArray:
    """Return the weighted rank correlation r_w, in which the first places count more.

    ``1 - 6 sum d^2 ((A - x + 1) + (A - y + 1)) / (A^4 + A^3 - A^2 - A)``, ranks as written.

    Returns
    -------
    ndarray, shape (V, V), -1..1 for rankings without ties
        NaN for one alternative.

    References
    ----------
    Pinto da Costa, J., Soares, C. (2005). A weighted rank measure of correlation. Australian &
    New Zealand Journal of Statistics 47(4), 515-529. doi:10.1111/j.1467-842X.2005.00413.x
    """
    x = as_rankings(rankings)[:, None, :]
    y = x.transpose(1, 0, 2)
    count = float(x.shape[2])
    amount = 6 * np.sum((x - y) ** 2 * (2 * count - x - y + 2), axis=2)
    return 1 - _ratio(amount, np.full(amount.shape, count**4 + count**3 - count**2 - count))


def ws(rankings: Any) -> FloatArray:
    """Return the WS coefficient of rank similarity; the row is the reference.

    ``1 - sum over the alternatives of 2^-x |x - y| / max(|1 - x|, |A - x|)``, x the rank in the
    reference, ranks as written. A difference counts half as much one place further down the
    reference, so that the table is NOT symmetric.

    Returns
    -------
    ndarray, shape (V, V), above 0 .. 1
        NaN for one alternative.

    References
    ----------
    Salabun, W., Urbaniak, K. (2020). A new coefficient of rankings similarity in decision-making
    problems. ICCS 2020, LNCS 12138, 632-645. doi:10.1007/978-3-030-50417-5_47
    """
    x = as_rankings(rankings)[:, None, :]
    y = x.transpose(1, 0, 2)
    furthest = np.maximum(np.abs(1 - x), np.abs(x.shape[2] - x))
    shares = _ratio(np.abs(x - y), np.broadcast_to(furthest, np.abs(x - y).shape))
    return np.asarray(1 - np.sum(2.0**-x * shares, axis=2))


def _ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Return the quotient, NaN where the denominator is 0."""
    defined = denominator != 0
    return np.where(defined, numerator / np.where(defined, denominator, 1.0), np.nan)
