from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fuzzy.checks import FloatArray
from fuzzy.joined_outline import membership_centroids
from tests.fuzzy.near import assert_near

Triangle = tuple[int, int, int]
Polynomial = list[Fraction]

triangles = st.lists(st.integers(0, 40), min_size=3, max_size=3).map(
    lambda ends: (sorted(ends)[0], sorted(ends)[1], sorted(ends)[2])
)
rated = st.tuples(triangles, st.integers(1, 8).map(lambda eighths: Fraction(eighths, 8)))


def times(first: Polynomial, second: Polynomial) -> Polynomial:
    """Multiply two polynomials, lowest power first."""
    product = [Fraction(0)] * (len(first) + len(second) - 1)
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            product[i + j] += a * b
    return product


def remainder(triangle: Triangle, weight: Fraction, start: int) -> Polynomial:
    """Return 1 - w mu as a polynomial on the interval that begins at `start`."""
    low, peak, high = triangle
    if low <= start < peak:
        foot, slope = low, Fraction(1, peak - low)
    elif peak <= start < high:
        foot, slope = high, Fraction(-1, high - peak)
    else:
        return [Fraction(1)]
    return [1 + weight * slope * foot, -weight * slope]


def exact_centroid(rows: list[tuple[Triangle, Fraction]]) -> float:
    """Integrate the outline term by term, in fractions."""
    area, moment = Fraction(0), Fraction(0)
    for start, end in pairwise(sorted({corner for triangle, _ in rows for corner in triangle})):
        product = [Fraction(1)]
        for triangle, weight in rows:
            product = times(product, remainder(triangle, weight, start))
        outline = [int(k == 0) - c for k, c in enumerate(product)]
        for k, c in enumerate(outline):
            area += c * Fraction(end ** (k + 1) - start ** (k + 1), k + 1)
            moment += c * Fraction(end ** (k + 2) - start ** (k + 2), k + 2)
    return float(moment / area)


def arrays(rows: list[tuple[Triangle, Fraction]]) -> tuple[FloatArray, FloatArray]:
    """Return distances (1, C, 3) and weights (1, C)."""
    gaps = np.array([[triangle for triangle, _ in rows]], dtype=np.float64)
    return gaps, np.array([[float(weight) for _, weight in rows]])


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(rated, min_size=1, max_size=9))
@example(rows=[((0, 0, 40), Fraction(1)), ((40, 40, 40), Fraction(1)), ((0, 40, 40), Fraction(1))])
@example(rows=[((0, 1, 2), Fraction(1, 8)), ((38, 39, 40), Fraction(1))])
@example(rows=[((0, 20, 40), Fraction(1))] * 13)
def test_the_centroid_is_that_of_the_polynomial_outline(
    rows: list[tuple[Triangle, Fraction]],
) -> None:
    gaps, weights = arrays(rows)
    if np.all(gaps[..., 0] == gaps[..., 2]):
        return
    found = membership_centroids(gaps, weights)[0]
    np.testing.assert_allclose(found, [exact_centroid(rows)], rtol=1e-11)


def test_an_almost_upright_side_hides_no_gentle_one() -> None:
    gentle = [((0, 10, 40), Fraction(1)), ((5, 30, 35), Fraction(1, 2)), ((1, 2, 39), Fraction(1))]
    gaps, weights = arrays([*gentle, ((3, 3, 3), Fraction(1))])
    steep = gaps.copy()
    steep[0, 3, 2] = np.nextafter(3, 4)
    assert_near(membership_centroids(steep, weights)[0], [exact_centroid(gentle)])


@pytest.mark.parametrize("count", [2, 40])
def test_many_weightings_answer_as_one_after_the_other(count: int) -> None:
    rng = np.random.default_rng(5)
    gaps = np.sort(rng.uniform(size=(7, 6, 3)), axis=-1)
    weights = rng.uniform(0.1, 1, (count, 6))
    one_by_one = [membership_centroids(gaps, row[None])[0] for row in weights]
    assert_near(membership_centroids(gaps, weights), one_by_one)


def test_many_criteria_that_fill_the_outline_are_integrated_as_exactly() -> None:
    rng = np.random.default_rng(8)
    rows: list[tuple[Triangle, Fraction]] = []
    for _ in range(70):
        low, peak, high = (int(end) for end in np.sort(rng.choice(41, 3, replace=False)))
        rows.append(((low, peak, high), Fraction(int(rng.integers(5, 9)), 8)))
    gaps, weights = arrays(rows)
    assert_near(membership_centroids(gaps, weights)[0], [exact_centroid(rows)])


def test_many_alternatives_answer_as_one_after_the_other() -> None:
    rng = np.random.default_rng(6)
    gaps = np.sort(rng.uniform(size=(4000, 20, 3)), axis=-1)
    gaps[::7, :, 2] = gaps[::7, :, 1]
    gaps[::5, 3] = gaps[::5, 3, :1]
    weights = rng.uniform(0.1, 1, (1, 20))
    together = membership_centroids(gaps, weights)[0]
    for i in range(0, len(gaps), 97):
        assert_near(membership_centroids(gaps[i : i + 1], weights)[0], together[i : i + 1])


def test_weights_above_one_are_integrated_as_exactly() -> None:
    rows = [((0, 10, 40), Fraction(3)), ((5, 30, 35), Fraction(9, 4)), ((1, 2, 39), Fraction(1))]
    gaps, weights = arrays(rows)
    assert_near(membership_centroids(gaps, weights)[0], [exact_centroid(rows)])
