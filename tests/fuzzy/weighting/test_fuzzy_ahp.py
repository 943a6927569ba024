"""Fuzzy AHP by geometric means and by extent analysis."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.weighting import ahp, fahp_buckley, fahp_chang, possibility_degrees
from tests.fuzzy.weighting.reading import detail, ratio

TWO = [[[1, 1, 1], [1, 4, 9]], [[1 / 9, 1 / 4, 1], [1, 1, 1]]]
CLEAR = [
    [1, [2, 3, 4], [4, 5, 6]],
    [[1 / 4, 1 / 3, 1 / 2], 1, [1, 2, 3]],
    [[1 / 6, 1 / 5, 1 / 4], [1 / 3, 1 / 2, 1], 1],
]


def fuzzy_matrix(judgements: list[tuple[int, int]], count: int) -> np.ndarray:
    """Build a reciprocal matrix from (peak, half-width) of the upper triangle."""
    matrix = np.ones((count, count, 3))
    pairs = zip(*np.triu_indices(count, k=1), strict=True)
    for (i, j), (peak, width) in zip(pairs, judgements, strict=True):
        matrix[i, j] = [max(peak - width, 1), peak, peak + width]
        matrix[j, i] = 1 / matrix[i, j, ::-1]
    return matrix


matrices = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2)), min_size=3, max_size=3).map(
    lambda judgements: fuzzy_matrix(judgements, 3)
)


def test_buckley_by_hand() -> None:
    weighting = fahp_buckley(TWO)
    means = detail(weighting, "geometric_means")
    np.testing.assert_allclose(means, [[1.0, 2, 3], [1 / 3, 1 / 2, 1]])
    assert weighting.fuzzy_weights is not None
    np.testing.assert_allclose(
        weighting.fuzzy_weights, [[1 / 4, 4 / 5, 9 / 4], [1 / 12, 1 / 5, 3 / 4]]
    )
    # Centroids 1.1 and 31 / 90.
    np.testing.assert_allclose(weighting.weights, np.array([99, 31]) / 130)
    assert ratio(weighting, "lambda_max") == pytest.approx(2.2403, abs=5e-5)
    assert ratio(weighting, "ci") == pytest.approx(0.2403, abs=5e-5)
    assert ratio(weighting) == 0


def test_buckley_with_crisp_judgements_is_the_geometric_mean_ahp() -> None:
    crisp = [[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]]
    fuzzy, plain = fahp_buckley(crisp), ahp(crisp, prioritisation="geometric_mean")
    np.testing.assert_allclose(fuzzy.weights, plain.weights)
    assert ratio(fuzzy) == pytest.approx(ratio(plain))


def test_wider_judgements_give_wider_weights() -> None:
    narrow = fahp_buckley(fuzzy_matrix([(5, 1)], 2)).fuzzy_weights
    wide = fahp_buckley(fuzzy_matrix([(5, 2)], 2)).fuzzy_weights
    assert narrow is not None
    assert wide is not None
    assert np.all(np.ptp(wide, axis=1) > np.ptp(narrow, axis=1))


def test_chang_by_hand() -> None:
    # Row sums (2, 3, 4) and (4/3, 3/2, 2); whole (10/3, 9/2, 6).
    weighting = fahp_chang([[1, [1, 2, 3]], [[1 / 3, 1 / 2, 1], 1]])
    extents = detail(weighting, "synthetic_extents")
    np.testing.assert_allclose(extents, [[1 / 3, 2 / 3, 6 / 5], [2 / 9, 1 / 3, 3 / 5]])
    # V(S2 >= S1) = (1/3 - 3/5) / ((1/3 - 3/5) - (2/3 - 1/3)) = 4 / 9.
    possibility = detail(weighting, "possibility_matrix")
    np.testing.assert_allclose(possibility, [[1.0, 1], [4 / 9, 1]])
    np.testing.assert_allclose(detail(weighting, "min_possibility"), [1, 4 / 9])
    np.testing.assert_allclose(weighting.weights, [9 / 13, 4 / 13])
    assert weighting.consistency is None
    assert weighting.fuzzy_weights is None


def test_chang_can_leave_a_criterion_exactly_nothing_and_says_so() -> None:
    weighting = fahp_chang(CLEAR)
    assert weighting.weights[2] == 0
    assert "weight 0 to criterion 2" in weighting.warnings[0]
    # Buckley's method takes the same judgements for a weight of about 0.12.
    assert fahp_buckley(CLEAR).weights[2] > 0.1


def test_equal_crisp_sums_stay_equal_whatever_the_order_of_adding() -> None:
    # Rows 0 and 1 add up to the same in another order: rounding must not make one of them 0.
    third = 1 / 3
    matrix = [[1, third, 3], [3, 1, third], [third, 3, 1]]
    np.testing.assert_allclose(fahp_chang(matrix).weights, third)


def test_possibility_is_the_height_of_the_crossing() -> None:
    degrees = possibility_degrees(np.array([[0.0, 1, 3], [1, 3, 4], [5, 6, 7]]))
    # Right side 1.5 - x / 2 meets left side (x - 1) / 2 at x = 2, height 1 / 2.
    np.testing.assert_allclose(degrees, [[1, 0.5, 0], [1.0, 1, 0], [1.0, 1, 1]])


@settings(max_examples=40)
@given(matrices, st.permutations(range(3)))
def test_the_order_of_the_criteria_plays_no_part(matrix: np.ndarray, order: list[int]) -> None:
    shuffled = matrix[np.ix_(order, order)]
    for method in (fahp_buckley, fahp_chang):
        weights = method(matrix).weights
        np.testing.assert_allclose(method(shuffled).weights, weights[order], atol=1e-9)
        assert weights.sum() == pytest.approx(1)
        assert np.all(weights >= 0)


@settings(max_examples=40)
@given(matrices)
def test_buckleys_weights_are_fuzzy_numbers(matrix: np.ndarray) -> None:
    fuzzy = fahp_buckley(matrix).fuzzy_weights
    assert fuzzy is not None
    assert np.all(np.diff(fuzzy, axis=1) >= -1e-12)
    assert fuzzy[:, 1].sum() == pytest.approx(1)


@pytest.mark.parametrize("method", [fahp_buckley, fahp_chang])
@pytest.mark.parametrize(
    ("matrix", "sentence"),
    [
        ([[1, [1, 2, 3]], [[1, 2, 3], 1]], "reciprocal of"),
        ([[1, [1, 2, 3]], [[1, 1 / 2, 1 / 3], 1]], "expected l <= m <= u"),
        ([[1, [0, 2, 3]], [[1 / 3, 1 / 2, 1], 1]], "expected a judgement above 0"),
        ([[[1, 1, 2]]], r"matrix\[0\]\[0\]: expected 1"),
        ([[1, [1, 2, 3]]], "expected a square matrix"),
    ],
)
def test_a_bad_matrix_is_refused(method: object, matrix: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        method(matrix)  # type: ignore[operator]
