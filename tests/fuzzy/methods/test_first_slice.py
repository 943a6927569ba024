"""What holds for each of the first four methods alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

import fuzzy
from tests.fuzzy.near import assert_near
from tests.fuzzy.strategies import Case, cases

METHODS = ["mamdani", "saw", "topsis", "fwa"]


def solvable(case: Case, method: str) -> fuzzy.Problem:
    """Return the case, with costs turned round for the method that takes none."""
    problem = case.problem()
    return fuzzy.reverse_costs(problem) if method == "fwa" else problem


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(case=cases())
def test_a_dominating_alternative_never_ranks_below(method: str, case: Case) -> None:
    base = solvable(case, method)
    ratings = base.ratings.copy()
    step = np.where(base.benefit, -0.2, 0.2)[:, None]
    ratings[1] = np.clip(ratings[0] + step, 0.05, 10)
    problem = fuzzy.make_problem(
        ratings, base.weights, base.benefit, hierarchy=base.hierarchy, scale=[0, 10]
    )
    ranks = fuzzy.rank(problem, method).ranks
    assert ranks[0] <= ranks[1]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(case=cases())
def test_the_order_of_alternatives_does_not_matter(method: str, case: Case) -> None:
    problem = solvable(case, method)
    order = np.arange(problem.n_alternatives)[::-1]
    turned = fuzzy.make_problem(
        problem.ratings[order],
        problem.weights,
        problem.benefit,
        hierarchy=problem.hierarchy,
        scale=[0, 10],
    )
    scores = fuzzy.rank(problem, method).scores
    assert_near(fuzzy.rank(turned, method).scores, scores[order], atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(case=cases())
def test_the_order_of_criteria_does_not_matter(method: str, case: Case) -> None:
    problem = solvable(case, method)
    order = np.arange(problem.n_criteria)[::-1]
    old = problem.hierarchy
    assert old is not None
    hierarchy = fuzzy.make_hierarchy(
        old.groups[order], old.dimension_weights, old.criterion_weights[order]
    )
    turned = fuzzy.make_problem(
        problem.ratings[:, order],
        problem.weights[order],
        problem.benefit[order],
        hierarchy=hierarchy,
        scale=[0, 10],
    )
    before, after = fuzzy.rank(problem, method), fuzzy.rank(turned, method)
    assert_near(after.scores, before.scores, atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25, deadline=None)
@given(case=cases())
def test_equal_alternatives_tie(method: str, case: Case) -> None:
    ratings = case.ratings.copy()
    ratings[-1] = ratings[0]
    base = case.problem(ratings)
    ranks = fuzzy.rank(fuzzy.reverse_costs(base) if method == "fwa" else base, method).ranks
    assert ranks[0] == ranks[-1]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_a_batch_equals_the_loop(method: str, case: Case) -> None:
    problem = solvable(case, method)
    rng = np.random.default_rng(len(case.groups))
    batch = np.sort(rng.uniform(0, 1, (5, problem.n_criteria, 3)), axis=-1)
    together = fuzzy.rank(fuzzy.with_weights(problem, batch), method)
    for s, weights in enumerate(batch):
        alone = fuzzy.rank(fuzzy.with_weights(problem, weights), method)
        assert_near(together.scores[s], alone.scores, atol=1e-9)
        np.testing.assert_array_equal(together.ranks[s], alone.ranks)


@pytest.mark.parametrize("method", METHODS)
def test_a_large_batch_crosses_its_pieces_unharmed(method: str) -> None:
    rng = np.random.default_rng(3)
    ratings = np.sort(rng.uniform(1, 10, (11, 5, 3)), axis=-1)
    batch = np.sort(rng.uniform(0, 1, (9000, 5, 3)), axis=-1)
    problem = fuzzy.make_problem(ratings, batch, ["benefit"] * 5, scale=[0, 10])
    together = fuzzy.rank(problem, method)
    for s in (0, 4321, 8999):
        alone = fuzzy.rank(fuzzy.with_weights(problem, batch[s]), method)
        assert_near(together.scores[s], alone.scores, atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=20, deadline=None)
@given(case=cases())
def test_scores_lie_inside_the_fuzzy_scores(method: str, case: Case) -> None:
    ranking = fuzzy.rank(solvable(case, method), method)
    if ranking.fuzzy_scores is not None:
        assert np.all(ranking.scores >= ranking.fuzzy_scores[:, 0] - 1e-9)
        assert np.all(ranking.scores <= ranking.fuzzy_scores[:, 2] + 1e-9)
