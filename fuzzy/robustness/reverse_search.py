"""Reverse weights for methods that are not linear: a seeded search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, IntArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.evaluate import Evaluator
from fuzzy.robustness.limits import WeightLimits
from fuzzy.robustness.reverse_linear import LinearGoal, best_reachable, nearest

_CANDIDATES = 3000
_KEPT = 24
_ROUNDS = 8
_CHILDREN = 30
_HALVINGS = 30
_FIT_POINTS = 8
_FIT_WIDTH = 0.1


@dataclass(frozen=True, eq=False)
class SearchGoal:
    """Who should pass whom, and the method that decides it.

    Parameters
    ----------
    evaluator : Evaluator
    basis : ndarray, shape (K, C)
    targets : tuple of int
    margin : float
        The lead a target needs, in the method's score.
    """

    evaluator: Evaluator
    basis: FloatArray
    targets: tuple[int, ...]
    margin: float

    def ahead(self, weights: FloatArray) -> BoolArray:
        """Tell which alternative denies which target its margin, (n, K) -> (n, T, A)."""
        goodness = self.evaluator.goodness_at(weights @ self.basis)
        slack = 1e-12 * np.abs(goodness).max(axis=1)[:, None, None]
        own = goodness[:, list(self.targets), None]
        result = goodness[:, None, :] > own - self.margin + slack
        result[:, :, list(self.targets)] = False
        return np.asarray(result)

    def place(self, weights: FloatArray) -> FloatArray:
        """Return the place of the worst target under each row of weights, shape (n,)."""
        worst = self.ahead(weights).sum(axis=2).max(axis=1)
        return np.asarray(len(self.targets) + worst, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class SearchOutcome:
    """The nearest weights met that give the best place met, or the wanted one.

    Parameters
    ----------
    weights : ndarray, shape (K,)
    place : int
    blockers : tuple of int
        Who is ahead of a target under these weights.
    always_ahead : tuple of int
        Who was ahead of a target under all weights tried.
    """

    weights: FloatArray
    place: int
    blockers: tuple[int, ...]
    always_ahead: tuple[int, ...]


def search(
    goal: SearchGoal,
    current: FloatArray,
    limits: WeightLimits,
    place: int,
    rng: np.random.Generator,
) -> SearchOutcome:
    """Look for the nearest weights that bring all targets into the first `place` places.

    Weights are drawn all over the simplex and between it and the present ones. The nearest that
    succeed are drawn back towards the present ones by halving and varied, round after round; in
    each round the method is also replaced by the linear one that fits it best around the nearest
    weights so far, and that one's exact answer is tried.

    Raises
    ------
    ProblemError
        If no weights keep the limits.
    """
    start = _within_limits(current, limits)
    tried = np.vstack([start[None], _candidates(start, limits, rng)])
    tried = np.vstack([tried, _by_linear_fit(goal, tried, current, limits, place)])
    ahead = goal.ahead(tried)
    reached = len(goal.targets) + ahead.sum(axis=2).max(axis=1)
    wanted = max(place, int(reached.min()))
    always = np.flatnonzero(ahead.any(axis=1).all(axis=0))
    if reached[0] <= wanted:
        return _outcome(goal, start, always)
    best = _nearest_first(tried[reached <= wanted], current)
    best = _drawn_back(goal, best, start, wanted)
    for _ in range(_ROUNDS):
        around = best[0] + _FIT_WIDTH * (tried[: _FIT_POINTS * len(current)] - best[0])
        children = np.vstack(
            [
                _varied(best, current, limits, rng),
                _by_linear_fit(goal, around, current, limits, place),
            ]
        )
        reached = goal.place(children)
        better = max(place, int(reached.min(initial=wanted)))
        if better < wanted:
            wanted, best = better, best[:0]
        good = _nearest_first(children[reached <= wanted], current)
        drawn = _drawn_back(goal, good, start, wanted)
        best = _nearest_first(np.vstack([best, drawn]), current)
    return _outcome(goal, best[0], always)


def _outcome(goal: SearchGoal, weights: FloatArray, always: IntArray) -> SearchOutcome:
    """Return what the search ends with."""
    blocking = goal.ahead(weights[None])[0]
    return SearchOutcome(
        weights=weights,
        place=len(goal.targets) + int(blocking.sum(axis=1).max()),
        blockers=tuple(np.flatnonzero(blocking.any(axis=0)).tolist()),
        always_ahead=tuple(always.tolist()),
    )


def _within_limits(current: FloatArray, limits: WeightLimits) -> FloatArray:
    """Return the weights nearest to the present ones that keep the limits."""
    free = LinearGoal(np.zeros((1, limits.count)), (0,), 0.0)
    weights = nearest(free, current, limits, 0)
    if weights is None:
        raise ProblemError("limits: no weights that add up to 1 keep all of them")
    return weights


def _candidates(start: FloatArray, limits: WeightLimits, rng: np.random.Generator) -> FloatArray:
    """Return weights within the limits: even and lopsided ones, and between them and `start`."""
    rest = 1.0 - limits.floors.sum()
    thirds = [
        rng.dirichlet(np.full(limits.count, spread), size=_CANDIDATES // 3)
        for spread in (1.0, 0.3, 0.1)
    ]
    drawn = _ordered(limits.floors + rest * np.vstack(thirds), limits)
    part = rng.random((len(drawn), 1))
    towards = start + part * (drawn - start)
    points = np.vstack([drawn, towards])
    return points[limits.kept_by(points)]


def _by_linear_fit(
    goal: SearchGoal,
    points: FloatArray,
    current: FloatArray,
    limits: WeightLimits,
    place: int,
) -> FloatArray:
    """Return the exact answers of the linear method that fits the scores at `points` best.

    With no lead asked for beyond the goal's, and with small ones, since the fit is not exact.
    """
    goodness = goal.evaluator.goodness_at(points @ goal.basis)
    fitted = np.asarray(np.linalg.lstsq(points, goodness, rcond=None)[0].T, dtype=np.float64)
    spread = float(np.ptp(goodness)) or 1.0
    room = place - len(goal.targets)
    found = []
    for lead in (0.0, 1e-3, 1e-2):
        linear = LinearGoal(fitted, goal.targets, goal.margin + lead * spread)
        weights = nearest(linear, current, limits, room)
        if weights is None and lead == 0.0:
            return best_reachable(linear, current, limits)[None]
        if weights is not None:
            found.append(weights)
    answers = np.clip(np.array(found), 0.0, None)
    return np.asarray(answers / answers.sum(axis=1, keepdims=True))


def _ordered(weights: FloatArray, limits: WeightLimits) -> FloatArray:
    """Exchange weights that stand in the wrong order, as often as the order is long."""
    result = weights.copy()
    for _ in range(len(limits.order)):
        for greater, lesser in limits.order:
            pair = result[:, [greater, lesser]]
            result[:, greater], result[:, lesser] = pair.max(axis=1), pair.min(axis=1)
    return result


def _nearest_first(weights: FloatArray, current: FloatArray) -> FloatArray:
    """Return the few weights that differ least from the present ones, nearest first."""
    change = np.abs(weights - current).sum(axis=1)
    return np.asarray(weights[np.argsort(change, kind="stable")[:_KEPT]])


def _drawn_back(
    goal: SearchGoal, weights: FloatArray, start: FloatArray, wanted: int
) -> FloatArray:
    """Draw each of the weights, which all succeed, towards `start` as far as it still succeeds."""
    if not len(weights):
        return weights
    good = np.ones((len(weights), 1))
    bad = np.zeros((len(weights), 1))
    for _ in range(_HALVINGS):
        middle = (good + bad) / 2
        succeeds = (goal.place(start + middle * (weights - start)) <= wanted)[:, None]
        good = np.where(succeeds, middle, good)
        bad = np.where(succeeds, bad, middle)
    return np.asarray(start + good * (weights - start))


def _varied(
    best: FloatArray, current: FloatArray, limits: WeightLimits, rng: np.random.Generator
) -> FloatArray:
    """Return variations: a weight set back to its present value, another taking the difference."""
    parents = np.repeat(best, _CHILDREN, axis=0)
    count = parents.shape[1]
    rows = np.arange(len(parents))
    giver = rng.integers(0, count, len(parents))
    taker = rng.integers(0, count, len(parents))
    back = (parents - current)[rows, giver]
    size = np.where(rng.random(len(parents)) < 0.5, 1.0, rng.normal(0.0, 0.5, len(parents)))
    step = back * size + rng.normal(0.0, 0.01, len(parents)) * (rng.random(len(parents)) < 0.3)
    parents[rows, giver] -= step
    parents[rows, taker] += step
    return parents[limits.kept_by(parents)]
