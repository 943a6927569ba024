from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.weighted_average import average_ends, average_peak
from tests.fuzzy.near import assert_near


def test_published_example_of_van_den_broek_and_noppen() -> None:
    """Fuzzy weighted average: analytical solution (2009), section 3: from 27/10 to 73/10."""
    low = np.array([[1.0, 2, 3, 4, 5, 6]])
    high = np.array([[4.0, 6, 7, 5, 8, 9]])
    ends = average_ends(low, high, np.ones((6, 1)), np.full((6, 1), 3.0))
    assert_near([end[0, 0] for end in ends], [27 / 10, 73 / 10])


@settings(max_examples=50)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1), st.booleans())
def test_ends_are_those_of_all_corners_of_the_weights(n: int, seed: int, zeros: bool) -> None:
    rng = np.random.default_rng(seed)
    low, high = np.sort(rng.uniform(-3, 9, (2, 1, n)), axis=0)
    weight_low, weight_high = np.sort(rng.uniform(0.01, 1, (2, n, 1)), axis=0)
    if zeros:
        weight_low[:] = 0
    corners = [
        np.array(corner)
        for corner in product(*zip(weight_low[:, 0], weight_high[:, 0], strict=True))
        if sum(corner) > 0
    ]
    lower, upper = average_ends(low, high, weight_low, weight_high)
    assert lower[0, 0] == pytest.approx(min(low[0] @ w / w.sum() for w in corners))
    assert upper[0, 0] == pytest.approx(max(high[0] @ w / w.sum() for w in corners))


def test_weights_that_may_vanish_leave_the_limits() -> None:
    x = np.array([[2.0, 8.0]])
    lower, upper = average_ends(x, x, np.zeros((2, 1)), np.array([[0.0], [1.0]]))
    assert (lower[0, 0], upper[0, 0]) == (8, 8)


def test_all_peaks_zero_leave_no_peak() -> None:
    with pytest.raises(ProblemError, match="all peaks are 0"):
        average_peak(np.ones((1, 2)), np.zeros((2, 1)))
