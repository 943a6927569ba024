"""Reverse weights: the smallest change of the weights that puts alternatives where they are wanted.

For linear value functions this is a linear or mixed-integer programme, solved to proof; for other
methods a search, which can find but never prove.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.evaluate import Evaluator, coordinates, linear_values
from fuzzy.robustness.limits import WeightLimits, weight_limits
from fuzzy.robustness.reverse_linear import LinearGoal, best_reachable, nearest, never_behind
from fuzzy.robustness.reverse_search import SearchGoal, search

Status = Literal["proved", "impossible", "found", "not found"]


@dataclass(frozen=True, eq=False)
class ReverseWeights:
    """The weights nearest to the present ones under which the wish comes true, or why not.

    Parameters
    ----------
    status : "proved", "impossible", "found" or "not found"
        proved: no smaller change will do. impossible: no weights within the limits will do.
        found: these weights do it, but a smaller change may exist (search). not found: the search
        met no weights that do it, which proves nothing.
    targets : tuple of int
        The alternatives that are wanted among the first `wanted_place`.
    wanted_place : int
    reached_place : int
        The place of the worst of the targets under `weights`, alone or jointly: at most
        `wanted_place` where the wish comes true, else the best that can be (or was) reached.
    current, weights : ndarray, shape (K,)
        Shares in the coordinates of the basis, now and then.
    shares : ndarray, shape (C,)
        `weights` as shares of the criteria.
    change : float
        Sum of the absolute differences of `weights` and `current`: 0 nothing, 2 everything.
    blockers : tuple of int
        Who is ahead of a target under `weights`, where the wish does not come true.
    always_ahead : tuple of int
        Who is ahead of a target under all weights within the limits (impossible), or under all
        that were tried (not found).
    """

    status: Status
    targets: tuple[int, ...]
    wanted_place: int
    reached_place: int
    current: FloatArray
    weights: FloatArray
    shares: FloatArray
    change: float
    blockers: tuple[int, ...]
    always_ahead: tuple[int, ...]


def reverse_weights(
    evaluator: Evaluator,
    basis: FloatArray,
    targets: Sequence[int],
    *,
    place: int = 1,
    limits: WeightLimits | None = None,
    margin: float = 0.0,
    seed: int = 0,
) -> ReverseWeights:
    """Find the smallest change of the weights that brings all targets into the first places.

    Parameters
    ----------
    evaluator : Evaluator
    basis : ndarray, shape (K, C)
        What may move: ``criterion_basis(problem)`` or ``dimension_basis(problem)``.
    targets : sequence of int
        One alternative, or a set of them.
    place : int
        The last place a target may take; 1 for "first", k for "into the top k". Not less than
        the number of targets.
    limits : WeightLimits, optional
        Floors, ceilings and an order the weights must keep; default none.
    margin : float
        By how much of the method's score a target must be ahead of those it passes; 0 lets it
        draw level.
    seed : int
        Of the search for methods that are not linear.

    Returns
    -------
    ReverseWeights

    Raises
    ------
    ProblemError
        If a target or the place is out of range, or no weights keep the limits.
    """
    wanted = _check(evaluator, basis, targets, place, margin)
    bounds = limits if limits is not None else weight_limits(len(basis))
    if bounds.count != len(basis):
        raise ProblemError(f"limits: for {bounds.count} weights; expected {len(basis)}")
    current = coordinates(evaluator.problem, basis)
    values = linear_values(evaluator, basis)
    if values is None:
        goal = SearchGoal(evaluator, basis, wanted, margin)
        return _searched(goal, current, bounds, place, seed)
    return _solved(LinearGoal(values, wanted, margin), basis, current, bounds, place)


def _check(
    evaluator: Evaluator, basis: FloatArray, targets: Sequence[int], place: int, margin: float
) -> tuple[int, ...]:
    """Return the targets in ascending order after checking what is asked."""
    count = evaluator.problem.n_alternatives
    wanted = tuple(sorted(set(targets)))
    if not wanted or not all(0 <= a < count for a in wanted):
        raise ProblemError(
            f"targets: {list(targets)}; expected alternatives from 0 to {count - 1}, at least one"
        )
    if not len(wanted) <= place <= count:
        raise ProblemError(
            f"place: {place}; expected a number from {len(wanted)} (so that all targets fit) "
            f"to {count}"
        )
    if not (np.isfinite(margin) and margin >= 0):
        raise ProblemError(f"margin: {margin!r}; expected a number from 0")
    if basis.shape[1] != evaluator.problem.n_criteria:
        raise ProblemError(
            f"basis: {basis.shape[1]} columns; expected {evaluator.problem.n_criteria}"
        )
    return wanted


def _solved(
    goal: LinearGoal, basis: FloatArray, current: FloatArray, limits: WeightLimits, place: int
) -> ReverseWeights:
    """Solve the linear case to proof."""
    room = place - len(goal.targets)
    weights = nearest(goal, current, limits, room)
    status: Status = "proved"
    always: tuple[int, ...] = ()
    if weights is None:
        status = "impossible"
        weights = best_reachable(goal, current, limits)
        always = never_behind(goal, limits)
    ahead = goal.ahead(weights)
    return ReverseWeights(
        status=status,
        targets=goal.targets,
        wanted_place=place,
        reached_place=len(goal.targets) + int(ahead.sum(axis=1).max()),
        current=current,
        weights=weights,
        shares=weights @ basis,
        change=float(np.abs(weights - current).sum()),
        blockers=() if status == "proved" else tuple(np.flatnonzero(ahead.any(axis=0)).tolist()),
        always_ahead=always,
    )


def _searched(
    goal: SearchGoal, current: FloatArray, limits: WeightLimits, place: int, seed: int
) -> ReverseWeights:
    """Search where no programme can be written."""
    outcome = search(goal, current, limits, place, np.random.default_rng(seed))
    reached = outcome.place <= place
    return ReverseWeights(
        status="found" if reached else "not found",
        targets=goal.targets,
        wanted_place=place,
        reached_place=outcome.place,
        current=current,
        weights=outcome.weights,
        shares=outcome.weights @ goal.basis,
        change=float(np.abs(outcome.weights - current).sum()),
        blockers=() if reached else outcome.blockers,
        always_ahead=() if reached else outcome.always_ahead,
    )
