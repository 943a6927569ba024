"""SPOTIS: the centroid of the joined outlines is exact for any number and size of weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from fuzzy import make_problem, rank

BOUNDS = (0.0, 10.0)


def spotis(ratings: Any, weights: Any) -> Any:
    """Rank benefits on 0..10."""
    problem = make_problem(ratings, weights, ["benefit"] * len(weights))
    return rank(problem, "spotis", bounds=[BOUNDS] * len(weights)).scores


def sampled(ratings: Any, weights: Any) -> float:
    """Return one alternative's score from a million samples of its outline."""
    step = 1e-6
    x = (np.arange(1_000_000) + 0.5) * step
    rest = np.ones_like(x)
    for (low, peak, high), weight in zip(ratings, weights, strict=True):
        left, top, right = 1 - high / 10, 1 - peak / 10, 1 - low / 10
        rest *= 1 - weight * np.interp(x, [left, top, right], [0, 1, 0])
    outline = 1 - rest
    return float((x * outline).sum() / outline.sum())


def test_one_criterion_scores_the_centroid_of_its_distance() -> None:
    np.testing.assert_allclose(
        spotis([[[1, 2, 6]], [[4, 9, 10]]], [0.7]), [0.7, 7 / 30], rtol=1e-14
    )


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7])
def test_the_outline_is_integrated_to_the_last_digits(count: int) -> None:
    generator = np.random.default_rng(count)
    ratings = np.sort(generator.uniform(0, 10, (2, count, 3)), axis=2)
    weights = generator.uniform(0.1, 1, count)
    expected = [sampled(row, weights) for row in ratings]
    np.testing.assert_allclose(spotis(ratings, weights), expected, rtol=1e-9)


def test_ever_smaller_weights_come_to_the_weighted_mean_by_area() -> None:
    ratings = np.array([[[0, 1, 4], [2, 3, 9], [5, 6, 10], [1, 5, 8]]], dtype=np.float64)
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    areas = weights * (ratings[0, :, 2] - ratings[0, :, 0])
    expected = (areas * (1 - ratings[0].mean(axis=1) / 10)).sum() / areas.sum()
    np.testing.assert_allclose(spotis(ratings, weights * 1e-7), [expected], rtol=1e-6)
