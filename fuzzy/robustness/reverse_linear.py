"""Reverse weights for linear value functions, by linear and mixed-integer programmes (HiGHS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.limits import WeightLimits

_AHEAD = 1e-8
_NO_WEIGHTS = "limits: no weights that add up to 1 keep all of them"


@dataclass(frozen=True, eq=False)
class LinearGoal:
    """Who should pass whom, and the value functions that decide it.

    Parameters
    ----------
    values : ndarray, shape (A, K)
        The score at weights w is ``values @ w``; higher is better.
    targets : tuple of int
    margin : float
        The lead a target needs, in the unit of the values.
    """

    values: FloatArray
    targets: tuple[int, ...]
    margin: float

    @property
    def outside(self) -> tuple[int, ...]:
        """The alternatives that are not targets."""
        return tuple(b for b in range(len(self.values)) if b not in self.targets)

    @property
    def scale(self) -> float:
        """Size of the values, by which the programmes are scaled."""
        return float(np.abs(self.values).max()) or 1.0

    def leads(self) -> FloatArray:
        """Return target minus outsider, scaled, shape (T, O, K)."""
        targets, outside = self.values[list(self.targets)], self.values[list(self.outside)]
        return np.asarray((targets[:, None] - outside[None]) / self.scale)

    def ahead(self, weights: FloatArray) -> BoolArray:
        """Tell which alternative (A) denies which target (T) its margin, shape (T, A)."""
        result = np.zeros((len(self.targets), len(self.values)), dtype=np.bool_)
        lead = self.leads() @ weights - self.margin / self.scale
        result[:, list(self.outside)] = lead < -_AHEAD
        return result


def nearest(
    goal: LinearGoal, current: FloatArray, limits: WeightLimits, room: int
) -> FloatArray | None:
    """Return the weights nearest to `current` with at most `room` outsiders ahead of any target.

    Parameters
    ----------
    goal : LinearGoal
    current : ndarray, shape (K,)
    limits : WeightLimits
    room : int

    Returns
    -------
    ndarray, shape (K,), or None
        Least sum of absolute differences; None if no weights within the limits do it.
    """
    n_outside = len(goal.outside)
    if room >= n_outside:
        return _closest(goal, current, limits, np.ones(n_outside, dtype=np.bool_))
    if room == 0:
        return _closest(goal, current, limits, np.zeros(n_outside, dtype=np.bool_))
    exempt = _choose_exempt(goal, current, limits, room)
    return None if exempt is None else _closest(goal, current, limits, exempt)


def best_reachable(goal: LinearGoal, current: FloatArray, limits: WeightLimits) -> FloatArray:
    """Return the nearest weights that bring the worst target as far up as it can come, shape (K,).

    Raises
    ------
    ProblemError
        If no weights keep the limits.
    """
    for room in range(_fewest_ahead(goal, current, limits), len(goal.outside) + 1):
        weights = nearest(goal, current, limits, room)
        if weights is not None:
            return weights
    raise ProblemError(_NO_WEIGHTS)


def never_behind(goal: LinearGoal, limits: WeightLimits) -> tuple[int, ...]:
    """Return the outsiders that deny some target its margin under all weights within the limits."""
    from scipy.optimize import linprog

    upper, upper_right = _order_rows(limits, limits.count)
    needed = goal.margin / goal.scale
    found = []
    for column, b in enumerate(goal.outside):
        best = []
        for row in goal.leads()[:, column]:
            solved = linprog(
                -row,
                A_ub=upper,
                b_ub=upper_right,
                A_eq=np.ones((1, limits.count)),
                b_eq=[1.0],
                bounds=np.column_stack([limits.floors, limits.ceilings]),
                method="highs",
            )
            best.append(-float(solved.fun) if solved.status == 0 else -np.inf)
        if min(best) < needed - _AHEAD:
            found.append(b)
    return tuple(found)


def _fewest_ahead(goal: LinearGoal, current: FloatArray, limits: WeightLimits) -> int:
    """Return the least number of outsiders that stay ahead of a target, whatever the weights."""
    programme = _Programme(goal, current, limits)
    cost = np.concatenate([np.zeros(2 * limits.count), np.ones(programme.n_outside)])
    solution = programme.solve(cost, programme.n_outside)
    if solution is None:
        raise ProblemError(_NO_WEIGHTS)
    return int(np.rint(solution[2 * limits.count :]).sum())


class _Programme:
    """The mixed-integer programme over weights (K), their changes (K) and exemptions (O)."""

    def __init__(self, goal: LinearGoal, current: FloatArray, limits: WeightLimits) -> None:
        self.n_outside = len(goal.outside)
        self._limits = limits
        k, n = limits.count, self.n_outside
        leads = goal.leads()
        needed = goal.margin / goal.scale
        # An exempt outsider may be ahead by at most what any weights on the simplex allow.
        slack = np.maximum(needed - leads.min(axis=2), 0.0)
        rows, least = [], []
        for t, b in np.ndindex(leads.shape[:2]):
            row = np.zeros(2 * k + n)
            row[:k] = leads[t, b]
            row[2 * k + b] = slack[t, b]
            rows.append(row)
            least.append(needed)
        changes, changes_least = _change_rows(current, 2 * k + n)
        order, order_most = _order_rows(limits, 2 * k + n)
        self._rows = np.vstack([np.array(rows), changes, -order])
        self._least = np.concatenate([least, changes_least, -order_most])

    def solve(self, cost: FloatArray, room: int) -> FloatArray | None:
        """Return the optimal variables with at most `room` exemptions, or None if none exist."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        k, n = self._limits.count, self.n_outside
        total = np.concatenate([np.ones(k), np.zeros(k + n)])
        exempt = np.concatenate([np.zeros(2 * k), np.ones(n)])
        solved: Any = milp(
            cost,
            constraints=[
                LinearConstraint(self._rows, self._least, np.inf),
                LinearConstraint(total, 1.0, 1.0),
                LinearConstraint(exempt, 0.0, room),
            ],
            integrality=np.concatenate([np.zeros(2 * k), np.ones(n)]),
            bounds=Bounds(
                np.concatenate([self._limits.floors, np.zeros(k + n)]),
                np.concatenate([self._limits.ceilings, np.full(k, 2.0), np.ones(n)]),
            ),
            options={"mip_rel_gap": 0.0},
        )
        return None if solved.x is None else np.asarray(solved.x, dtype=np.float64)


