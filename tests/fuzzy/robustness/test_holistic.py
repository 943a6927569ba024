"""Holistic acceptability and its meta weights."""

from __future__ import annotations

import numpy as np
import pytest

from fuzzy.errors import ProblemError
from fuzzy.robustness.holistic import holistic_acceptability, holistic_error, meta_weights


def test_meta_weights_by_hand() -> None:
    assert meta_weights("linear", 3) == pytest.approx([1, 0.5, 0])
    assert meta_weights("inverse", 4) == pytest.approx([1, 1 / 2, 1 / 3, 1 / 4])
    # Rank order centroid weights of three are 11/18, 5/18 and 2/18.
    assert meta_weights("centroid", 3) == pytest.approx([1, 5 / 11, 2 / 11])
    assert meta_weights([1, 0.2], 2) == pytest.approx([1, 0.2])


def test_one_alternative_is_wholly_acceptable() -> None:
    assert meta_weights("linear", 1) == pytest.approx([1])


def test_holistic_acceptability_is_the_weighted_sum_over_places() -> None:
    table = np.array([[0.5, 0.3, 0.2], [0.5, 0.2, 0.3], [0.0, 0.5, 0.5]])
    assert holistic_acceptability(table) == pytest.approx([0.65, 0.6, 0.25])


def test_a_certain_place_has_no_error() -> None:
    assert holistic_error(np.eye(3), 100) == pytest.approx(np.zeros(3))
    even = np.full((2, 2), 0.5)
    assert holistic_error(even, 100) == pytest.approx([0.05, 0.05])


@pytest.mark.parametrize("kind", ["quadratic", [1], [1, -1], [[1, 2]]])
def test_other_meta_weights_are_refused(kind: object) -> None:
    with pytest.raises(ProblemError, match="meta_weights"):
        meta_weights(kind, 2)
