from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from fuzzy import ProblemError
from fuzzy.aggregate import aggregate, agreement_degrees
from tests.fuzzy.near import assert_near

TWO = [[[[1, 2, 3]]], [[[3, 4, 5]]]]
THREE = [[[[1, 2, 4]]], [[[2, 3, 5]]], [[[8, 9, 10]]]]


def test_mean_is_weighted_by_the_experts_shares() -> None:
    panel = aggregate(TWO, "mean", expert_weights=[3, 1], scale=[0, 8])
    assert_near(panel.ratings, [[[1.5, 2.5, 3.5]]])
    assert_near(panel.consensus, [[0.75]])


def test_one_zero_makes_the_geometric_mean_zero() -> None:
    panel = aggregate([[[[0, 2, 4]]], [[[3, 8, 9]]]], "geometric_mean")
    assert panel.ratings[0, 0, 0] == 0
    assert_near(panel.ratings, [[[0, 4, 6]]])


def test_envelope_keeps_the_extremes() -> None:
    assert_near(aggregate(THREE, "envelope").ratings, [[[1, 14 / 3, 10]]])
    panel = aggregate(THREE, "envelope", middle="geometric_mean")
    assert_near(panel.ratings, [[[1, np.cbrt(54), 10]]])


def test_median_of_each_component() -> None:
    assert_near(aggregate(THREE, "median").ratings, [[[2, 3, 5]]])
    assert "play no part" in aggregate(THREE, "median", expert_weights=[1, 2, 3]).warnings[0]


def test_ordered_weights_count_from_the_greatest() -> None:
    assert_near(aggregate(THREE, "owa", owa_weights=[1, 0, 0]).ratings, [[[8, 9, 10]]])
    assert_near(aggregate(THREE, "owa", owa_weights=[0, 0.5, 0.5]).ratings, [[[1.5, 2.5, 4.5]]])


def test_similarity_by_hand() -> None:
    """(1, 2, 4) and (2, 3, 5) share a triangle of base 2 and height 2/3; the third is apart."""
    panel = aggregate(THREE, "similarity")
    shared = 2 / 3
    degree = shared / (1.5 + 1.5 - shared)
    details = {name: np.asarray(detail.value)[0, 0] for name, detail in panel.details.items()}
    assert_near(details["agreement"], [[1, degree, 0], [degree, 1, 0], [0, 0, 1]], atol=1e-15)
    assert_near(details["average_agreement"], [degree / 2, degree / 2, 0])
    assert_near(details["relative_agreement"], [0.5, 0.5, 0])
    assert_near(panel.ratings, [[[1.5, 2.5, 4.5]]])


def test_importance_mixes_into_similarity() -> None:
    panel = aggregate(THREE, "similarity", expert_weights=[0, 0, 1], importance=0.5)
    assert_near(panel.ratings, [[[4.75, 5.75, 7.25]]])


def test_experts_wholly_apart_count_alike_and_are_told_of() -> None:
    panel = aggregate([[[[0, 1, 2]]], [[[7, 8, 9]]]], "similarity")
    assert_near(panel.ratings, [[[3.5, 4.5, 5.5]]])
    assert "alternative 0 on criterion 0" in panel.warnings[0]


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 9), min_size=3, max_size=3).map(sorted),
    st.lists(st.integers(0, 9), min_size=3, max_size=3).map(sorted),
)
def test_agreement_is_that_of_the_polygons(x: list[int], y: list[int]) -> None:
    shapes = [Polygon([(t[0], 0), (t[1], 1), (t[2], 0)]) for t in (x, y)]
    degree = agreement_degrees(np.array([x, y], dtype=float))[0, 1]
    if x == y:
        assert degree == 1
    elif x[0] == x[2] or y[0] == y[2]:
        assert degree == 0
    else:
        expected = shapes[0].intersection(shapes[1]).area / shapes[0].union(shapes[1]).area
        assert degree == pytest.approx(expected, abs=1e-9)


def test_consensus_of_tastle_and_wierman_by_hand() -> None:
    """Centroids 2 and 4 lie 1 from their mean on a scale of width 8: 1 + log2(7/8)."""
    panel = aggregate(TWO, scale=[0, 8], consensus="tastle_wierman")
    assert_near(panel.consensus, [[1 + np.log2(7 / 8)]])


@pytest.mark.parametrize("consensus", ["vertex_distance", "tastle_wierman"])
def test_consensus_is_full_when_all_say_the_same_and_none_at_the_extremes(consensus: str) -> None:
    same = aggregate([[[5]], [[5]], [[5]]], consensus=consensus)
    assert same.consensus.tolist() == [[1]]
    alone = aggregate([[[5]]], consensus=consensus)
    assert alone.consensus.tolist() == [[1]]
    apart = aggregate([[[0]], [[10]]], scale=[0, 10], consensus=consensus)
    assert_near(apart.consensus, [[0]], atol=1e-12)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"method": "best"}, "^unknown method 'best' for aggregate"),
        ({"consensus": "all"}, "^unknown consensus 'all' for aggregate"),
        ({"expert_weights": [1]}, "expert_weights: expected 2 numbers"),
        ({"expert_weights": [0, 0]}, "expert_weights: all zero"),
        ({"scale": [2, 8]}, r"ratings\[0\]\[0\]\[0\]\[0\]: expected a value from 2 to 8"),
        ({"method": "owa"}, "owa_weights: missing"),
    ],
)
def test_bad_panels_are_refused(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        aggregate(TWO, **arguments)  # type: ignore[arg-type]
