from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings

import fuzzy
from fuzzy import ProblemError, contrast, explain
from fuzzy.coalitions import owen_coalitions
from fuzzy.normalise import linear
from tests.fuzzy.near import assert_near
from tests.fuzzy.strategies import Case, cases

METHODS = ["mamdani", "saw", "topsis"]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_base_and_contributions_add_up_to_the_score(method: str, case: Case) -> None:
    problem = case.problem()
    ranking = fuzzy.rank(problem, method)
    for other in (None, problem.n_alternatives - 1):
        told = explain(problem, ranking, 0, other)
        assert told.base + told.contributions.sum() == pytest.approx(told.score, abs=1e-9)
        assert told.score == ranking.scores[0]
        assert_near(told.dimension_contributions.sum(), told.contributions.sum(), atol=1e-9)
    assert explain(problem, ranking, 0).base == pytest.approx(np.mean(ranking.scores))


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_the_contrast_the_other_way_round_changes_every_sign(method: str, case: Case) -> None:
    problem = case.problem()
    ranking = fuzzy.rank(problem, method)
    there, back = contrast(problem, ranking, 0, 1), contrast(problem, ranking, 1, 0)
    assert there.difference == -back.difference
    assert_near(there.contributions, -back.contributions, atol=1e-9)
    assert there.contributions.sum() == pytest.approx(there.difference, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(cases())
def test_linear_methods_give_weight_times_difference(case: Case) -> None:
    problem = case.problem()
    ranking = fuzzy.rank(problem, "saw")
    normalised = linear(problem.ratings, problem.benefit)
    exact = ((normalised[0] - normalised[1]) * problem.weights).mean(axis=-1)
    told = contrast(problem, ranking, 0, 1)
    assert_near(told.contributions, exact, atol=1e-12)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(case=cases())
def test_a_criterion_on_which_both_are_alike_contributes_nothing(method: str, case: Case) -> None:
    ratings = case.ratings.copy()
    ratings[0, 1] = ratings[1, 1]
    problem = case.problem(ratings)
    told = contrast(problem, fuzzy.rank(problem, method), 0, 1)
    assert told.contributions[1] == pytest.approx(0, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(cases())
def test_a_better_rating_never_speaks_against_its_alternative(case: Case) -> None:
    ratings = case.ratings.copy()
    step = 0.5 if case.directions[0] == "benefit" else -0.2
    ratings[0, 0] = np.clip(ratings[1, 0] + step, 0, 10)
    problem = case.problem(ratings)
    told = contrast(problem, fuzzy.rank(problem), 0, 1)
    assert told.contributions[0] >= -1e-9


def test_the_example_of_the_note() -> None:
    problem = fuzzy.make_problem([[5, 1], [3, 4]], [2, 1], ["benefit", "benefit"])
    told = contrast(problem, fuzzy.rank(problem, "saw", normalisation="none"), 0, 1)
    assert told.difference == pytest.approx(1)
    assert_near(told.contributions, [4, -3])


def test_owen_value_of_a_small_game_by_all_orders() -> None:
    """Criteria 0, 1 in one dimension and 2 in another: four admissible orders."""
    groups = np.array([0, 0, 1])
    rng = np.random.default_rng(5)
    table = rng.uniform(-1, 1, 8)
    table -= table[::-1]  # the value of a complement is the negative

    def value(members: set[int]) -> float:
        return float(table[sum(1 << i for i in members)])

    expected = np.zeros(3)
    orders = [o for o in permutations(range(3)) if abs(o.index(0) - o.index(1)) == 1]
    for order in orders:
        arrived: set[int] = set()
        for criterion in order:
            before = value(arrived)
            arrived = {*arrived, criterion}
            expected[criterion] += (value(arrived) - before) / len(orders)
    coalitions = owen_coalitions(groups)
    values = [value(set(np.flatnonzero(row).tolist())) for row in coalitions.members]
    assert_near(np.array(values) @ coalitions.coefficients, expected)


def test_the_rules_that_fired_are_told_strongest_first() -> None:
    problem = fuzzy.make_problem([[6, 2.5]], [1, 1], ["benefit", "benefit"])
    rules = explain(problem, fuzzy.rank(problem), 0).rules
    assert [rule.levels for rule in rules] == [(2, 1), (3, 1)]
    assert_near([rule.strength for rule in rules], [0.6, 0.4])
    assert_near(rules[0].consequents, [(1, 0.5), (2, 0.5)])
    assert rules[1].consequents == ((2, 1.0),)
    assert explain(problem, fuzzy.rank(problem, "saw"), 0).rules == ()


def test_explaining_follows_the_options_of_the_ranking() -> None:
    problem = fuzzy.make_problem([[5, 1, 2], [1, 4, 4]], [1, 1, 1], ["benefit"] * 3)
    ranking = fuzzy.rank(problem, groups=[0, 1, 1], scale=[0, 5])
    told = explain(problem, ranking, 0)
    assert told.dimension_contributions.shape == (2,)
    assert told.base + told.contributions.sum() == pytest.approx(told.score)


def test_what_cannot_be_explained_is_refused() -> None:
    problem = fuzzy.make_problem([[5, 1], [1, 4]], [1, 1], ["benefit"] * 2)
    ranking = fuzzy.rank(problem, "saw")
    with pytest.raises(ProblemError, match="alternative: 2; expected an index from 0 to 1"):
        explain(problem, ranking, 2)
    with pytest.raises(ProblemError, match="other: -1"):
        contrast(problem, ranking, 0, -1)
    batch = fuzzy.with_weights(problem, np.ones((3, 2, 3)))
    with pytest.raises(ProblemError, match="under a single weighting"):
        explain(batch, fuzzy.rank(batch, "saw"), 0)
    wide = fuzzy.make_problem(np.ones((2, 15)), np.ones(15), ["benefit"] * 15)
    with pytest.raises(ProblemError, match="too many to explain"):
        explain(wide, fuzzy.rank(wide, "saw"), 0)
