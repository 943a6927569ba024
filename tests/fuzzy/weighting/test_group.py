"""One set of weights from several experts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.weighting import ahp, fahp_buckley, group_judgements, group_priorities
from tests.fuzzy.weighting.reading import detail


def matrix(judgement: float) -> list[list[float]]:
    return [[1, judgement], [1 / judgement, 1]]


def test_the_geometric_mean_of_two_judgements() -> None:
    common = group_judgements([matrix(2), matrix(8)])
    np.testing.assert_allclose(common[..., 1], matrix(4))


def test_opposite_judgements_cancel_out() -> None:
    common = group_judgements([matrix(5), matrix(1 / 5)])
    np.testing.assert_allclose(common, 1)


def test_an_experts_importance_counts() -> None:
    common = group_judgements([matrix(2), matrix(16)], [2, 1])
    assert common[0, 1, 1] == pytest.approx(4)


def test_fuzzy_judgements_stay_reciprocal_and_feed_fuzzy_ahp() -> None:
    one = [[1, [1, 2, 3]], [[1 / 3, 1 / 2, 1], 1]]
    two = [[1, [4, 5, 6]], [[0.166667, 0.2, 0.25], 1]]
    common = group_judgements([one, two])
    np.testing.assert_allclose(common * common.transpose(1, 0, 2)[..., ::-1], 1)
    assert fahp_buckley(common).weights[0] > 0.5


def test_mean_weights_by_hand() -> None:
    arithmetic = group_priorities([[1, 3], [3, 1]], [3, 1], mean="arithmetic")
    np.testing.assert_allclose(arithmetic.weights, [0.375, 0.625])
    geometric = group_priorities([[1, 1], [1, 4]])
    np.testing.assert_allclose(geometric.weights, [1 / 3, 2 / 3])


def test_nobody_counts_more_by_greater_numbers() -> None:
    plain = group_priorities([[1, 3], [3, 1]], mean="arithmetic")
    loud = group_priorities([[1, 3], [300, 100]], mean="arithmetic")
    np.testing.assert_allclose(loud.weights, plain.weights)


def test_distances_show_who_stands_apart() -> None:
    weighting = group_priorities([[1, 1], [1, 1], [1, 3]], mean="arithmetic")
    distances = detail(weighting, "distances")
    assert np.argmax(distances) == 2
    assert distances[0] == pytest.approx(distances[1])


def test_fuzzy_weights_keep_their_width() -> None:
    weighting = group_priorities([[[1, 2, 3], [1, 2, 4]]] * 2)
    assert weighting.fuzzy_weights is not None
    np.testing.assert_allclose(weighting.fuzzy_weights, [[0.25, 0.5, 0.75], [0.25, 0.5, 1]])


@settings(max_examples=30)
@given(st.lists(st.lists(st.floats(1, 9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_for_consistent_experts_both_ways_agree(weights: list[list[float]]) -> None:
    matrices = [np.array(w)[:, None] / np.array(w)[None, :] for w in weights]
    judgements = ahp(group_judgements(matrices)[..., 1]).weights
    np.testing.assert_allclose(group_priorities(weights).weights, judgements, rtol=1e-9)


@pytest.mark.parametrize(
    ("weights", "options", "sentence"),
    [
        ([[1, 1], [0, 0]], {}, r"weights\[1\]: all zero"),
        ([[1, -1]], {}, "expected no value below 0"),
        ([[0, 1], [1, 0]], {}, "leaves the geometric mean nothing"),
        ([[1, 1]], {"mean": "median"}, "unknown mean 'median'"),
        ([[1, 1]], {"expert_weights": [1, 2]}, "expert_weights: expected 1 numbers"),
        ([[1, 1]], {"expert_weights": [0]}, "expert_weights: all zero"),
    ],
)
def test_bad_weights_are_refused(
    weights: object, options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ProblemError, match=sentence):
        group_priorities(weights, **options)  # type: ignore[arg-type]


def test_matrices_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(ProblemError, match=r"matrices\[1\]: 1 criteria; expected 2"):
        group_judgements([matrix(2), [[1]]])
    with pytest.raises(ProblemError, match="matrices: empty"):
        group_judgements([])
    with pytest.raises(ProblemError, match=r"matrices\[1\]\[0\]\[1\]: expected the reciprocal"):
        group_judgements([matrix(2), [[1, 2], [2, 1]]])