def _choose_exempt(
    goal: LinearGoal, current: FloatArray, limits: WeightLimits, room: int
) -> BoolArray | None:
    """Return which outsiders may stay ahead so that the change is least, or None."""
    k = limits.count
    programme = _Programme(goal, current, limits)
    cost = np.concatenate([np.zeros(k), np.ones(k), np.zeros(programme.n_outside)])
    solution = programme.solve(cost, room)
    return None if solution is None else solution[2 * k :] > 0.5


def _closest(
    goal: LinearGoal, current: FloatArray, limits: WeightLimits, exempt: BoolArray
) -> FloatArray | None:
    """Return the nearest weights with every outsider that is not exempt passed, or None."""
    from scipy.optimize import linprog

    k = limits.count
    leads = goal.leads()[:, ~exempt].reshape(-1, k)
    passing = np.hstack([leads, np.zeros_like(leads)])
    changes, changes_least = _change_rows(current, 2 * k)
    order, order_most = _order_rows(limits, 2 * k)
    solved = linprog(
        np.concatenate([np.zeros(k), np.ones(k)]),
        A_ub=np.vstack([-passing, -changes, order]),
        b_ub=np.concatenate(
            [np.full(len(leads), -goal.margin / goal.scale), -changes_least, order_most]
        ),
        A_eq=np.concatenate([np.ones(k), np.zeros(k)])[None],
        b_eq=[1.0],
        bounds=np.column_stack(
            [
                np.concatenate([limits.floors, np.zeros(k)]),
                np.concatenate([limits.ceilings, np.full(k, 2.0)]),
            ]
        ),
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    return np.asarray(solved.x[:k]) if solved.status == 0 else None


def _change_rows(current: FloatArray, width: int) -> tuple[FloatArray, FloatArray]:
    """Return rows and least values that make the change variables absolute differences."""
    k = len(current)
    rows = np.zeros((2 * k, width))
    rows[:k, :k], rows[:k, k : 2 * k] = np.eye(k), np.eye(k)
    rows[k:, :k], rows[k:, k : 2 * k] = -np.eye(k), np.eye(k)
    return rows, np.concatenate([current, -current])


def _order_rows(limits: WeightLimits, width: int) -> tuple[FloatArray, FloatArray]:
    """Return rows and greatest values that keep the order of importance."""
    rows = np.zeros((len(limits.order), width))
    for row, (greater, lesser) in enumerate(limits.order):
        rows[row, lesser], rows[row, greater] = 1.0, -1.0
    return rows, np.zeros(len(limits.order))
