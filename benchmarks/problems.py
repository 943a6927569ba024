"""Ranking problems of any size, made up from a fixed seed."""

from __future__ import annotations

import numpy as np

import fuzzy
from fuzzy.checks import FloatArray

SCALE = (0.0, 10.0)
N_DIMENSIONS = 3
COST_EVERY = 4
SEED = 20
BENEFIT_ONLY = ("fwa",)


def made_up(n_alternatives: int, n_criteria: int, n_scenarios: int | None = None) -> fuzzy.Problem:
    """Make a problem of benefits and costs in three dimensions.

    Parameters
    ----------
    n_alternatives, n_criteria : int
    n_scenarios : int, optional
        Number of weight vectors; left out, a single weighting.

    Returns
    -------
    fuzzy.Problem
        Ratings between 1 and 9 on the scale 0..10, every fourth criterion a cost.
    """
    rng = np.random.default_rng(SEED)
    ratings = triangles(rng, 1, 9, (n_alternatives, n_criteria))
    shape = (n_criteria,) if n_scenarios is None else (n_scenarios, n_criteria)
    groups = np.arange(n_criteria) % N_DIMENSIONS
    problem = fuzzy.make_problem(
        ratings,
        np.ones(n_criteria),
        np.arange(n_criteria) % COST_EVERY != COST_EVERY - 1,
        scale=SCALE,
        hierarchy=fuzzy.make_hierarchy(groups, np.ones(N_DIMENSIONS), np.ones(n_criteria)),
    )
    return fuzzy.with_weights(problem, triangles(rng, 0.1, 1, shape))


def for_method(problem: fuzzy.Problem, method: str) -> fuzzy.Problem:
    """Return the problem as a method takes it, its costs reversed where it knows none."""
    return fuzzy.reverse_costs(problem) if method in BENEFIT_ONLY else problem


def triangles(
    rng: np.random.Generator, low: float, high: float, shape: tuple[int, ...]
) -> FloatArray:
    """Draw triangular fuzzy numbers between two ends, shape (*shape, 3)."""
    return np.sort(rng.uniform(low, high, (*shape, 3)), axis=-1)
