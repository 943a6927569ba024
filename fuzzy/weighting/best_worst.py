"""The best-worst method: weights from comparisons with the best and the worst criterion."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, as_numbers
from fuzzy.errors import ProblemError
from fuzzy.ranking import Detail
from fuzzy.weighting.result import Weighting


def bwm(best_to_others: Any, others_to_worst: Any) -> Weighting:
    """Return the weights of the linear best-worst model (Rezaei 2016).

    Least ksi with ``|w_B - a_Bj w_j| <= ksi`` and ``|w_j - a_jW w_W| <= ksi`` for every j, weights
    not below 0 and adding up to 1. The model has one optimum: for a fixed ksi the criteria
    between best and worst stand at upper bounds that grow with both w_B and w_W, and so does
    every bound that ties these two.

    Parameters
    ----------
    best_to_others : array_like, shape (C,)
        How many times as important the best criterion is as each, from 1 (itself) usually to 9.
    others_to_worst : array_like, shape (C,)
        How many times as important each criterion is as the worst, 1 for itself.

    Returns
    -------
    Weighting
        ``consistency``: ``ksi``, 0 for judgements that agree perfectly, and
        ``input_based_ratio`` = max over j of ``|a_Bj a_jW - a_BW| / (a_BW^2 - a_BW)`` (Liang et
        al. 2020), 0 likewise, None where a_BW = 1 against other judgements. ``details``:
        best, worst, input_based_ratio and the same by criterion.

    Raises
    ------
    ProblemError
        If lengths differ, a judgement is below 1, no criterion is marked with 1, or the two
        vectors disagree on the best against the worst.

    References
    ----------
    Rezaei, J. (2016). Best-worst multi-criteria decision-making method: some properties and a
    linear model. Omega 64, 126-130. doi:10.1016/j.omega.2015.12.001
    Liang, F., Brunelli, M., Rezaei, J. (2020). Consistency issues in the best worst method:
    measurements and thresholds. Omega 96, 102175. doi:10.1016/j.omega.2019.102175
    """
    to_others = _as_judgements(best_to_others, "best_to_others")
    to_worst = _as_judgements(others_to_worst, "others_to_worst")
    if len(to_others) != len(to_worst):
        raise ProblemError(
            f"others_to_worst: {len(to_worst)} given; expected {len(to_others)}, "
            "as many as in best_to_others"
        )
    pairs = _candidates(to_others, to_worst)
    best, worst = pairs[0]
    weights, ksi = _solve(to_others, to_worst, best, worst)
    ratios = _input_based_ratios(to_others, to_worst, float(to_others[worst]))
    ratio = None if ratios is None else float(ratios.max())
    return Weighting(
        method="bwm",
        weights=weights,
        definition="bwm, linear model (Rezaei 2016), input-based ratio (Liang et al. 2020)",
        consistency={"ksi": ksi, "input_based_ratio": ratio},
        details={
            "best": Detail(best, "index of the best criterion", "B"),
            "worst": Detail(worst, "index of the worst criterion", "W"),
            "input_based_ratio": Detail(ratio, "input-based consistency ratio", "CR_I"),
            "ratio_by_criterion": Detail(
                ratios, "input-based consistency ratio of each criterion", "CR_j"
            ),
        },
        warnings=_warnings(pairs, ratio),
    )


def _as_judgements(value: Any, field: str) -> FloatArray:
    """Return judgements (C,), each at least 1 and one of them 1."""
    numbers = as_numbers(value, field)
    if numbers.ndim != 1 or not numbers.size:
        raise ProblemError(f"{field}: expected a list of numbers, one per criterion")
    low = np.flatnonzero(numbers < 1)
    if len(low):
        raise ProblemError(f"{field}[{int(low[0])}]: {numbers[low[0]]:g}; expected at least 1")
    if not np.any(numbers == 1):
        raise ProblemError(f"{field}: expected a 1, the criterion compared with itself")
    return numbers


def _candidates(to_others: FloatArray, to_worst: FloatArray) -> list[tuple[int, int]]:
    """Return the pairs (best, worst) that both vectors allow, in the order of the criteria."""
    if len(to_others) == 1:
        return [(0, 0)]
    pairs = [
        (int(b), int(w))
        for b in np.flatnonzero(to_others == 1)
        for w in np.flatnonzero(to_worst == 1)
        if b != w
    ]
    if not pairs:
        raise ProblemError(
            "others_to_worst: the best criterion is marked as the worst too; expected another one"
        )
    agreeing = [(b, w) for b, w in pairs if to_others[w] == to_worst[b]]
    if not agreeing:
        b, w = pairs[0]
        raise ProblemError(
            f"others_to_worst[{b}]: {to_worst[b]:g}; expected {to_others[w]:g}, the best over the "
            f"worst as in best_to_others[{w}]"
        )
    return agreeing


def _solve(
    to_others: FloatArray, to_worst: FloatArray, best: int, worst: int
) -> tuple[FloatArray, float]:
    """Return the weights and ksi of the linear programme."""
    from scipy.optimize import linprog

    count = len(to_others)
    unit = np.eye(count)
    gaps = np.concatenate(
        [unit[best] - to_others[:, None] * unit, unit - to_worst[:, None] * unit[worst]]
    )
    gaps = gaps[np.any(gaps != 0, axis=1)]
    if not len(gaps):
        return np.ones(1), 0.0
    ksi = np.full((2 * len(gaps), 1), -1.0)
    solution = linprog(
        np.append(np.zeros(count), 1.0),
        A_ub=np.hstack([np.concatenate([gaps, -gaps]), ksi]),
        b_ub=np.zeros(2 * len(gaps)),
        A_eq=np.append(np.ones(count), 0.0)[None],
        b_eq=[1.0],
        bounds=(0, None),
        method="highs-ds",
    )
    if not solution.success:
        raise ProblemError("best_to_others: the solver found no weights for these judgements")
    weights = np.asarray(solution.x[:count], dtype=np.float64)
    weights = weights / weights.sum()
    return weights, float(np.max(np.abs(gaps @ weights)))


def _input_based_ratios(
    to_others: FloatArray, to_worst: FloatArray, best_over_worst: float
) -> FloatArray | None:
    """Return the input-based ratio of each criterion (C,), None where it is not defined."""
    gaps = np.abs(to_others * to_worst - best_over_worst)
    span = best_over_worst**2 - best_over_worst
    if span == 0:
        return gaps if not gaps.any() else None
    return np.asarray(gaps / span)


def _warnings(pairs: list[tuple[int, int]], ratio: float | None) -> tuple[str, ...]:
    """Say where best or worst is not unique, or a ratio is not defined."""
    warnings: list[str] = []
    if len(pairs) > 1:
        best, worst = pairs[0]
        warnings.append(
            f"several criteria are marked as best or worst: {best} is taken as the best and "
            f"{worst} as the worst"
        )
    if ratio is None:
        warnings.append(
            "the best is judged equal to the worst but not to the others: no input-based ratio "
            "is defined"
        )
    return tuple(warnings)
