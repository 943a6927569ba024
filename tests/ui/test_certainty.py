"""Questions to the engine by setting, and weights made from its answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data import Dataset
from fuzzy.robustness import coordinates, criterion_basis, dimension_basis
from tests.ui.making import scenario_with
from ui import certainty as sure
from ui.certainty import Question
from ui.scenario import LOWEST_WEIGHT, preset_weights


def question(dataset: Dataset, method: str = "mamdani", **weights: tuple[float, ...]) -> Question:
    scenario = scenario_with(dataset, weights, method=method)  # type: ignore[arg-type]
    return sure.question_of(dataset, scenario.setting)


def test_equal_settings_are_the_same_question(dataset: Dataset) -> None:
    assert question(dataset) == question(dataset)
    assert hash(question(dataset)) == hash(question(dataset))
    assert question(dataset) != question(dataset, "saw")
    assert question(dataset) != question(dataset, social=(80.0, 90.0, 100.0))


def test_weights_around_the_present_ones_stay_inside_the_triangles(dataset: Dataset) -> None:
    asked = question(dataset)
    drawn = sure.law_of(asked, "around").draw(np.random.default_rng(0), 200)
    groups = sure.evaluator(asked).problem.hierarchy
    assert groups is not None
    totals = np.stack([drawn[:, groups.groups == d].sum(axis=1) for d in range(3)], axis=1)
    # 35..65 each: no dimension can fall below 35 / (35 + 130) or rise above 65 / (65 + 70).
    assert totals.min() >= 35 / 165 - 1e-9
    assert totals.max() <= 65 / 135 + 1e-9


def test_an_order_is_kept_and_equal_weights_have_none(dataset: Dataset) -> None:
    social_first = question(dataset, social=(80.0, 90.0, 100.0), economic=(10.0, 20.0, 30.0))
    groups = sure.evaluator(social_first).problem.hierarchy
    assert groups is not None

    def totals(asked: Question) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        drawn = sure.law_of(asked, "order").draw(np.random.default_rng(0), 300)
        return np.stack([drawn[:, groups.groups == d].sum(axis=1) for d in range(3)], axis=1)

    ordered = totals(social_first)
    assert np.all(ordered[:, 2] >= ordered[:, 1])
    assert np.all(ordered[:, 1] >= ordered[:, 0])
    free = totals(question(dataset))
    assert set(np.argmax(free, axis=1)) == {0, 1, 2}


def test_few_draws_first_then_an_error_of_half_a_point(dataset: Dataset) -> None:
    asked = question(dataset)
    assert sure.coarse(asked, "any").samples == sure.COARSE
    steps = list(sure.finer(asked, "any"))
    assert steps[0].samples < steps[-1].samples
    assert steps[-1].standard_error.max() <= sure.ERROR


@pytest.mark.parametrize("preset", ["equal", "jobs-first", "economy-first"])
def test_weights_made_from_shares_have_these_shares(dataset: Dataset, preset: str) -> None:
    weights = preset_weights(dataset, preset)
    asked = sure.question_of(dataset, replace(scenario_with(dataset, weights).setting))
    wanted = np.random.default_rng(1).dirichlet(np.ones(len(dataset.criteria)))
    made = sure.weights_at(asked, wanted)
    problem = sure.evaluator(Question(dataset, "saw", tuple(sorted(made.items())))).problem
    assert coordinates(problem, criterion_basis(problem)) == pytest.approx(wanted)
    for low, peak, high in made.values():
        assert LOWEST_WEIGHT <= low <= peak <= high <= 100


def test_moving_dimensions_leaves_the_criteria_as_they_are(dataset: Dataset) -> None:
    asked = question(dataset)
    basis = dimension_basis(sure.evaluator(asked).problem)
    made = sure.weights_at(asked, np.array([0.5, 0.5, 0.0]) @ basis)
    before = dict(asked.weights)
    assert all(made[criterion.id] == before[criterion.id] for criterion in dataset.criteria)
    assert made["social"] == (0.0, 0.0, 0.0)
    low, peak, high = made["economic"]
    assert (low / peak, high / peak) == pytest.approx((0.7, 1.3))
    assert peak == pytest.approx(made["industrial"][1])


def test_shares_near_an_end_never_read_as_none_or_all() -> None:
    written = [sure.share_text(share, "en") for share in (0, 0.0001, 0.5, 0.9999, 1)]
    assert written == ["0%", "0.1%", "50%", "99.9%", "100%"]
    assert sure.share_text(0.345, "fa") == "۳۴٪"
