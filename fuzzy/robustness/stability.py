"""Weight stability intervals: how far a weight may move before the first place changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, IntArray
from fuzzy.robustness.evaluate import Evaluator, coordinates, linear_values, places

_SCAN = 100
_HALVINGS = 40


@dataclass(frozen=True)
class StabilityInterval:
    """The shares of one weight within which the leader keeps the first place.

    Parameters
    ----------
    index : int
        Row of the basis: the criterion or the dimension.
    current, low, high : float
        Shares of the whole, 0..1, low <= current <= high.
    low_rival, high_rival : int or None
        Who takes the lead below `low` and above `high`; None where the end of the scale is
        reached with the leader still first.
    exact : bool
        True if computed from linear value functions; False if found by scanning in steps of a
        hundredth of the way and halving (a change of leader and back within one step is missed).
    """

    index: int
    current: float
    low: float
    high: float
    low_rival: int | None
    high_rival: int | None
    exact: bool


def stability_intervals(evaluator: Evaluator, basis: FloatArray) -> tuple[StabilityInterval, ...]:
    """Return the stability interval of every weight of a basis.

    One weight moves, the others share the rest in their present proportion (evenly, if they are
    all 0 now). The leader is the alternative in the first place now; of several that tie, the
    one with the lowest number; it keeps the place as long as nobody is ahead of it.
    B. Mareschal (1988), Weight stability intervals in multicriteria decision aid, European
    Journal of Operational Research 33(1), 54-64, doi:10.1016/0377-2217(88)90254-8.

    Parameters
    ----------
    evaluator : Evaluator
    basis : ndarray, shape (K, C)
        ``criterion_basis(problem)`` or ``dimension_basis(problem)``.

    Returns
    -------
    tuple of StabilityInterval, length K
    """
    if len(basis) == 1:
        return (StabilityInterval(0, 1.0, 1.0, 1.0, None, None, exact=True),)
    current = coordinates(evaluator.problem, basis)
    values = linear_values(evaluator, basis)
    if values is not None:
        return tuple(_exact(values, current, j) for j in range(len(basis)))
    return _searched(evaluator, basis, current)


def moved(current: FloatArray, index: int, share: FloatArray | float) -> FloatArray:
    """Return the weights with one share moved and the others rescaled.

    Parameters
    ----------
    current : ndarray, shape (K,), K > 1
    index : int
    share : float or ndarray, shape (n,)

    Returns
    -------
    ndarray, shape (K,) or (n, K)
    """
    rest = current.copy()
    rest[index] = 0.0
    if rest.sum() <= 0:
        rest = np.ones_like(current)
        rest[index] = 0.0
    part = np.asarray(share, dtype=np.float64)[..., None]
    result = (1.0 - part) * rest / rest.sum()
    result[..., index] = part[..., 0]
    return np.asarray(result)


def _exact(values: FloatArray, current: FloatArray, index: int) -> StabilityInterval:
    """Return the interval where the lead, linear in the share, does not fall below 0."""
    here = float(current[index])
    leader = int(np.argmin(places(values @ current)))
    ends = moved(current, index, np.array([0.0, 1.0])) @ values.T
    lead = ends[:, leader, None] - ends
    slope = lead[1] - lead[0]
    slack = 1e-12 * float(np.abs(values).max())
    low, high = 0.0, 1.0
    low_rival: int | None = None
    high_rival: int | None = None
    for rival in np.flatnonzero(np.abs(slope) > slack).tolist():
        crossing = -float(lead[0, rival] / slope[rival])
        if slope[rival] > 0 and crossing > low:
            low, low_rival = min(crossing, here), rival
        elif slope[rival] < 0 and crossing < high:
            high, high_rival = max(crossing, here), rival
    return StabilityInterval(index, here, low, high, low_rival, high_rival, exact=True)


def _searched(
    evaluator: Evaluator, basis: FloatArray, current: FloatArray
) -> tuple[StabilityInterval, ...]:
    """Scan from the present share to both ends, then halve; all weights in one batch a step."""
    count = len(basis)
    leader = int(np.argmin(places(evaluator.goodness_at((current @ basis)[None])[0])))
    target = np.repeat([0.0, 1.0], count)
    index = np.tile(np.arange(count), 2)
    start = current[index]
    steps = np.linspace(0.0, 1.0, _SCAN + 1)
    scan = start[:, None] + (target - start)[:, None] * steps
    lost = _rivals_at(evaluator, basis, current, index, scan, leader) >= 0
    lost[:, 0] = False
    ever: BoolArray = np.asarray(lost.any(axis=1))
    hit = np.argmax(lost, axis=1)
    rows = np.arange(2 * count)
    good = np.where(ever, scan[rows, np.maximum(hit - 1, 0)], target)
    bad = np.where(ever, scan[rows, hit], target)
    for _ in range(_HALVINGS):
        middle = (good + bad) / 2
        gone = _rivals_at(evaluator, basis, current, index, middle[:, None], leader)[:, 0] >= 0
        bad = np.where(gone & ever, middle, bad)
        good = np.where(gone & ever, good, middle)
    rivals = _rivals_at(evaluator, basis, current, index, bad[:, None], leader)[:, 0]
    names = [int(rivals[row]) if ever[row] else None for row in range(2 * count)]
    return tuple(
        StabilityInterval(
            j, float(current[j]), float(good[j]), float(good[count + j]),
            names[j], names[count + j], exact=False,
        )
        for j in range(count)
    )  # fmt: skip


def _rivals_at(
    evaluator: Evaluator,
    basis: FloatArray,
    current: FloatArray,
    index: IntArray,
    shares: FloatArray,
    leader: int,
) -> FloatArray:
    """Return who is ahead of the leader at each share (R, n), -1 for nobody."""
    points = np.stack([moved(current, int(j), row) for j, row in zip(index, shares, strict=True)])
    flat = points.reshape(-1, len(current))
    ranks = places(evaluator.goodness_at(flat @ basis))
    first = np.argmin(ranks, axis=1)
    ahead = np.where(ranks[np.arange(len(flat)), first] < ranks[:, leader], first, -1)
    return np.asarray(ahead.reshape(shares.shape))
