"""Rank correlations against hand computations, the contract's example and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from fuzzy import ProblemError
from fuzzy.agreement import (
    goodman_kruskal_gamma,
    kendall_tau,
    kendall_tau_a,
    spearman,
    weighted_spearman,
    ws,
)

THREE = [[1, 2, 3], [1, 3, 2], [3, 1, 2]]

tied_rankings = st.integers(2, 7).flatmap(
    lambda count: st.lists(
        st.lists(st.integers(1, count), min_size=count, max_size=count), min_size=2, max_size=4
    )
)


def test_tau_and_spearman_of_three_rankings() -> None:
    third = 1 / 3
    np.testing.assert_allclose(
        kendall_tau(THREE), [[1, third, -third], [third, 1, -1], [-third, -1, 1]]
    )
    np.testing.assert_allclose(spearman(THREE), [[1, 0.5, -0.5], [0.5, 1, -1], [-0.5, -1, 1]])


def test_ws_is_not_symmetric() -> None:
    np.testing.assert_allclose(
        ws(THREE), [[1, 0.6875, 0.1875], [0.6875, 1, 0.375], [0.375, 0.375, 1]]
    )


def test_weighted_spearman_by_hand() -> None:
    # A = 3: denominator 81 + 27 - 9 - 3 = 96; (2, 3) against (3, 2): 2 * (2 + 1) * 1 * 6 = 36.
    assert weighted_spearman(THREE)[0, 1] == pytest.approx(1 - 36 / 96)
    assert weighted_spearman(THREE)[0, 2] == pytest.approx(-0.5)


def test_a_swap_at_the_top_costs_more_than_one_at_the_bottom() -> None:
    rankings = [[1, 2, 3, 4], [2, 1, 3, 4], [1, 2, 4, 3]]
    assert kendall_tau(rankings)[0, 1] == kendall_tau(rankings)[0, 2]
    assert weighted_spearman(rankings)[0, 1] < weighted_spearman(rankings)[0, 2]
    assert ws(rankings)[0, 1] < ws(rankings)[0, 2]


def test_the_three_ways_to_treat_ties() -> None:
    # Pairs: (0,1) tied in the first; (0,2) and (1,2) concordant.
    rankings = [[1, 1, 3], [1, 2, 3]]
    assert kendall_tau_a(rankings)[0, 1] == pytest.approx(2 / 3)
    assert kendall_tau(rankings)[0, 1] == pytest.approx(2 / np.sqrt(6))
    assert goodman_kruskal_gamma(rankings)[0, 1] == 1


def test_ties_may_be_written_either_way() -> None:
    rankings = [[1, 1, 3, 4], [1.5, 1.5, 3, 4]]
    np.testing.assert_allclose(spearman(rankings), 1)
    np.testing.assert_allclose(kendall_tau(rankings), 1)


def test_a_ranking_that_ties_everything_has_no_correlation() -> None:
    rankings = [[1, 2, 3], [2, 2, 2]]
    for coefficient in (kendall_tau, spearman, goodman_kruskal_gamma):
        table = coefficient(rankings)
        assert table[0, 0] == 1
        assert np.isnan(table[0, 1])
        assert np.isnan(table[1, 1])


@pytest.mark.parametrize("coefficient", [kendall_tau, spearman, weighted_spearman, ws])
def test_one_alternative_has_no_correlation(coefficient: object) -> None:
    assert np.isnan(coefficient([[1], [1]])).all()  # type: ignore[operator]


@settings(max_examples=50)
@given(tied_rankings)
def test_scipy_says_the_same(rankings: list[list[int]]) -> None:
    for i, x in enumerate(rankings):
        for j, y in enumerate(rankings):
            if len(set(x)) > 1 and len(set(y)) > 1:
                tau = stats.kendalltau(x, y, variant="b").statistic
                assert kendall_tau(rankings)[i, j] == pytest.approx(tau)
                assert spearman(rankings)[i, j] == pytest.approx(stats.spearmanr(x, y).statistic)


@settings(max_examples=50)
@given(st.permutations(range(1, 7)), st.permutations(range(1, 7)))
def test_without_ties_identity_is_one_and_reversal_minus_one(x: list[int], y: list[int]) -> None:
    reverse = [7 - rank for rank in x]
    for coefficient in (kendall_tau, kendall_tau_a, spearman, weighted_spearman):
        table = coefficient([x, reverse, y])
        np.testing.assert_allclose(np.diag(table), 1)
        assert table[0, 1] == pytest.approx(-1)
        assert np.all(np.abs(table) <= 1 + 1e-12)
    assert np.all(ws([x, reverse, y]) > 0)


@pytest.mark.parametrize(
    ("rankings", "sentence"),
    [
        ([[1, 0]], r"rankings\[0\]\[1\]: 0; expected a rank from 1"),
        ([[1, 2], [3, 1]], r"rankings\[1\]\[0\]: 3; expected a rank from 1 \(best\) to 2"),
        ([[1, 2], [1]], "rankings: rows of different lengths"),
        ([1, 2], "rankings: shape"),
        ([], "rankings: shape"),
        ([["a"]], "rankings: expected numbers"),
    ],
)
def test_bad_rankings_are_refused(rankings: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        kendall_tau(rankings)
