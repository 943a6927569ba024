from __future__ import annotations

import numpy as np
import pytest
import skfuzzy
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.defuzzify import DEFUZZIFIERS, defuzzify
from tests.fuzzy.near import assert_near

TRAPEZOID = [0, 2, 4, 8]


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("centroid", 3.6),  # (64 + 16 + 32 - 4) / (3 (8 + 4 - 2))
        ("bisector", 3.5),  # 1 on the rise, 1.5 on the core make half of 5
        ("mean_of_maxima", 3),
        ("smallest_of_maxima", 2),
        ("largest_of_maxima", 4),
        ("graded_mean_integration", 20 / 6),
        ("signed_distance", 3.5),
        ("midpoint_of_support", 4),
        ("total_integral_value", 3.5),
        ("value_delgado", 20 / 6),
        ("ambiguity_delgado", 2),
        ("magnitude_abbasbandy_hajjari", 38 / 12),
        ("area", 5),
    ],
)
def test_a_trapezoid_by_hand(method: str, value: float) -> None:
    assert defuzzify([TRAPEZOID], method)[0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("centroid", 3),
        ("bisector", 8 - np.sqrt(28)),  # (8 - x)² / 14 = half of 4
        ("graded_mean_integration", 2),
        ("signed_distance", 2.5),
        ("opricovic_second_weighted_mean", 2.5),
        ("best_nonfuzzy_performance", 3),
        ("area", 4),
    ],
)
def test_a_triangle_by_hand(method: str, value: float) -> None:
    assert defuzzify([[0, 1, 8]], method)[0] == pytest.approx(value)


@pytest.mark.parametrize("method", list(DEFUZZIFIERS))
def test_a_number_without_width_answers_itself(method: str) -> None:
    expected = 0 if method in ("area", "ambiguity_delgado") else 5
    assert_near(defuzzify([5, [5, 5, 5], [5, 5, 5, 5]], method), expected)


def test_optimism_moves_the_total_integral_value() -> None:
    values = [defuzzify([TRAPEZOID], "total_integral_value", alpha=a)[0] for a in (0, 0.5, 1)]
    assert values == [1, 3.5, 6]


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40), min_size=4, max_size=4, unique=True).map(sorted))
def test_scikit_fuzzy_agrees(points: list[int]) -> None:
    """It samples the universe, here every 0.01, and integrates between the samples."""
    x = np.linspace(0, 40, 4001)
    outline = skfuzzy.trapmf(x, points)
    words = {"centroid": "centroid", "bisector": "bisector", "mean_of_maxima": "mom"}
    for method, word in words.items():
        theirs = skfuzzy.defuzz(x, outline, word)
        assert defuzzify([points], method)[0] == pytest.approx(theirs, abs=0.02)


@settings(max_examples=60)
@given(st.lists(st.floats(-100, 100), min_size=4, max_size=4).map(sorted))
def test_crisp_values_stay_on_the_support(points: list[float]) -> None:
    for method in ("centroid", "bisector", "signed_distance", "graded_mean_integration"):
        value = defuzzify([points], method)[0]
        assert points[0] - 1e-9 <= value <= points[3] + 1e-9


def test_what_cannot_be_made_plain_is_refused() -> None:
    with pytest.raises(ProblemError, match=r"^unknown method 'middle' for defuzzify"):
        defuzzify([TRAPEZOID], "middle")
    with pytest.raises(ProblemError, match=r"^unknown option 'alpha' for centroid"):
        defuzzify([TRAPEZOID], "centroid", alpha=0.5)
    with pytest.raises(ProblemError, match=r"numbers\[0\]: .*expected a triangle"):
        defuzzify([TRAPEZOID], "best_nonfuzzy_performance")
    with pytest.raises(ProblemError, match=r"numbers\[1\]: .*ascending order"):
        defuzzify([TRAPEZOID, [3, 2, 1]])
    with pytest.raises(ProblemError, match="numbers: expected a list"):
        defuzzify([])
