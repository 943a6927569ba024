"""AHP: published matrices, consistency, and the judgement that mends a matrix."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.checks import FloatArray
from fuzzy.weighting import ahp, worst_judgement
from fuzzy.weighting.ahp import PRIORITISATIONS
from tests.fuzzy.weighting.reading import ratio

# Saaty (1977), the wealth of seven nations: eigenvector and eigenvalue as printed there.
NATIONS = [
    [1, 4, 9, 6, 6, 5, 5],
    [1 / 4, 1, 7, 5, 5, 3, 4],
    [1 / 9, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 7, 1 / 5],
    [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
    [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
    [1 / 5, 1 / 3, 7, 3, 3, 1, 2],
    [1 / 5, 1 / 4, 5, 3, 3, 1 / 2, 1],
]
NATION_WEIGHTS = [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]

# The example of the consistency ratio in the tests of the R package FuzzyAHP.
THREE = [[1, 1 / 3, 5], [3, 1, 7], [1 / 5, 1 / 7, 1]]

weight_lists = st.lists(st.floats(1, 9), min_size=2, max_size=6)


def consistent(weights: list[float]) -> FloatArray:
    w = np.array(weights)
    return np.asarray(w[:, None] / w[None, :])


def test_saatys_wealth_of_nations() -> None:
    weighting = ahp(NATIONS)
    np.testing.assert_allclose(weighting.weights, NATION_WEIGHTS, atol=5e-4)
    assert ratio(weighting, "lambda_max") == pytest.approx(7.61, abs=5e-3)
    assert weighting.warnings == ()


def test_the_consistency_ratio_of_the_r_package() -> None:
    weighting = ahp(THREE, random_index="fuzzyahp")
    assert ratio(weighting) == pytest.approx(0.0623919, abs=1e-7)


def test_normalised_columns_by_hand() -> None:
    # Columns add up to 1.5 and 3, each row reads 2/3 and 1/3 throughout.
    weighting = ahp([[1, 2], [1 / 2, 1]], prioritisation="normalised_columns")
    np.testing.assert_allclose(weighting.weights, [2 / 3, 1 / 3])


def test_eigenvector_and_geometric_mean_agree_on_three_criteria() -> None:
    np.testing.assert_allclose(
        ahp(THREE).weights, ahp(THREE, prioritisation="geometric_mean").weights
    )


@pytest.mark.parametrize("matrix", [[[1]], [[1, 9], [1 / 9, 1]]])
def test_one_or_two_criteria_cannot_contradict_themselves(matrix: list[list[float]]) -> None:
    weighting = ahp(matrix)
    assert ratio(weighting) == 0
    assert weighting.details["worst_judgement"].value is None
    assert weighting.weights.sum() == pytest.approx(1)


def test_a_contradiction_is_told() -> None:
    weighting = ahp([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    assert ratio(weighting) > 1
    assert "judgements contradict each other" in weighting.warnings[0]


def test_beyond_the_table_no_ratio_is_defined() -> None:
    weighting = ahp(np.ones((11, 11)), random_index="fuzzyahp")
    assert weighting.consistency is not None
    assert weighting.consistency["cr"] is None
    assert "ends at 10 criteria" in weighting.warnings[0]


def test_the_spoiled_judgement_is_named_and_mended() -> None:
    matrix = consistent([8, 4, 2, 1])
    matrix[1, 3], matrix[3, 1] = 1 / 2, 2
    found = ahp(matrix).details["worst_judgement"].value
    assert isinstance(found, dict)
    assert (found["row"], found["column"]) == (1, 3)
    assert found["value"] == 0.5
    assert found["consistent_value"] == pytest.approx(4)
    assert found["cr_after"] == pytest.approx(0, abs=1e-9)


def test_mending_the_worst_judgement_gives_the_ratio_promised() -> None:
    found = worst_judgement(np.array(NATIONS))
    assert found is not None
    mended = np.array(NATIONS)
    row, column, value = found["row"], found["column"], found["consistent_value"]
    assert isinstance(row, int)
    assert isinstance(column, int)
    assert value is not None
    mended[row, column], mended[column, row] = value, 1 / value
    before, after = ratio(ahp(NATIONS)), ratio(ahp(mended))
    assert after == pytest.approx(found["cr_after"])
    assert after < before


@settings(max_examples=40)
@given(weight_lists, st.sampled_from(PRIORITISATIONS))
def test_consistent_judgements_give_back_their_weights(
    weights: list[float], prioritisation: str
) -> None:
    weighting = ahp(consistent(weights), prioritisation=prioritisation)
    np.testing.assert_allclose(weighting.weights, np.array(weights) / sum(weights), rtol=1e-9)
    assert ratio(weighting) == pytest.approx(0, abs=1e-9)
    assert weighting.details["worst_judgement"].value is None


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([1 / 9, 1 / 5, 1 / 3, 1, 3, 5, 9]), min_size=6, max_size=6),
    st.permutations(range(4)),
    st.sampled_from(PRIORITISATIONS),
)
def test_the_order_of_the_criteria_plays_no_part(
    judgements: list[float], order: list[int], prioritisation: str
) -> None:
    matrix = np.ones((4, 4))
    rows, columns = np.triu_indices(4, k=1)
    matrix[rows, columns] = judgements
    matrix[columns, rows] = 1 / np.array(judgements)
    weighting = ahp(matrix, prioritisation=prioritisation)
    shuffled = ahp(matrix[np.ix_(order, order)], prioritisation=prioritisation)
    np.testing.assert_allclose(shuffled.weights, weighting.weights[order], rtol=1e-9)
    assert ratio(shuffled) == pytest.approx(ratio(weighting), abs=1e-9)
    assert ratio(weighting) >= -1e-12


@pytest.mark.parametrize(
    ("matrix", "sentence"),
    [
        ([[1, 2], [0.4, 1]], r"matrix\[0\]\[1\]: expected the reciprocal of matrix\[1\]\[0\]"),
        ([[1, 2], [0.50001, 1]], "reciprocal"),
        ([[1, 0], [0, 1]], r"matrix\[0\]\[1\]: 0; expected a judgement above 0"),
        ([[1, -2], [-0.5, 1]], "expected a judgement above 0"),
        ([[2]], r"matrix\[0\]\[0\]: expected 1"),
        ([[1, 2, 3], [0.5, 1, 2]], "matrix: 2 x 3; expected a square matrix"),
        ([1, 2], "matrix: shape"),
        ([], "matrix: shape"),
        ([[1, "2"], [0.5, 1]], "matrix: expected"),
        ([[1, float("nan")], [0.5, 1]], r"matrix\[0\]\[1\]: expected a finite number"),
    ],
)
def test_a_bad_matrix_is_refused(matrix: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        ahp(matrix)


def test_reciprocals_written_with_six_decimals_are_taken() -> None:
    for judgement in range(2, 10):
        written = round(1 / judgement, 6)
        assert ahp([[1, judgement], [written, 1]]).weights[0] > 0.5


@pytest.mark.parametrize("option", ["prioritisation", "random_index"])
def test_unknown_words_are_refused(option: str) -> None:
    with pytest.raises(ProblemError, match=f"unknown {option} 'best' for ahp"):
        ahp(THREE, **{option: "best"})
