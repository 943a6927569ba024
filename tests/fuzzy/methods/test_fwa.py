from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

import fuzzy
from fuzzy import ProblemError
from tests.fuzzy.near import assert_near
from tests.fuzzy.strategies import Case, cases

BENEFITS = ["benefit", "benefit"]
PROBLEM = fuzzy.make_problem([[[0, 2, 4], [6, 8, 10]]], [[1, 2, 3], [1, 2, 3]], BENEFITS)


def test_cuts_by_hand() -> None:
    """At 0 the low end weighs 0 with 3 and 6 with 1; at 0.5 weights are 1.5 and 2.5."""
    ranking = fuzzy.rank(PROBLEM, "fwa")
    assert_near(ranking.fuzzy_scores, [[1.5, 5, 8.5]])
    assert ranking.scores[0] == pytest.approx(5)
    assert_near(ranking.details["alphas"].value, [0, 0.5, 1])
    low, high = (2.5 * 1 + 1.5 * 7) / 4, (1.5 * 3 + 2.5 * 9) / 4
    assert_near(ranking.details["alpha_cuts"].value, [[[1.5, 8.5], [low, high], [5, 5]]])


def test_the_componentwise_approximation_is_wider_and_says_so() -> None:
    ranking = fuzzy.rank(PROBLEM, "fwa", definition="componentwise")
    assert_near(ranking.fuzzy_scores, [[1, 5, 21]])
    assert "componentwise" in ranking.definition
    assert "approximation" in ranking.definition


def test_crisp_input_gives_the_plain_weighted_mean() -> None:
    problem = fuzzy.make_problem([[1, 4], [3, 3]], [1, 3], BENEFITS)
    ranking = fuzzy.rank(problem, "fwa", alphas=[1])
    assert_near(ranking.fuzzy_scores, [[3.25] * 3, [3] * 3])


def test_undefined_averages_are_refused() -> None:
    unweighted = fuzzy.make_problem([[1, 4]], [[0, 0, 1], [0, 0, 2]], BENEFITS)
    with pytest.raises(ProblemError, match="all peaks are 0"):
        fuzzy.rank(unweighted, "fwa")
    footless = fuzzy.make_problem([[1, 4]], [[0, 1, 1], [0, 1, 2]], BENEFITS)
    with pytest.raises(ProblemError, match="lower ends or peaks"):
        fuzzy.rank(footless, "fwa", definition="componentwise")
    assert_near(fuzzy.rank(footless, "fwa").fuzzy_scores, [[1, 2.5, 4]])
    with pytest.raises(ProblemError, match="from 0 to 1"):
        fuzzy.rank(PROBLEM, "fwa", alphas=[2])


@settings(max_examples=40, deadline=None)
@given(cases(costs=False))
def test_cuts_are_nested_and_inside_the_componentwise_ones(case: Case) -> None:
    problem = case.problem()
    exact = fuzzy.rank(problem, "fwa", alphas=[0, 0.25, 0.5, 0.75, 1])
    cuts = np.asarray(exact.details["alpha_cuts"].value)
    assert np.all(np.diff(cuts[..., 0], axis=1) >= -1e-12)
    assert np.all(np.diff(cuts[..., 1], axis=1) <= 1e-12)
    rough = fuzzy.rank(problem, "fwa", definition="componentwise").fuzzy_scores
    assert rough is not None
    assert np.all(rough[:, 0] <= cuts[:, 0, 0] + 1e-9)
    assert np.all(rough[:, 2] >= cuts[:, 0, 1] - 1e-9)
