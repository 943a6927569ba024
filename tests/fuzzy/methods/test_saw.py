from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzzy
from fuzzy import ProblemError
from tests.fuzzy.near import assert_near
from tests.fuzzy.strategies import Case, cases

PAIR = fuzzy.make_problem(
    [[[2, 3, 4], [2, 3, 6]], [[4, 6, 8], [3, 6, 6]]],
    [[0.5, 0.5, 0.5], [0.2, 0.4, 0.6]],
    ["benefit", "cost"],
)


def test_sums_by_hand() -> None:
    ranking = fuzzy.rank(PAIR, "saw")
    expected = [
        [1 / 8 + 1 / 15, 3 / 16 + 4 / 15, 1 / 4 + 3 / 5],
        [1 / 4 + 1 / 15, 3 / 8 + 2 / 15, 1 / 2 + 2 / 5],
    ]
    assert_near(ranking.fuzzy_scores, expected)
    assert_near(ranking.scores, np.mean(expected, axis=1))
    assert ranking.ranks.tolist() == [2, 1]


def test_weights_are_used_as_given() -> None:
    doubled = fuzzy.with_weights(PAIR, PAIR.weights * 2)
    assert_near(fuzzy.rank(doubled, "saw").scores, 2 * fuzzy.rank(PAIR, "saw").scores)


def test_without_normalisation_a_cost_is_refused() -> None:
    with pytest.raises(ProblemError, match=r"directions\[1\]"):
        fuzzy.rank(PAIR, "saw", normalisation="none")


@settings(max_examples=50, deadline=None)
@given(cases(), st.floats(0.01, 3))
def test_more_weight_never_hurts_the_alternative_best_on_the_criterion(
    case: Case, extra: float
) -> None:
    ratings = case.ratings.copy()
    best = ratings[:, 0].max(axis=0) if case.directions[0] == "benefit" else ratings[:, 0].min(0)
    ratings[0, 0] = best
    problem = case.problem(ratings)
    weights = problem.weights.copy()
    weights[0] += extra
    before = fuzzy.rank(problem, "saw")
    after = fuzzy.rank(fuzzy.with_weights(problem, weights), "saw")
    assert after.ranks[0] <= before.ranks[0]
