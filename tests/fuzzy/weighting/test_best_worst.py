"""The linear best-worst model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from fuzzy import ProblemError
from fuzzy.weighting import bwm
from tests.fuzzy.weighting.reading import detail, ratio


def test_three_criteria_by_hand() -> None:
    # All three gaps are 1/28: 17 - 2 * 8, 2 * 9 - 17 and 5 * 2 - 9 in units of 1/28.
    weighting = bwm([8, 2, 1], [1, 5, 8])
    np.testing.assert_allclose(weighting.weights, np.array([2, 9, 17]) / 28)
    assert ratio(weighting, "ksi") == pytest.approx(1 / 28)
    # (2 * 5 - 8) / (8 * 7)
    assert ratio(weighting, "input_based_ratio") == pytest.approx(2 / 56)


def test_judgements_that_agree_give_their_weights_and_no_ksi() -> None:
    weighting = bwm([2, 1, 4, 2, 8], [4, 8, 2, 4, 1])
    np.testing.assert_allclose(weighting.weights, np.array([4, 8, 2, 4, 1]) / 19)
    assert ratio(weighting, "ksi") == pytest.approx(0, abs=1e-12)
    assert ratio(weighting, "input_based_ratio") == 0


def test_the_judgement_that_disagrees_most_shows_by_criterion() -> None:
    weighting = bwm([1, 3, 2, 9], [9, 3, 8, 1])
    np.testing.assert_allclose(detail(weighting, "ratio_by_criterion"), [0, 0, 7 / 72, 0])


def test_one_criterion_has_all_the_weight() -> None:
    weighting = bwm([1], [1])
    assert weighting.weights.tolist() == [1]
    assert weighting.consistency == {"ksi": 0, "input_based_ratio": 0}


def test_all_equal_is_equal_weights() -> None:
    weighting = bwm([1, 1, 1], [1, 1, 1])
    np.testing.assert_allclose(weighting.weights, 1 / 3)
    assert "0 is taken as the best and 1 as the worst" in weighting.warnings[0]


def test_a_best_equal_to_the_worst_has_no_ratio_against_other_judgements() -> None:
    weighting = bwm([1, 1, 3], [1, 1, 3])
    assert weighting.consistency is not None
    assert weighting.consistency["input_based_ratio"] is None
    assert any("no input-based ratio" in warning for warning in weighting.warnings)


scale = st.integers(1, 9)


@settings(max_examples=40)
@given(st.integers(2, 9), st.lists(st.tuples(scale, scale), min_size=1, max_size=4))
def test_no_other_weights_reach_the_same_ksi(over: int, others: list[tuple[int, int]]) -> None:
    to_others = [1, over, *(max(a, 2) for a, _ in others)]
    to_worst = [over, 1, *(max(b, 2) for _, b in others)]
    weighting = bwm(to_others, to_worst)
    ksi = ratio(weighting, "ksi")
    count = len(to_others)
    rows = []
    for j in range(count):
        for left, right, factor in ((0, j, to_others[j]), (j, 1, to_worst[j])):
            row = np.zeros(count)
            row[left] += 1
            row[right] -= factor
            rows += [row, -row]
    for j in range(count):
        for sign in (1, -1):
            objective = np.zeros(count)
            objective[j] = sign
            extreme = linprog(
                objective,
                A_ub=np.array(rows),
                b_ub=np.full(len(rows), ksi + 1e-9),
                A_eq=np.ones((1, count)),
                b_eq=[1],
            )
            assert extreme.x[j] == pytest.approx(weighting.weights[j], abs=1e-6)


@pytest.mark.parametrize(
    ("to_others", "to_worst", "sentence"),
    [
        ([1, 2], [1], "others_to_worst: 1 given; expected 2"),
        ([2, 3], [3, 1], "best_to_others: expected a 1"),
        ([1, 3], [3, 2], "others_to_worst: expected a 1"),
        ([1, 0.5], [0.5, 1], r"best_to_others\[1\]: 0.5; expected at least 1"),
        ([1, 3], [4, 1], r"others_to_worst\[0\]: 4; expected 3"),
        ([1, 3], [1, 3], "expected another one"),
        ([], [], "best_to_others: expected a list"),
        ([[1]], [1], "best_to_others: expected a list"),
    ],
)
def test_bad_judgements_are_refused(to_others: object, to_worst: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        bwm(to_others, to_worst)
