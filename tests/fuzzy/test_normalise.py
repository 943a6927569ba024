from __future__ import annotations

import numpy as np
import pytest

from fuzzy import ProblemError, normalise
from tests.fuzzy.near import assert_near

RATINGS = np.array([[[2.0, 3, 4], [2, 3, 6]], [[4, 6, 8], [3, 6, 6]]])
MIXED = np.array([True, False])


def test_linear_divides_benefits_by_the_greatest_and_the_least_cost_by_each() -> None:
    assert_near(
        normalise.linear(RATINGS, MIXED),
        [[[0.25, 0.375, 0.5], [1 / 3, 2 / 3, 1]], [[0.5, 0.75, 1], [1 / 3, 1 / 3, 2 / 3]]],
    )


def test_min_max_spans_zero_to_one_and_turns_costs_round() -> None:
    assert_near(
        normalise.min_max(RATINGS, MIXED),
        [[[0, 1 / 6, 1 / 3], [0, 3 / 4, 1]], [[1 / 3, 2 / 3, 1], [0, 0, 3 / 4]]],
    )


def test_maximum_does_not_reverse_costs() -> None:
    assert_near(
        normalise.maximum(RATINGS, MIXED),
        [[[0.5, 0.5, 0.5], [1 / 3, 0.5, 0]], [[1, 1, 1], [0, 0, 0]]],
    )


def test_vector_makes_every_criterion_a_unit_vector() -> None:
    shares = normalise.vector(RATINGS)
    assert_near(np.square(shares).sum(axis=(0, 2)), 1)


def test_without_normalisation_costs_are_refused() -> None:
    assert normalise.unchanged(RATINGS, np.array([True, True])) is RATINGS
    with pytest.raises(ProblemError, match=r'directions\[1\]: "cost"'):
        normalise.unchanged(RATINGS, MIXED)


def test_the_place_of_a_division_by_zero_is_named() -> None:
    zero_cost = RATINGS.copy()
    zero_cost[0, 1, 0] = 0
    with pytest.raises(ProblemError, match=r"ratings\[0\]\[1\]: reaches 0 on a cost"):
        normalise.linear(zero_cost, MIXED)
    with pytest.raises(ProblemError, match="criterion 0 is 0 for every alternative"):
        normalise.linear(RATINGS * [[0], [1]], MIXED)
    with pytest.raises(ProblemError, match="criterion 1 is 5 for every alternative"):
        normalise.min_max(np.where([[False], [True]], 5.0, RATINGS), MIXED)
    with pytest.raises(ProblemError, match=r"ratings\[0\]\[0\]\[0\]: expected no value below 0"):
        normalise.linear(RATINGS - 3, MIXED)
