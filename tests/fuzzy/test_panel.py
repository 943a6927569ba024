"""Where a panel agrees, and who differs from the rest on what."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fuzzy import ProblemError
from fuzzy.consensus import vertex_consensus
from fuzzy.panel import differs_most, largest_differences, panel_agreement

# Three experts, two alternatives, two criteria, crisp, on a scale 0..10. The third differs on
# alternative 1, criterion 0 only.
RATINGS = np.array([[[5, 2], [4, 8]], [[5, 2], [4, 8]], [[5, 2], [9, 8]]], dtype=float)


def test_consensus_of_a_hand_computed_panel() -> None:
    panel = panel_agreement(RATINGS, scale=(0, 10))
    # Pairs of the odd cell: 0, 0.5, 0.5.
    np.testing.assert_allclose(panel.cells, [[1.0, 1], [1 - 1 / 3, 1]])
    np.testing.assert_allclose(panel.alternatives, [1, 1 - 1 / 6])
    np.testing.assert_allclose(panel.criteria, [1 - 1 / 6, 1])
    assert panel.overall == pytest.approx(1 - 1 / 12)
    np.testing.assert_allclose(panel.agreement, [[1, 1, 0.875], [1, 1, 0.875], [0.875, 0.875, 1]])
    np.testing.assert_allclose(panel.experts, [0.9375, 0.9375, 0.875])


def test_who_differs_most_and_on_what() -> None:
    panel = panel_agreement(RATINGS, scale=(0, 10))
    assert differs_most(panel) == 2
    (difference,) = largest_differences(panel, 2)
    assert (difference.alternative, difference.criterion) == (1, 0)
    assert difference.distance == pytest.approx(0.5)
    assert difference.deviation == pytest.approx(5)


def test_the_lower_rater_has_a_deviation_below_zero() -> None:
    panel = panel_agreement([[[2]], [[8]], [[8]]], scale=(0, 10))
    np.testing.assert_allclose(panel.deviations[:, 0, 0], [-6, 3, 3])


def test_of_two_experts_none_differs_most() -> None:
    assert differs_most(panel_agreement(RATINGS[[0, 2]], scale=(0, 10))) is None


def test_nobody_stands_out_where_two_differ_alike() -> None:
    panel = panel_agreement([[[0]], [[5]], [[10]]], scale=(0, 10))
    assert differs_most(panel) is None


def test_one_expert_agrees_with_himself() -> None:
    panel = panel_agreement(RATINGS[:1], scale=(0, 10))
    assert panel.overall == 1
    np.testing.assert_array_equal(panel.cells, 1)
    np.testing.assert_array_equal(panel.experts, 1)


def test_opposite_ends_of_the_scale_are_no_consensus() -> None:
    panel = panel_agreement([[[0]], [[10]]], scale=(0, 10))
    assert panel.overall == 0


def test_the_same_rating_by_all_is_full_consensus_without_a_scale() -> None:
    assert panel_agreement([[[4]], [[4]]]).overall == 1


def test_a_cell_left_out_plays_no_part() -> None:
    rated = np.ones(RATINGS.shape, dtype=bool)
    rated[2, 1, 0] = False
    panel = panel_agreement(RATINGS, scale=(0, 10), rated=rated)
    assert panel.overall == 1
    assert panel.raters.tolist() == [[3, 3], [2, 3]]
    assert panel.shared.tolist() == [4, 4, 3]


def test_a_cell_with_one_rating_does_not_lift_the_mean() -> None:
    ratings = np.array([[[0, 5]], [[10, 5]]], dtype=float)
    rated = np.array([[[True, True]], [[True, False]]])
    panel = panel_agreement(ratings, scale=(0, 10), rated=rated)
    assert panel.overall == 0
    np.testing.assert_array_equal(panel.cells, [[0, 1]])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"ratings": [[[1]]], "scale": (5, 5)}, "scale: expected"),
        ({"ratings": [[[1]], [[11]]], "scale": (0, 10)}, r"ratings\[1\]\[0\]\[0\]"),
        ({"ratings": [[[1]]], "rated": [[[False]]]}, "rated: nothing is rated"),
        ({"ratings": [[[1]]], "rated": [True]}, "rated: expected true or false"),
        ({"ratings": []}, "ratings: shape"),
    ],
)
def test_bad_input_is_refused(arguments: dict[str, object], sentence: str) -> None:
    ratings = arguments.pop("ratings")
    with pytest.raises(ProblemError, match=sentence):
        panel_agreement(ratings, **arguments)  # type: ignore[arg-type]


def test_an_expert_who_is_not_there_is_refused() -> None:
    with pytest.raises(ProblemError, match="expert: 3; expected an index from 0 to 2"):
        largest_differences(panel_agreement(RATINGS), 3)


def test_an_unrated_cell_may_hold_anything() -> None:
    rated = np.ones(RATINGS.shape, dtype=bool)
    rated[0, 0, 0] = False
    odd = RATINGS.copy()
    odd[0, 0, 0] = 99
    full = panel_agreement(RATINGS, scale=(0, 10), rated=rated)
    assert panel_agreement(odd, scale=(0, 10), rated=rated).overall == full.overall


def test_cells_are_the_consensus_that_aggregation_reports() -> None:
    ratings = np.sort(np.random.default_rng(3).uniform(0, 10, (5, 4, 3, 3)), axis=-1)
    panel = panel_agreement(ratings, scale=(0, 10))
    np.testing.assert_allclose(panel.cells, vertex_consensus(ratings, (0, 10)))


@settings(max_examples=40)
@given(arrays(np.float64, (4, 3, 2), elements=st.floats(0, 10)))
def test_every_figure_lies_between_none_and_full_agreement(ratings: np.ndarray) -> None:
    panel = panel_agreement(ratings, scale=(0, 10))
    for figures in (panel.cells, panel.alternatives, panel.criteria, panel.experts):
        assert np.all(figures >= -1e-12)
        assert np.all(figures <= 1)
    # With everything rated, all means of the same distances.
    assert panel.overall == pytest.approx(panel.experts.mean())
    assert panel.overall == pytest.approx(panel.alternatives.mean())
