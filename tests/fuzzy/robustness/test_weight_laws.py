"""Laws of weights: they draw what they say, uniformly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.weight_laws import (
    UniformWeights,
    WeightLaw,
    around_weights,
    bounded_weights,
    ordered_weights,
    two_level_weights,
)

N = 20_000


def draw(law: WeightLaw, n: int = N, seed: int = 1) -> FloatArray:
    return law.draw(np.random.default_rng(seed), n)


def within_errors(seen: FloatArray, mean: float, column: FloatArray) -> bool:
    return bool(abs(seen.mean() - mean) <= 5 * column.std() / np.sqrt(len(column)))


def test_uniform_weights_have_the_moments_of_the_simplex() -> None:
    weights = draw(UniformWeights(4))
    assert weights.sum(axis=1) == pytest.approx(np.ones(N))
    # Dirichlet(1, 1, 1, 1): mean 1/4, variance (1/4)(3/4)/5.
    assert weights.mean(axis=0) == pytest.approx(np.full(4, 0.25), abs=0.005)
    assert weights.var(axis=0) == pytest.approx(np.full(4, 0.0375), abs=0.002)


def test_ordered_weights_keep_the_order_and_centre_on_the_centroid_weights() -> None:
    weights = draw(ordered_weights([2, 0, 1], 3))
    assert np.all(weights[:, 2] >= weights[:, 0])
    assert np.all(weights[:, 0] >= weights[:, 1])
    # The centroid of the ordered part has the rank order centroid weights (Barron & Barrett 1996).
    assert weights.mean(axis=0) == pytest.approx([5 / 18, 2 / 18, 11 / 18], abs=0.005)


def test_bounds_on_two_weights_leave_one_uniform_number() -> None:
    weights = draw(bounded_weights([[0.2, 0.9], [0.3, 1.0]], 2))[:, 0]
    # Weight 0 runs from 0.2 to 1 - 0.3 = 0.7.
    assert weights.min() >= 0.2
    assert weights.max() <= 0.7
    quartiles = np.quantile(weights, [0.25, 0.5, 0.75])
    assert quartiles == pytest.approx([0.325, 0.45, 0.575], abs=0.01)


def test_bounds_that_bind_nothing_are_the_whole_simplex() -> None:
    weights = draw(bounded_weights([[0, 1]] * 5, 5))
    assert weights.var(axis=0) == pytest.approx(np.full(5, 0.2 * 0.8 / 6), abs=0.002)


def test_bounded_draws_agree_with_plain_rejection() -> None:
    low, high = np.array([0.05, 0.1, 0.0, 0.2]), np.array([0.3, 0.5, 0.25, 0.6])
    plain = draw(UniformWeights(4), 400_000, seed=2)
    plain = plain[np.all((plain >= low) & (plain <= high), axis=1)]
    weights = draw(bounded_weights(np.column_stack([low, high]), 4))
    for j in range(4):
        spread = np.sqrt(plain[:, j].var() / len(plain) + weights[:, j].var() / N)
        assert abs(plain[:, j].mean() - weights[:, j].mean()) < 5 * spread
        assert np.quantile(weights[:, j], 0.1) == pytest.approx(
            np.quantile(plain[:, j], 0.1), abs=0.01
        )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8),
    st.integers(0, 2**31),
)
def test_bounded_weights_lie_within_any_bounds_that_can_be_met(
    pairs: list[tuple[float, float]], seed: int
) -> None:
    bounds = np.sort(np.array(pairs), axis=1)
    if bounds[:, 0].sum() > 1 or bounds[:, 1].sum() < 1:
        with pytest.raises(ProblemError, match="adding up to 1"):
            bounded_weights(bounds, len(bounds))
        return
    weights = draw(bounded_weights(bounds, len(bounds)), 50, seed)
    assert weights.sum(axis=1) == pytest.approx(np.ones(50))
    assert np.all(weights >= bounds[:, 0] - 1e-9)
    assert np.all(weights <= bounds[:, 1] + 1e-9)


def test_bounds_that_leave_one_point_give_that_point() -> None:
    weights = draw(bounded_weights([[0.3, 0.3], [0.2, 0.2], [0.0, 0.5]], 3), 5)
    assert weights == pytest.approx(np.tile([0.3, 0.2, 0.5], (5, 1)))


def test_crisp_weights_are_drawn_as_they_are() -> None:
    assert draw(around_weights([1, 3]), 4) == pytest.approx(np.tile([0.25, 0.75], (4, 1)))


def test_weights_around_triangles_stay_between_their_feet() -> None:
    weights = draw(around_weights([[1, 2, 3], [2, 2, 2]]))
    ratio = weights[:, 0] / weights[:, 1]
    assert ratio.min() >= 0.5
    assert ratio.max() <= 1.5
    assert ratio.mean() == pytest.approx(1.0, abs=0.01)


def test_two_levels_keep_the_proportions_within_a_dimension() -> None:
    weights = draw(two_level_weights([0, 0, 1], UniformWeights(2), [1, 3, 5]))
    assert weights[:, 1] == pytest.approx(3 * weights[:, 0])
    assert within_errors(weights[:, 2], 0.5, weights[:, 2])


@pytest.mark.parametrize(
    ("order", "said"), [([0, 0], "exactly once"), ([1, 2], "exactly once"), ([0], "exactly once")]
)
def test_an_order_names_every_criterion_once(order: list[int], said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        ordered_weights(order, 2)


@pytest.mark.parametrize(
    "bounds", [[[0.5, 0.2], [0, 1]], [[-0.1, 1], [0, 1]], [[0, 1]], [[0, 2]] * 2]
)
def test_bounds_that_make_no_sense_are_refused(bounds: list[list[float]]) -> None:
    with pytest.raises(ProblemError, match=r"weights\.bounds"):
        bounded_weights(bounds, 2)


def test_a_dimension_without_weight_is_refused() -> None:
    with pytest.raises(ProblemError, match="dimension 1"):
        two_level_weights([0, 1], UniformWeights(2), [1, 0])
