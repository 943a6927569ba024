"""How alike weight vectors are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.agreement import wsc, wsc2


def test_two_mirrored_vectors() -> None:
    vectors = [[0.25, 0.75], [0.75, 0.25]]
    np.testing.assert_allclose(wsc(vectors), [[1, 1 / 3], [1 / 3, 1]])
    np.testing.assert_allclose(wsc2(vectors), [[1, 0.5], [0.5, 1]])


def test_the_row_is_the_reference() -> None:
    # From (0.5, 0.5) nothing can be further than (1, 0), from (1, 0) only (0, 1).
    table = wsc([[0.5, 0.5], [1, 0]])
    assert table[0, 1] == pytest.approx(0)
    assert table[1, 0] == pytest.approx(0.5)


def test_a_single_criterion_leaves_no_room_to_differ() -> None:
    assert np.isnan(wsc([[1], [1]])).all()
    np.testing.assert_array_equal(wsc2([[1], [1]]), 1)


def test_negative_weights_are_refused() -> None:
    with pytest.raises(ProblemError, match=r"weight_vectors\[0\]\[1\]: expected no value below 0"):
        wsc([[1.5, -0.5]])


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(1, 100), min_size=3, max_size=3), min_size=2, max_size=4))
def test_from_nothing_in_common_to_the_same(points: list[list[int]]) -> None:
    vectors = np.array(points, dtype=float)
    vectors /= vectors.sum(axis=1, keepdims=True)
    for table in (wsc(vectors), wsc2(vectors)):
        assert np.all(table >= -1e-12)
        assert np.all(table <= 1)
        np.testing.assert_allclose(np.diag(table), 1)
    np.testing.assert_allclose(wsc2(vectors), wsc2(vectors).T)
