"""Many tables at once are ranked as each is by itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fuzzy
from fuzzy.problem import Problem, make_hierarchy, make_problem
from fuzzy.robustness import Evaluator, UniformWeights, method_model, smaa, triangular_values
from fuzzy.robustness.evaluate import with_crisp_weights, with_ratings
from fuzzy.robustness.models import SampledMethodModel
from fuzzy.robustness.tables import goodness_of_tables

RATINGS = [
    [[2, 4, 6], [5, 7, 9], [1, 2, 3], [3, 5, 7]],
    [[4, 5, 8], [2, 3, 6], [4, 6, 7], [6, 7, 9]],
    [[1, 3, 5], [6, 8, 9], [3, 4, 6], [2, 4, 5]],
]
TABLES = 30


def problem(third: str = "benefit") -> Problem:
    return make_problem(
        RATINGS,
        [0.3, 0.3, 0.2, 0.2],
        ["benefit", "benefit", third, "benefit"],
        hierarchy=make_hierarchy([0, 0, 1, 1], [3, 2], [1, 2, 1, 1]),
        scale=(0, 10),
    )


@pytest.mark.parametrize(
    ("method", "third"), [*((m, "benefit") for m in fuzzy.METHODS), ("mamdani", "cost")]
)
def test_every_table_is_ranked_as_it_is_alone(method: str, third: str) -> None:
    ranked_by = Evaluator(problem(third), method)
    rng = np.random.default_rng(5)
    tables = triangular_values(RATINGS).draw(rng, TABLES)
    weights = UniformWeights(4).draw(rng, TABLES)
    together = goodness_of_tables(ranked_by, weights, tables)
    for row, table, weighting in zip(together, tables, weights, strict=True):
        alone = with_ratings(with_crisp_weights(problem(third), weighting[None]), table)
        assert row == pytest.approx(ranked_by.goodness(alone)[0], abs=1e-9)


def test_the_values_are_drawn_again_only_when_confidence_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    shares = SampledMethodModel.first_shares

    def counted(*given: Any) -> Any:
        asked.append(1)
        return shares(*given)

    monkeypatch.setattr(SampledMethodModel, "first_shares", counted)
    model = method_model(Evaluator(problem(), "saw"), triangular_values(RATINGS))
    found = smaa(model, UniformWeights(4), samples=50)
    assert asked == []
    assert len(found.confidence) == len(found.confidence_error) == 3
    assert asked == [1]
