from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import skfuzzy
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.inference import Rule, infer
from fuzzy.outline import (
    bounded_sum,
    cut_off,
    greatest,
    outline_bisector,
    outline_centroid,
    outline_maxima,
    scaled_down,
    union_outline,
)

INPUTS = {"x": {"low": [0, 0, 8], "high": [0, 8, 8]}}
UNIVERSE = [0, 40]
OUTPUT = {"wait": [0, 0, 20], "start": [20, 40, 40]}
RULES = [Rule({"x": "high"}, "start"), Rule({"x": "low"}, "wait", 0.5)]


def answer(point: float, **options: str) -> float | None:
    """Return the answer of two rules at one point."""
    return infer(INPUTS, UNIVERSE, OUTPUT, RULES, [[point]], **options).values[0]


def test_a_term_cut_off_at_one_half_by_hand() -> None:
    """At 4: start at 1/2 is a trapezoid 20, 30, 40, wait at 1/4 one 0, 15, 20."""
    area_start, area_wait = 0.5 * 10 / 2 + 0.5 * 10, 0.25 * 15 + 0.25 * 5 / 2
    moment_start = 2.5 * (20 + 20 / 3) + 5 * 35
    moment_wait = 3.75 * 7.5 + 0.625 * (15 + 5 / 3)
    expected = (moment_start + moment_wait) / (area_start + area_wait)
    assert answer(4) == pytest.approx(expected)


def test_scaled_terms_keep_their_shape() -> None:
    """Product: start is a triangle of area 5 at 100/3, wait one of area 2.5 at 20/3."""
    expected = (5 * 100 / 3 + 2.5 * 20 / 3) / 7.5
    assert answer(4, implication="product") == pytest.approx(expected)


def test_maxima_and_bisector_by_hand() -> None:
    assert answer(4, defuzzification="smallest_of_maxima") == pytest.approx(30)
    assert answer(4, defuzzification="largest_of_maxima") == pytest.approx(40)
    assert answer(4, defuzzification="mean_of_maxima") == pytest.approx(35)
    # Half of 11.875; 4.375 lie left of 20, and the rising side holds 2.5 more up to 30.
    x = 20 + np.sqrt((11.875 / 2 - 4.375) * 40)
    assert answer(4, defuzzification="bisector") == pytest.approx(x)


def test_weighted_average_uses_the_middles_of_the_cores() -> None:
    assert answer(4, defuzzification="weighted_average") == pytest.approx((0.5 * 40) / 0.75)


def test_bounded_sum_is_at_most_one() -> None:
    outline = union_outline(
        np.array([[0.0, 0, 4, 4], [2, 2, 6, 6]]), np.array([0.75, 0.5]), (0, 6), join=bounded_sum
    )
    # 0.75 on 0..2, 1 on 2..4, 0.5 on 4..6.
    assert outline.areas.sum() == pytest.approx(4.5)
    assert outline_maxima(outline) == (2, 4)


def test_a_gap_that_halves_the_area_is_bisected_in_its_middle() -> None:
    outline = union_outline(np.array([[0.0, 1, 1, 2], [6, 7, 7, 8]]), np.ones(2), (0, 10))
    assert outline_bisector(outline) == pytest.approx(4)


def test_no_rule_fires_no_value_and_a_warning() -> None:
    result = infer({"x": {"low": [0, 1, 2]}}, UNIVERSE, OUTPUT, [Rule({"x": "low"}, "wait")], [[5]])
    assert result.values == [None]
    assert result.warnings == ("points[0]: no rule fires, so there is no value",)


def test_a_term_without_area_has_maxima_but_no_centroid() -> None:
    spike = {"only": [7, 7, 7]}
    rules = [Rule({"x": "high"}, "only")]
    result = infer(INPUTS, UNIVERSE, spike, rules, [[8]])
    assert result.values == [None]
    assert "no area" in result.warnings[0]
    peak = infer(INPUTS, UNIVERSE, spike, rules, [[8]], defuzzification="mean_of_maxima")
    assert peak.values == [7]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans(), st.booleans())
def test_exact_integrals_agree_with_a_finely_sampled_outline(
    seed: int, scaled: bool, summed: bool
) -> None:
    """Scikit-fuzzy's memberships and centroid on 20,001 samples, hence the tolerance."""
    rng = np.random.default_rng(seed)
    terms = np.sort(rng.uniform(0, 10, (3, 4)), axis=1)
    strengths = rng.uniform(0.1, 1, 3)
    x = np.linspace(0, 10, 20001)
    heights = np.array([skfuzzy.trapmf(x, term) for term in terms])
    limited = heights * strengths[:, None] if scaled else np.minimum(heights, strengths[:, None])
    joined = np.minimum(limited.sum(axis=0), 1) if summed else limited.max(axis=0)
    outline = union_outline(
        terms,
        strengths,
        (0, 10),
        scaled_down if scaled else cut_off,
        bounded_sum if summed else greatest,
    )
    assert outline_centroid(outline) == pytest.approx(
        skfuzzy.defuzz(x, joined, "centroid"), abs=2e-3
    )
    half = np.searchsorted(np.cumsum(joined), joined.sum() / 2)
    assert outline_bisector(outline) == pytest.approx(x[half], abs=5e-3)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rules": []}, "rules: empty"),
        ({"rules": [Rule({}, "wait")]}, r"rules\[0\].if: empty"),
        ({"rules": [Rule({"y": "low"}, "wait")]}, r"rules\[0\].if: 'y' is not an input"),
        ({"rules": [Rule({"x": "mid"}, "wait")]}, r"rules\[0\].if.x: 'mid' is not a term"),
        ({"rules": [Rule({"x": "low"}, "go")]}, r"rules\[0\].then: 'go' is not a term"),
        ({"rules": [Rule({"x": "low"}, "wait", 2)]}, r"rules\[0\].weight: 2"),
        ({"points": [[1, 2]]}, "points: shape"),
        ({"points": [[None]]}, "points"),
        ({"universe": [40, 0]}, "output.universe"),
        ({"output_terms": {"wait": [3, 2, 1]}}, "output.terms.wait"),
        ({"inputs": {"x": {"low": [1, 2]}}}, "inputs.x.low: expected 3 or 4"),
        ({"conjunction": "mean"}, "^unknown and 'mean' for infer"),
        ({"defuzzification": "middle"}, "^unknown defuzzification 'middle' for infer"),
    ],
)
def test_bad_rule_bases_are_refused(change: dict[str, Any], sentence: str) -> None:
    good: dict[str, Any] = {
        "inputs": INPUTS,
        "universe": UNIVERSE,
        "output_terms": OUTPUT,
        "rules": RULES,
        "points": [[1]],
    }
    with pytest.raises(ProblemError, match=sentence):
        infer(**{**good, **change})
