"""Asking a method about other weights."""

from __future__ import annotations

import numpy as np
import pytest

from fuzzy.errors import ProblemError
from fuzzy.problem import Problem, hierarchical_weights, make_hierarchy, make_problem
from fuzzy.registry import rank
from fuzzy.robustness.evaluate import (
    Evaluator,
    coordinates,
    criterion_basis,
    dimension_basis,
    linear_values,
    peak_shares,
    with_shares,
)


@pytest.fixture
def two_levels() -> Problem:
    hierarchy = make_hierarchy(
        [0, 0, 1, 1, 2],
        [[0.3, 0.5, 0.6], [0.1, 0.3, 0.5], [0.2, 0.2, 0.3]],
        [[1, 2, 3], [1, 1, 2], [2, 3, 3], [0, 1, 2], [1, 1, 1]],
    )
    ratings = np.random.default_rng(1).uniform(1, 9, (6, 5))
    triples = np.stack([ratings - 1, ratings, ratings + 1], axis=-1)
    return make_problem(
        triples,
        hierarchical_weights(hierarchy),
        ["benefit"] * 5,
        hierarchy=hierarchy,
        scale=(0, 10),
    )


@pytest.mark.parametrize("method", ["mamdani", "saw", "topsis", "fwa", "vikor"])
def test_the_present_shares_give_the_present_scores(two_levels: Problem, method: str) -> None:
    evaluator = Evaluator(two_levels, method)
    again = evaluator.goodness_at(peak_shares(two_levels)[None])[0]
    assert again == pytest.approx(evaluator.goodness(two_levels), abs=1e-9)


def test_shares_of_a_hierarchy_by_hand(two_levels: Problem) -> None:
    # Dimension peaks 0.5, 0.3, 0.2; criterion peaks 2:1, 3:1 and 1 within them.
    expected = [1 / 3, 1 / 6, 0.225, 0.075, 0.2]
    assert peak_shares(two_levels) == pytest.approx(expected)
    assert coordinates(two_levels, dimension_basis(two_levels)) == pytest.approx([0.5, 0.3, 0.2])


def test_moving_shares_keeps_the_shape_of_the_fuzzy_weights() -> None:
    problem = make_problem([[1, 2], [2, 1]], [[1, 2, 4], [2, 2, 2]], ["benefit"] * 2)
    moved = with_shares(problem, np.array([[0.25, 0.75]]))
    assert moved.weights[0] == pytest.approx(np.array([[0.125, 0.25, 0.5], [0.75] * 3]))


def test_a_whole_dimension_can_weigh_nothing(two_levels: Problem) -> None:
    evaluator = Evaluator(two_levels, "mamdani")
    scores = evaluator.goodness_at(np.array([[1.0, 0.0, 0.0]]) @ dimension_basis(two_levels))
    assert np.all(np.isfinite(scores))


def test_saw_is_linear_and_its_values_give_its_scores(two_levels: Problem) -> None:
    evaluator = Evaluator(two_levels, "saw")
    values = linear_values(evaluator, criterion_basis(two_levels))
    assert values is not None
    scale = rank(two_levels, "saw").scores / (values @ peak_shares(two_levels))
    assert scale == pytest.approx(np.ones(6))


def test_topsis_of_crisp_numbers_is_linear_in_disguise() -> None:
    problem = make_problem([[1, 4], [3, 2]], [1, 2], ["benefit"] * 2)
    assert linear_values(Evaluator(problem, "topsis"), criterion_basis(problem)) is not None


@pytest.mark.parametrize("method", ["topsis", "mamdani", "vikor"])
def test_methods_that_bend_are_not_taken_for_linear(two_levels: Problem, method: str) -> None:
    assert linear_values(Evaluator(two_levels, method), dimension_basis(two_levels)) is None


def test_the_fuzzy_weighted_average_is_linear_only_with_crisp_weights(two_levels: Problem) -> None:
    fuzzy_weights = Evaluator(two_levels, "fwa")
    assert linear_values(fuzzy_weights, criterion_basis(two_levels)) is None
    crisp = make_problem(two_levels.ratings, [1, 2, 3, 4, 5], ["benefit"] * 5)
    assert linear_values(Evaluator(crisp, "fwa"), criterion_basis(crisp)) is not None


def test_a_batch_of_weights_is_refused() -> None:
    problem = make_problem([[1, 2]], np.ones((3, 2, 3)), ["benefit"] * 2)
    with pytest.raises(ProblemError, match="expected a single weighting"):
        Evaluator(problem, "saw")


def test_dimensions_need_a_hierarchy() -> None:
    problem = make_problem([[1, 2]], [1, 1], ["benefit"] * 2)
    with pytest.raises(ProblemError, match="hierarchy: missing"):
        dimension_basis(problem)


def test_weights_without_any_peak_have_no_shares() -> None:
    problem = make_problem([[1, 2]], [[0, 0, 1], [0, 0, 1]], ["benefit"] * 2)
    with pytest.raises(ProblemError, match="every peak is 0"):
        peak_shares(problem)
