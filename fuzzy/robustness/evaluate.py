"""Asking a ranking method about other weights: what every what-if tool builds on.

A *share* is the part of the whole a criterion weighs, by the peaks of the weights; shares add up
to 1. Moving shares keeps the shape of every fuzzy weight (its feet stay in proportion to its
peak) and, where the problem has two levels, moves the right level.

A *basis* says what can be moved: each of its K rows is a distribution over the C criteria, and a
point t of the simplex in K dimensions stands for the shares ``t @ basis``. The rows of
:func:`criterion_basis` are the criteria themselves; those of :func:`dimension_basis` are the
dimensions, the proportions within each staying as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fuzzy.checks import FloatArray, IntArray
from fuzzy.errors import ProblemError
from fuzzy.problem import Hierarchy, Problem, hierarchical_weights
from fuzzy.ranking import Ranking, mean_ranks
from fuzzy.registry import rank

LINEAR_METHODS = ("saw", "fwa", "moora", "mabac", "mairca", "promethee", "topsis")
"""Methods whose scores can be linear in the shares; verified for each problem before use.

TOPSIS as Chen defines it is one of them where ratings and weights are crisp: its two distances
then add up to the number of criteria.
"""

_LINEAR_TOLERANCE = 1e-9
_CHUNK_NUMBERS = 2_000_000


@dataclass(frozen=True, eq=False)
class Evaluator:
    """A problem together with the method that ranks it.

    Parameters
    ----------
    problem : Problem
        With a single weighting.
    method : str
        A key of ``fuzzy.METHODS``.
    options : mapping
        The method's own options.
    """

    problem: Problem
    method: str = "mamdani"
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a batch: what-ifs start from one weighting."""
        if self.problem.is_batch:
            raise ProblemError("weights: a batch of scenarios; expected a single weighting")

    @property
    def label(self) -> str:
        """The method and the options given, in a few words."""
        return ", ".join([self.method, *(f"{name} {word}" for name, word in self.options.items())])

    def rank(self, problem: Problem) -> Ranking:
        """Rank another problem by the same method and options."""
        return rank(problem, self.method, **self.options)

    def goodness(self, problem: Problem) -> FloatArray:
        """Return scores of which higher is better, shape (A,) or (S, A)."""
        ranking = self.rank(problem)
        return ranking.scores if ranking.higher_is_better else -ranking.scores

    def goodness_at(self, shares: FloatArray) -> FloatArray:
        """Return the goodness under each row of `shares` (n, C), shape (n, A).

        Evaluated in chunks of about 16 MB of weights and ratings.
        """
        size = chunk_size(self.problem)
        parts = [
            self.goodness(with_shares(self.problem, shares[start : start + size]))
            for start in range(0, len(shares), size)
        ]
        return np.concatenate(parts)

    def with_problem(self, problem: Problem) -> Evaluator:
        """Return the same method and options on another problem."""
        return dataclasses.replace(self, problem=problem)


