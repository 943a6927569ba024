"""Entropy and CRITIC: published tables, constant criteria, invariances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fuzzy import ProblemError
from fuzzy.weighting import critic, entropy
from tests.fuzzy.weighting.reading import detail

# Xu (2004), A note on the subjective and objective integrated approach to determine attribute
# weights, European Journal of Operational Research 156(2), 530-532.
XU = [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]

# Tus & Aytac Adali (2019), The new combination with CRITIC and WASPAS methods for the time and
# attendance software selection problem, Opsearch 56(2), 528-538; their figures are reached with
# every criterion taken as a benefit.
SOFTWARE = [
    [5000, 3, 3, 4, 3, 2],
    [680, 5, 3, 2, 2, 1],
    [2000, 3, 2, 3, 4, 3],
    [600, 4, 3, 1, 2, 2],
    [800, 2, 4, 3, 3, 4],
]

tables = arrays(np.float64, (5, 3), elements=st.integers(0, 50).map(float)).filter(
    lambda table: bool((np.ptp(table, axis=0) > 0).all())
)


def test_entropy_weights_published_by_xu() -> None:
    np.testing.assert_allclose(entropy(XU).weights, [0.4630, 0.3992, 0.1378, 0.0], atol=6e-5)


def test_entropy_by_hand() -> None:
    # Column 0: one alternative has all, e = 0; column 1: p = 1/3, 2/3.
    e = (np.log(3) / 3 + 2 / 3 * np.log(3 / 2)) / np.log(2)
    weighting = entropy([[0, 1], [5, 2]])
    np.testing.assert_allclose(detail(weighting, "entropy"), [0, e])
    np.testing.assert_allclose(weighting.weights, [1 / (2 - e), (1 - e) / (2 - e)])


def test_a_constant_criterion_has_no_entropy_weight() -> None:
    weighting = entropy([[3, 1, 0], [3, 2, 0], [3, 4, 0]])
    assert weighting.weights.tolist() == [0, 1, 0]


def test_critic_weights_published_by_tus_and_aytac_adali() -> None:
    weights = critic(SOFTWARE, ["benefit"] * 6).weights
    np.testing.assert_allclose(weights, [0.157, 0.249, 0.168, 0.121, 0.154, 0.151], atol=6e-4)


def test_critic_by_hand() -> None:
    # Scaled: (0, 1, 0.5) and (0, 0.5, 1); both have the same deviation; r = 1/2.
    weighting = critic([[1, 0], [3, 1], [2, 2]], ["benefit", "benefit"])
    np.testing.assert_allclose(weighting.weights, 0.5)
    np.testing.assert_allclose(detail(weighting, "conflict"), 0.5)
    np.testing.assert_allclose(detail(weighting, "standard_deviation"), np.sqrt(1 / 6))


def test_a_cost_turns_harmony_into_conflict() -> None:
    table = [[1, 1, 3], [2, 3, 1], [3, 4, 2]]
    both = detail(critic(table, ["benefit", "benefit", "benefit"]), "conflict")
    turned = detail(critic(table, ["benefit", "cost", "benefit"]), "conflict")
    assert turned[0] > both[0]


def test_a_constant_criterion_gets_nothing_and_changes_nothing() -> None:
    without = critic([[1, 3], [2, 1], [4, 2]], ["benefit", "cost"])
    with_it = critic([[1, 7, 3], [2, 7, 1], [4, 7, 2]], ["benefit", "benefit", "cost"])
    np.testing.assert_allclose(with_it.weights, [without.weights[0], 0, without.weights[1]])


def test_a_single_criterion_that_varies_gets_all() -> None:
    assert critic([[1, 5], [2, 5]], ["benefit", "cost"]).weights.tolist() == [1, 0]


@settings(max_examples=40)
@given(tables, st.permutations(range(3)), st.permutations(range(5)), st.floats(0.01, 100))
def test_order_and_unit_play_no_part(
    table: np.ndarray, criteria: list[int], alternatives: list[int], unit: float
) -> None:
    turned = table[np.ix_(alternatives, criteria)] * [unit, 1, 1]
    weights = entropy(table).weights
    np.testing.assert_allclose(entropy(turned).weights, weights[criteria], atol=1e-9)
    assert weights.sum() == pytest.approx(1)
    directions = np.array(["benefit", "cost", "benefit"])
    try:
        weights = critic(table, directions.tolist()).weights
    except ProblemError as error:
        assert "perfectly correlated" in str(error)  # noqa: PT017
        return
    assert np.isfinite(weights).all()
    np.testing.assert_allclose(
        critic(turned, directions[criteria].tolist()).weights, weights[criteria], atol=1e-9
    )


@pytest.mark.parametrize(
    ("matrix", "sentence"),
    [
        ([[1, 2], [1, 2]], "matrix: every criterion is constant"),
        ([[1, 2]], "matrix: every criterion is constant"),
        ([[1, -2], [2, 3]], r"matrix\[0\]\[1\]: expected no value below 0"),
        ([1, 2], "matrix: shape"),
        ([[[1, 2, 3]]], "matrix: shape"),
        ([], "matrix: shape"),
    ],
)
def test_entropy_refuses_a_bad_table(matrix: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        entropy(matrix)


@pytest.mark.parametrize(
    ("matrix", "directions", "sentence"),
    [
        ([[1, 2], [1, 2]], ["benefit", "cost"], "every criterion is constant"),
        ([[1, 2], [2, 4]], ["benefit", "benefit"], "perfectly correlated"),
        ([[1, 2], [2, 4]], ["benefit"], "directions: 1 given; expected 2"),
        ([[1, 2], [2, 4]], ["benefit", "more"], r"directions\[1\]"),
    ],
)
def test_critic_refuses_bad_input(matrix: object, directions: object, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence):
        critic(matrix, directions)
