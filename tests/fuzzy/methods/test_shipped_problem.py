"""Every method meets the shipped ratings: under every preset, and with weights at their extremes.

Costs come turned round on the rating scale, as the screens hand them over.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

import data
import fuzzy
from ui.board import problem_of
from ui.scenario import Weights, default_weights, preset_weights

# The shipped ratings begin at 0 for some alternative on every criterion.
DIVIDE_BY_THE_LEAST = {
    "marcos": "the weighted sum of the anti-ideal alternative reaches 0",
    "ocra": "expected values above 0",
}


@cache
def settings() -> dict[str, Weights]:
    """Return the default weights, the presets, and one dimension all but ignored."""
    dataset = data.load()
    usual = default_weights(dataset)
    found: dict[str, Weights] = {"default": usual}
    found |= {preset.id: preset_weights(dataset, preset.id) for preset in dataset.presets}
    for ignored in dataset.dimensions:
        levels = {d.id: (100.0,) * 3 for d in dataset.dimensions} | {ignored.id: (1.0,) * 3}
        found[f"hardly any {ignored.id}"] = usual | levels
    return found


@pytest.mark.parametrize(
    "method", [name for name in fuzzy.METHODS if name not in DIVIDE_BY_THE_LEAST]
)
def test_a_method_ranks_the_shipped_ratings_under_every_weighting(method: str) -> None:
    for name, weights in settings().items():
        ranking = fuzzy.rank(problem_of(data.load(), weights), method)
        assert np.isfinite(ranking.scores).all(), name
        assert ranking.ranks.sum() == pytest.approx(66), name


@pytest.mark.parametrize(("method", "reason"), DIVIDE_BY_THE_LEAST.items())
def test_a_method_that_divides_by_the_least_rating_says_so(method: str, reason: str) -> None:
    for weights in settings().values():
        with pytest.raises(fuzzy.ProblemError, match=reason):
            fuzzy.rank(problem_of(data.load(), weights), method)


def test_all_ratings_above_zero_let_them_rank_too() -> None:
    problem = problem_of(data.load(), default_weights(data.load()))
    raised = fuzzy.make_problem(problem.ratings + 0.5, problem.weights, problem.benefit)
    for method in DIVIDE_BY_THE_LEAST:
        assert np.isfinite(fuzzy.rank(raised, method).scores).all()