def chunk_size(problem: Problem) -> int:
    """Return how many scenarios are evaluated in one call: about 16 MB of numbers each."""
    per_scenario = 3 * problem.n_alternatives * max(problem.n_criteria, problem.n_alternatives)
    return max(1, _CHUNK_NUMBERS // per_scenario)


def places(goodness: FloatArray) -> FloatArray:
    """Return places, shape as `goodness` (..., A): 1 = best, ties sharing the mean place."""
    return mean_ranks(goodness, higher_is_better=True)


def peak_shares(problem: Problem) -> FloatArray:
    """Return the current shares, shape (C,): the peaks of the weights over their sum.

    Raises
    ------
    ProblemError
        If every peak is 0.
    """
    weights = _global_weights(problem)
    total = weights[:, 1].sum()
    if total <= 0:
        raise ProblemError("weights: every peak is 0; expected one above 0")
    return np.asarray(weights[:, 1] / total)


def criterion_basis(problem: Problem) -> FloatArray:
    """Return the basis in which every criterion moves by itself, shape (C, C)."""
    return np.eye(problem.n_criteria)


def dimension_basis(problem: Problem) -> FloatArray:
    """Return the basis in which whole dimensions move, shape (D, C).

    Raises
    ------
    ProblemError
        If the problem has no hierarchy.
    """
    if problem.hierarchy is None:
        raise ProblemError("hierarchy: missing; expected dimensions to move the weights of")
    return _within_shares(problem.hierarchy)


def coordinates(problem: Problem, basis: FloatArray) -> FloatArray:
    """Return the current weights in the coordinates of a basis, shape (K,)."""
    return np.asarray((basis > 0).astype(np.float64) @ peak_shares(problem))


def with_shares(problem: Problem, shares: FloatArray) -> Problem:
    """Return the problem under other shares, the shape of every fuzzy weight kept.

    Parameters
    ----------
    problem : Problem
    shares : ndarray, shape (n, C)
        Rows >= 0 that add up to 1. Where a weight's own peak is 0 its new weight is crisp.

    Returns
    -------
    Problem
        With a batch of n weightings.
    """
    if problem.hierarchy is None:
        return dataclasses.replace(problem, weights=_shaped(problem.weights, shares))
    levels = problem.hierarchy
    totals, within = _split(levels.groups, shares, _within_shares(levels).max(axis=0))
    hierarchy = Hierarchy(
        levels.groups,
        _shaped(levels.dimension_weights, totals),
        _shaped(levels.criterion_weights, within),
    )
    return dataclasses.replace(
        problem, hierarchy=hierarchy, weights=hierarchical_weights(hierarchy)
    )


def with_crisp_weights(problem: Problem, weights: FloatArray) -> Problem:
    """Return the problem under a batch of crisp weights, on both levels where it has two.

    Parameters
    ----------
    problem : Problem
    weights : ndarray, shape (n, C)
    """
    triples = np.repeat(weights[..., None], 3, axis=-1)
    if problem.hierarchy is None:
        return dataclasses.replace(problem, weights=triples)
    levels = problem.hierarchy
    totals, within = _split(levels.groups, weights, _within_shares(levels).max(axis=0))
    hierarchy = Hierarchy(
        levels.groups,
        np.repeat(totals[..., None], 3, axis=-1),
        np.repeat(within[..., None], 3, axis=-1),
    )
    return dataclasses.replace(problem, hierarchy=hierarchy, weights=triples)


def with_ratings(problem: Problem, ratings: FloatArray) -> Problem:
    """Return the problem with other ratings, shape (A, C, 3), or crisp (A, C)."""
    if ratings.ndim == 2:
        ratings = np.repeat(ratings[..., None], 3, axis=-1)
    return dataclasses.replace(problem, ratings=ratings)


def linear_values(evaluator: Evaluator, basis: FloatArray) -> FloatArray | None:
    """Return V with goodness(t) = t @ V.T on the simplex of a basis, or None if not linear.

    The method must be one of :data:`LINEAR_METHODS`, and the goodness at fixed interior points
    must agree with V to 1e-9 of its size: a linear method with certain options, or with fuzzy
    weights, is not linear, and then the answer is None.

    Parameters
    ----------
    evaluator : Evaluator
    basis : ndarray, shape (K, C)

    Returns
    -------
    ndarray, shape (A, K), or None
    """
    if evaluator.method not in LINEAR_METHODS:
        return None
    try:
        values = evaluator.goodness_at(basis).T
        rng = np.random.Generator(np.random.PCG64(0))
        inside = rng.dirichlet(np.ones(len(basis)), size=32)
        seen = evaluator.goodness_at(inside @ basis)
    except ProblemError:
        return None
    size = float(np.max(np.abs(values), initial=0.0))
    agrees = np.allclose(inside @ values.T, seen, rtol=0.0, atol=_LINEAR_TOLERANCE * size)
    return values if agrees else None


def _global_weights(problem: Problem) -> FloatArray:
    """Return the weights of the criteria, from both levels where there are two."""
    if problem.hierarchy is None:
        return problem.weights
    return hierarchical_weights(problem.hierarchy)


def _within_shares(levels: Hierarchy) -> FloatArray:
    """Return each dimension's distribution over the criteria, shape (D, C)."""
    n_dimensions = levels.dimension_weights.shape[-2]
    member = np.equal.outer(np.arange(n_dimensions), levels.groups)
    peaks = np.where(member, levels.criterion_weights[:, 1], 0.0)
    return np.asarray(peaks / peaks.sum(axis=1, keepdims=True))


def _shaped(weights: FloatArray, peaks: FloatArray) -> FloatArray:
    """Return fuzzy weights with the given peaks (n, K) and the feet of `weights` (K, 3)."""
    has_peak = weights[:, 1:2] > 0
    shape = np.where(has_peak, weights / np.where(has_peak, weights[:, 1:2], 1.0), 1.0)
    return np.asarray(peaks[..., None] * shape)


def _split(
    groups: IntArray, shares: FloatArray, usual: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Split shares (n, C) into dimension totals (n, D) and shares within (n, C).

    A dimension of share 0 keeps its `usual` proportions, which then do not matter.
    """
    member = np.equal.outer(np.arange(int(groups.max()) + 1), groups).astype(np.float64)
    totals = shares @ member.T
    spread = totals[:, groups]
    within = np.where(spread > 0, shares / np.where(spread > 0, spread, 1.0), usual)
    return totals, within
