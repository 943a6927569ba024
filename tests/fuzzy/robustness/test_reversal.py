"""Rank reversal: what coming and going does to the order of the others."""

from __future__ import annotations

import numpy as np

from fuzzy.problem import make_problem
from fuzzy.robustness import Evaluator, rank_reversals


def test_a_weak_third_can_decide_between_two_under_saw() -> None:
    # Divided by the maxima 20 and 8: 1.2, 1.05 and 1.125. Without the third the maxima are 6 and
    # 8: 1.667 and 1.75.
    problem = make_problem([[4, 8], [6, 6], [20, 1]], [1, 1], ["benefit"] * 2)
    cases = {(c.change, c.alternative): c for c in rank_reversals(Evaluator(problem, "saw"))}
    assert len(cases) == 6
    case = cases["removed", 2]
    assert case.swapped == ((0, 1),)
    assert (case.leader_before, case.leader_after) == (0, 1)
    assert cases["copied", 2].swapped == ()


def test_the_fuzzy_weighted_average_looks_at_each_alone() -> None:
    ratings = np.random.default_rng(2).uniform(0, 10, (6, 4))
    problem = make_problem(ratings, [1, 2, 3, 4], ["benefit"] * 4)
    assert all(not case.swapped for case in rank_reversals(Evaluator(problem, "fwa")))


def test_a_copy_changes_the_mean_that_edas_measures_from() -> None:
    ratings = np.random.default_rng(0).uniform(1, 9, (5, 3))
    problem = make_problem(ratings, [1, 1, 1], ["benefit"] * 3)
    copies = [c for c in rank_reversals(Evaluator(problem, "edas")) if c.change == "copied"]
    assert [case.alternative for case in copies] == [0, 1, 2, 3, 4]


def test_one_alternative_can_only_be_copied() -> None:
    problem = make_problem([[4, 8]], [1, 1], ["benefit"] * 2)
    (case,) = rank_reversals(Evaluator(problem, "saw"))
    assert case.change == "copied"
    assert case.swapped == ()
