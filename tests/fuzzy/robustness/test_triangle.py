"""Who wins where in the triangle of three weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.problem import Problem, make_hierarchy, make_problem
from fuzzy.robustness import Evaluator, triangle_grid, triangle_regions, triangle_values
from fuzzy.robustness.triangle import grid_points

SPECIALISTS = np.eye(3)
WITH_COMPROMISE = np.vstack([SPECIALISTS, [0.4, 0.4, 0.4]])


def three_dimensions(ratings: FloatArray) -> Problem:
    return make_problem(
        ratings,
        [1, 1, 1],
        ["benefit"] * 3,
        hierarchy=make_hierarchy([0, 1, 2], [1, 1, 1], [1, 1, 1]),
        scale=(0, 10),
    )


def test_three_specialists_share_the_triangle() -> None:
    regions = triangle_regions(SPECIALISTS)
    assert [region.members for region in regions] == [(0,), (1,), (2,)]
    for region in regions:
        assert region.area == pytest.approx(1 / 3, abs=1e-12)
        centre = np.full(3, 1 / 3)
        assert np.min(np.abs(region.polygon - centre).max(axis=1)) < 1e-12


def test_a_compromise_leads_where_no_weight_is_above_its_value() -> None:
    areas = {region.members: region.area for region in triangle_regions(WITH_COMPROMISE)}
    # The triangle less three corners of side 0.6, which overlap in three triangles of side 0.2.
    assert areas[(3,)] == pytest.approx(1 - 3 * 0.36 + 3 * 0.04, abs=1e-12)
    assert sum(areas.values()) == pytest.approx(1, abs=1e-12)


def test_the_first_two_of_three_specialists_leave_out_the_least_weighted() -> None:
    regions = triangle_regions(SPECIALISTS, 2)
    assert {region.members for region in regions} == {(0, 1), (0, 2), (1, 2)}
    assert [region.area for region in regions] == pytest.approx([1 / 3] * 3, abs=1e-12)


def test_equal_alternatives_are_named_once_with_their_twin() -> None:
    regions = triangle_regions(np.vstack([SPECIALISTS, SPECIALISTS[0]]))
    assert [(region.members, region.tied) for region in regions] == [
        ((0,), (3,)),
        ((1,), ()),
        ((2,), ()),
    ]
    assert sum(region.area for region in regions) == pytest.approx(1, abs=1e-12)


def test_all_equal_means_one_region() -> None:
    (region,) = triangle_regions(np.ones((3, 3)), 2)
    assert region.members == (0, 1)
    assert region.tied == (2,)
    assert region.area == pytest.approx(1, abs=1e-12)


def test_a_tie_along_an_edge_takes_no_area() -> None:
    # The second equals the first where the third weight is 0 and is behind elsewhere.
    regions = triangle_regions([[1, 1, 1], [1, 1, 0]])
    assert [region.members for region in regions] == [(0,)]


tables = st.integers(2, 6).flatmap(
    lambda a: arrays.arrays(np.float64, (a, 3), elements=st.integers(0, 20).map(float))
)


@settings(max_examples=60, deadline=None)
@given(tables, st.integers(1, 3))
def test_regions_tile_the_triangle_and_hold_their_members(values: FloatArray, k: int) -> None:
    k = min(k, len(values))
    regions = triangle_regions(values, k)
    assert sum(region.area for region in regions) == pytest.approx(1, abs=1e-9)
    for region in regions:
        scores = values @ region.polygon.mean(axis=0)
        outside = np.delete(scores, region.members)
        if len(outside):
            assert scores[list(region.members)].min() >= outside.max() - 1e-9


def test_linear_values_of_saw_agree_with_its_grid() -> None:
    ratings = np.random.default_rng(4).uniform(1, 9, (5, 3))
    evaluator = Evaluator(three_dimensions(ratings), "saw")
    values = triangle_values(evaluator)
    assert values is not None
    grid = triangle_grid(evaluator, divisions=12, k=2)
    scores = grid.points @ values.T
    assert np.array_equal(grid.winners, np.argmax(scores, axis=1))
    areas = np.zeros(5)
    for region in triangle_regions(values):
        areas[region.members[0]] = region.area
    assert grid.shares == pytest.approx(areas, abs=0.15)


def test_a_grid_serves_methods_that_are_not_linear() -> None:
    evaluator = Evaluator(three_dimensions(1 + 8 * np.eye(3)), "mamdani")
    assert triangle_values(evaluator) is None
    grid = triangle_grid(evaluator, divisions=9, k=1)
    assert len(grid.points) == 55
    corners = np.argmax(grid.points, axis=1)[grid.points.max(axis=1) == 1]
    assert np.array_equal(grid.winners[grid.points.max(axis=1) == 1], corners)
    assert grid.shares == pytest.approx([1 / 3] * 3, abs=1e-9)


def test_grid_points_add_up_to_one() -> None:
    points = grid_points(4)
    assert points.shape == (15, 3)
    assert points.sum(axis=1) == pytest.approx(np.ones(15))


def test_four_dimensions_make_no_triangle() -> None:
    problem = make_problem(
        [[1, 2, 3, 4]],
        [1] * 4,
        ["benefit"] * 4,
        hierarchy=make_hierarchy([0, 1, 2, 3], [1] * 4, [1] * 4),
    )
    with pytest.raises(ProblemError, match="4 dimensions; expected 3"):
        triangle_grid(Evaluator(problem, "saw"))


@pytest.mark.parametrize("k", [0, 4, True])
def test_k_must_be_a_number_of_places(k: int) -> None:
    with pytest.raises(ProblemError, match="k: "):
        triangle_regions(SPECIALISTS, k)
