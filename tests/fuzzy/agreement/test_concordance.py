"""Kendall's coefficient of concordance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from fuzzy.agreement import kendalls_w


def test_hand_computed() -> None:
    # Rank sums 5, 6, 7: S = 2; W = 24 / (9 * 24) = 1 / 9.
    concordance = kendalls_w([[1, 2, 3], [1, 3, 2], [3, 1, 2]])
    assert concordance.w == pytest.approx(1 / 9)
    assert concordance.chi2 == pytest.approx(2 / 3)


def test_the_same_ranking_thrice_is_full_concordance_with_or_without_ties() -> None:
    assert kendalls_w([[1, 2, 3, 4]] * 3).w == pytest.approx(1)
    assert kendalls_w([[1.5, 1.5, 3, 4]] * 3).w == pytest.approx(1)
    assert kendalls_w([[1, 1, 3, 4]] * 3).w == pytest.approx(1)


def test_opposite_rankings_cancel_out() -> None:
    assert kendalls_w([[1, 2, 3], [3, 2, 1]]).w == pytest.approx(0)


def test_where_all_is_tied_nothing_is_defined() -> None:
    assert kendalls_w([[2, 2, 2], [1, 1, 1]]).w is None
    assert kendalls_w([[1], [1]]).chi2 is None


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(1, 5), min_size=5, max_size=5), min_size=3, max_size=5))
def test_friedman_of_scipy_is_its_chi_squared(rankings: list[list[int]]) -> None:
    concordance = kendalls_w(rankings)
    if concordance.chi2 is not None:
        friedman = stats.friedmanchisquare(*np.array(rankings).T).statistic
        assert concordance.chi2 == pytest.approx(friedman)
