from __future__ import annotations

import numpy as np
import pytest
import skfuzzy
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError, numbers

A = np.array([1.0, 2.0, 4.0])
B = np.array([0.0, 1.0, 1.0])


def test_sum_and_difference_move_all_three_points() -> None:
    np.testing.assert_array_equal(numbers.add(A, B), [1, 3, 5])
    np.testing.assert_array_equal(numbers.subtract(A, B), [0, 1, 4])


def test_a_fuzzy_number_less_itself_is_zero_only_at_its_peak() -> None:
    np.testing.assert_array_equal(numbers.subtract(A, A), [-3, 0, 3])


def test_negation_and_negative_factors_swap_the_ends() -> None:
    np.testing.assert_array_equal(numbers.negate(A), [-4, -2, -1])
    np.testing.assert_array_equal(numbers.scale(A, -0.5), [-2, -1, -0.5])
    np.testing.assert_array_equal(numbers.scale(A, 2), [2, 4, 8])


def test_quotient_and_reciprocal_turn_the_divisor_round() -> None:
    np.testing.assert_array_equal(numbers.divide(B, A), [0, 0.5, 1])
    np.testing.assert_array_equal(numbers.reciprocal(A), [0.25, 0.5, 1])


def test_dividing_by_a_number_that_reaches_zero_is_refused() -> None:
    with pytest.raises(ProblemError, match="b: reaches 0"):
        numbers.divide(A, B)


def test_exact_product_of_mixed_signs_keeps_the_order() -> None:
    x, y = np.array([-2.0, 1.0, 3.0]), np.array([-1.0, 2.0, 4.0])
    np.testing.assert_array_equal(numbers.multiply_exact(x, y), [-8, 2, 12])
    np.testing.assert_array_equal(numbers.multiply(A, B), [0, 2, 4])


def test_exact_product_of_trapezoids_has_a_core() -> None:
    x, y = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 1.0, 2.0, 2.0])
    np.testing.assert_array_equal(numbers.multiply_exact(x, y), [1, 2, 6, 8])


def test_cut_of_a_product_lies_inside_the_straight_lines() -> None:
    # At 0.5 the cuts are [1.5, 3] and [0.5, 1]; straight sides would begin at 1.
    np.testing.assert_array_equal(numbers.product_cut(A, B, 0.5), [0.75, 3])
    np.testing.assert_array_equal(numbers.alpha_cut(numbers.multiply(A, B), 0.5), [1, 3])


def test_cuts_run_from_the_support_to_the_core() -> None:
    trapezoid = np.array([0.0, 2.0, 4.0, 8.0])
    np.testing.assert_array_equal(numbers.alpha_cut(trapezoid, 0), [0, 8])
    np.testing.assert_array_equal(numbers.alpha_cut(trapezoid, 0.5), [1, 6])
    np.testing.assert_array_equal(numbers.alpha_cut(trapezoid, 1), [2, 4])


def test_distances_by_hand() -> None:
    x, y = np.array([0.0, 0.0, 0.0]), np.array([1.0, 2.0, 2.0])
    assert numbers.vertex_distance(x, y) == pytest.approx(np.sqrt(3))
    assert numbers.euclidean_distance(x, y) == 3
    assert numbers.hamming_distance(x, y) == 5
    weighted = numbers.weighted_euclidean_distance(x, y, np.array([1.0, 2.0, 1.0]))
    assert weighted == pytest.approx(np.sqrt(13 / 4))


@settings(max_examples=50)
@given(st.lists(st.integers(0, 8), min_size=4, max_size=4).map(sorted))
def test_membership_agrees_with_scikit_fuzzy(points: list[int]) -> None:
    x = np.linspace(-1, 9, 41)
    expected = skfuzzy.trapmf(x, points)
    np.testing.assert_allclose(numbers.membership(x, points), expected, atol=1e-12)


@settings(max_examples=50)
@given(
    st.lists(st.floats(-5, 5), min_size=3, max_size=3).map(sorted),
    st.lists(st.floats(-5, 5), min_size=3, max_size=3).map(sorted),
    st.floats(0, 1),
)
def test_cuts_of_sum_and_difference_are_interval_sums(
    x: list[float], y: list[float], alpha: float
) -> None:
    a, b = np.array(x), np.array(y)
    p, q = numbers.alpha_cut(a, alpha), numbers.alpha_cut(b, alpha)
    np.testing.assert_allclose(numbers.alpha_cut(numbers.add(a, b), alpha), p + q, atol=1e-9)
    difference = numbers.alpha_cut(numbers.subtract(a, b), alpha)
    np.testing.assert_allclose(difference, p - q[::-1], atol=1e-9)
