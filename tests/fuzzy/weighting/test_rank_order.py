"""Weights from an order of importance and from points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.weighting import Weighting, equal, rank_reciprocal, rank_sum, roc, roc_weights, swing

METHODS: list[Callable[[Any], Weighting]] = [roc, rank_sum, rank_reciprocal, equal]


def test_three_places_by_hand() -> None:
    np.testing.assert_allclose(roc([1, 2, 3]).weights, np.array([11, 5, 2]) / 18)
    np.testing.assert_allclose(rank_sum([1, 2, 3]).weights, np.array([3, 2, 1]) / 6)
    np.testing.assert_allclose(rank_reciprocal([1, 2, 3]).weights, np.array([6, 3, 2]) / 11)
    np.testing.assert_allclose(equal([1, 2, 3]).weights, 1 / 3)


def test_barron_and_barretts_table_for_four_attributes() -> None:
    # Barron & Barrett (1996): 0.5208, 0.2708, 0.1458, 0.0625.
    np.testing.assert_allclose(roc_weights(4), [0.5208, 0.2708, 0.1458, 0.0625], atol=5e-5)


@pytest.mark.parametrize("ranks", [[1, 1, 3], [1.5, 1.5, 3], [1, 1, 2]])
def test_ties_share_their_places_however_they_are_written(ranks: list[float]) -> None:
    np.testing.assert_allclose(roc(ranks).weights, np.array([8, 8, 2]) / 18)
    np.testing.assert_allclose(rank_sum(ranks).weights, np.array([2.5, 2.5, 1]) / 6)
    np.testing.assert_allclose(rank_reciprocal(ranks).weights, np.array([4.5, 4.5, 2]) / 11)


def test_the_weights_follow_the_order_given() -> None:
    np.testing.assert_allclose(rank_sum([3, 1, 2]).weights, np.array([1, 3, 2]) / 6)


@pytest.mark.parametrize("method", METHODS)
def test_one_criterion_has_all_the_weight(method: Callable[[Any], Weighting]) -> None:
    assert method([1]).weights.tolist() == [1]


@settings(max_examples=40)
@given(
    st.integers(1, 8).flatmap(lambda n: st.lists(st.integers(1, n), min_size=n, max_size=n)),
    st.sampled_from(METHODS),
)
def test_a_better_rank_never_weighs_less(
    ranks: list[int], method: Callable[[Any], Weighting]
) -> None:
    weights = method(ranks).weights
    assert weights.sum() == pytest.approx(1)
    for i, first in enumerate(ranks):
        for j, second in enumerate(ranks):
            if first == second:
                assert weights[i] == pytest.approx(weights[j])
            elif first < second:
                assert weights[i] >= weights[j] - 1e-12


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("ranks", "sentence"),
    [
        ([0, 1], r"ranks\[0\]: 0; expected a rank from 1"),
        ([1, 3], r"ranks\[1\]: 3; expected a rank from 1 \(most important\) to 2"),
        ([], "ranks: expected a list"),
        ([[1, 2]], "ranks: expected a list"),
        (["first"], "ranks: expected numbers"),
    ],
)
def test_bad_ranks_are_refused(
    method: Callable[[Any], Weighting], ranks: object, sentence: str
) -> None:
    with pytest.raises(ProblemError, match=sentence):
        method(ranks)


def test_swing_divides_points_by_their_sum() -> None:
    np.testing.assert_allclose(swing([100, 60, 40, 0]).weights, [0.5, 0.3, 0.2, 0])
    np.testing.assert_allclose(swing([1e308, 1e308]).weights, 0.5)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [([0, 0], "points: all zero"), ([1, -1], r"points\[1\]: expected no value below 0")],
)
def test_bad_points_are_refused(points: list[float], sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        swing(points)
