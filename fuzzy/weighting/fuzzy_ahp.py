"""Fuzzy analytic hierarchy process: weights from fuzzy pairwise judgements."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, choose
from fuzzy.numbers import centroid
from fuzzy.ranking import Detail
from fuzzy.weighting.pairwise import (
    RANDOM_INDICES,
    as_fuzzy_pairwise,
    consistency_of,
    consistency_warnings,
)
from fuzzy.weighting.result import Weighting

_SAME = 1e-12


def fahp_buckley(matrix: Any, *, random_index: str = "saaty_1980") -> Weighting:
    """Return fuzzy weights by geometric means (Buckley 1985).

    ``r_i`` is the geometric mean of row i, component by component; the fuzzy weight is
    ``(r_l / sum u, r_m / sum m, r_u / sum l)``, the crisp one its centroid, normalised.

    Parameters
    ----------
    matrix : array_like, shape (C, C, 3)
        Above 0, (1, 1, 1) on the diagonal, reciprocal to within 1e-6.
    random_index : {"saaty_1980", "fuzzyahp"}

    Returns
    -------
    Weighting
        ``consistency``: of the matrix made crisp by (l + 4m + u) / 6, with the crisp weights;
        crisp entries of wide judgements are not reciprocal, so that width too counts as
        inconsistency. ``details["geometric_means"]``: C x 3.

    Raises
    ------
    ProblemError

    References
    ----------
    Buckley, J. J. (1985). Fuzzy hierarchical analysis. Fuzzy Sets and Systems 17(3), 233-247.
    doi:10.1016/0165-0114(85)90090-9
    """
    checked = as_fuzzy_pairwise(matrix)
    table = choose(random_index, tuple(RANDOM_INDICES), "random_index", "fahp_buckley")
    means = np.exp(np.mean(np.log(checked), axis=1))
    fuzzy_weights = means / means.sum(axis=0)[::-1]
    crisp = centroid(fuzzy_weights)
    weights = crisp / crisp.sum()
    consistency = consistency_of(checked @ np.array([1, 4, 1]) / 6, weights, table)
    return Weighting(
        method="fahp_buckley",
        weights=weights,
        definition=f"fahp_buckley, geometric means, centroids, random index {table}",
        fuzzy_weights=fuzzy_weights,
        consistency=consistency,
        details={"geometric_means": Detail(means, "geometric mean of each row", "r")},
        warnings=consistency_warnings(consistency),
    )


def fahp_chang(matrix: Any) -> Weighting:
    """Return crisp weights by extent analysis (Chang 1996).

    The synthetic extent of row i is its sum divided by the sum of the whole matrix (fuzzy
    division); its weight is the least degree of possibility that it is not below another one.

    The method can give a criterion weight 0 although it was judged to matter, and its weights do
    not estimate the importance the judgements express (Wang, Luo & Hua 2008): a zero stays
    exactly 0 and is told in ``warnings``.

    Parameters
    ----------
    matrix : array_like, shape (C, C, 3)
        Above 0, (1, 1, 1) on the diagonal, reciprocal to within 1e-6.

    Returns
    -------
    Weighting
        ``details``: synthetic_extents C x 3, possibility_matrix C x C (row not below column,
        diagonal 1), min_possibility C.

    Raises
    ------
    ProblemError

    References
    ----------
    Chang, D.-Y. (1996). Applications of the extent analysis method on fuzzy AHP. European Journal
    of Operational Research 95(3), 649-655. doi:10.1016/0377-2217(95)00300-2
    Wang, Y.-M., Luo, Y., Hua, Z. (2008). On the extent analysis method for fuzzy AHP and its
    applications. European Journal of Operational Research 186(2), 735-747.
    doi:10.1016/j.ejor.2007.01.050
    """
    checked = as_fuzzy_pairwise(matrix)
    sums = checked.sum(axis=1)
    extents = sums / sums.sum(axis=0)[::-1]
    possibility = possibility_degrees(extents)
    least = possibility.min(axis=1)
    zeros = np.flatnonzero(least == 0)
    warnings: tuple[str, ...] = ()
    if len(zeros):
        named = ", ".join(str(int(i)) for i in zeros)
        warnings = (
            f"extent analysis gives weight 0 to criterion {named}, "
            "which does not mean that the judgements call it unimportant",
        )
    return Weighting(
        method="fahp_chang",
        weights=least / least.sum(),
        definition="fahp_chang, extent analysis",
        details={
            "synthetic_extents": Detail(extents, "synthetic extent of each criterion", "S"),
            "possibility_matrix": Detail(
                possibility, "degree to which the row is not below the column", "V(S_i >= S_j)"
            ),
            "min_possibility": Detail(least, "least degree of possibility of each row", "d'"),
        },
        warnings=warnings,
    )


def possibility_degrees(numbers: FloatArray) -> FloatArray:
    """Return for triangles (C, 3) the degree of possibility that row i is not below row j.

    1 if ``m_i >= m_j``, 0 if ``l_j >= u_i``, else the height at which the right side of i meets
    the left side of j, ``(l_j - u_i) / ((m_i - u_i) - (m_j - l_j))`` (Chang 1996). Values that
    differ by rounding only (1e-12) count as equal, so that it never decides between 0 and 1.

    Returns
    -------
    ndarray, shape (C, C), 0..1
        Diagonal 1.
    """
    low, peak, high = numbers[:, 0], numbers[:, 1], numbers[:, 2]
    slack = _SAME * float(np.max(np.abs(numbers)))
    above = peak[:, None] >= peak[None, :] - slack
    apart = low[None, :] >= high[:, None] - slack
    run = (peak - high)[:, None] - (peak - low)[None, :]
    meeting = (low[None, :] - high[:, None]) / np.where(above | apart, 1.0, run)
    return np.asarray(np.where(above, 1.0, np.where(apart, 0.0, meeting)))
