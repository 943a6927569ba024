"""Curves of membership and the operators of fuzzy overlay."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzzy import ProblemError
from fuzzy.overlay import (
    OPERATORS,
    Corners,
    Overlay,
    about,
    bounds,
    far,
    near,
    overlay,
    trapezoid,
)

UNIT = st.floats(0, 1)
ROWS = st.lists(st.lists(UNIT, min_size=3, max_size=3), min_size=1, max_size=5)
HOWS = st.builds(Overlay, st.sampled_from(OPERATORS), UNIT)


def test_trapezoid_by_hand() -> None:
    values = [0, 10, 15, 20, 30, 40, 45, 50, 60]
    expected = [0, 0, 0.5, 1, 1, 1, 0.5, 0, 0]
    assert trapezoid(values, (10, 20, 40, 50)).tolist() == pytest.approx(expected)


def test_near_far_and_about() -> None:
    assert trapezoid([0, 20, 50, 80, 900], near(20, 80)).tolist() == [1, 1, 0.5, 0, 0]
    assert trapezoid([0, 20, 50, 80, 900], far(20, 80)).tolist() == [0, 0, 0.5, 1, 1]
    assert trapezoid([1, 2, 3, 4, 5], about(1, 3, 5)).tolist() == [0, 0.5, 1, 0.5, 0]


def test_corners_that_meet_make_a_jump_that_belongs_to_the_curve() -> None:
    assert trapezoid([9.99, 10, 20, 20.01], (10, 10, 20, 20)).tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize(
    "corners",
    [
        (3, 2, 4, 5),
        (0, 1, 2, math.nan),
        (-math.inf, 0, 1, 2),
        (0, 1, 2, math.inf),
        (0, math.inf, math.inf, math.inf),
    ],
)
def test_impossible_curves_are_refused(corners: Corners) -> None:
    with pytest.raises(ProblemError, match="corners"):
        trapezoid([1.0], corners)


def test_operators_by_hand() -> None:
    row = [0.5, 0.8]
    assert overlay(row, Overlay("and")) == pytest.approx(0.5)
    assert overlay(row, Overlay("or")) == pytest.approx(0.8)
    assert overlay(row, Overlay("product")) == pytest.approx(0.4)
    assert overlay(row, Overlay("sum")) == pytest.approx(0.9)
    # The square root of 0.9 * 0.4 = 0.36.
    assert overlay(row, Overlay("gamma", 0.5)) == pytest.approx(0.6)


def test_gamma_goes_from_the_product_to_the_sum() -> None:
    row = [0.3, 0.6, 0.9]
    assert overlay(row, Overlay("gamma", 0)) == pytest.approx(overlay(row, Overlay("product")))
    assert overlay(row, Overlay("gamma", 1)) == pytest.approx(overlay(row, Overlay("sum")))
    assert overlay([0.0, 0.9], Overlay("gamma", 0.5)) == 0


@given(ROWS, HOWS)
def test_suitability_stays_in_the_unit_and_ignores_the_order(
    rows: list[list[float]], how: Overlay
) -> None:
    joined = overlay(rows, how)
    assert (joined >= 0).all()
    assert (joined <= 1 + 1e-12).all()
    assert overlay(np.array(rows)[:, ::-1], how) == pytest.approx(joined)


@given(ROWS, HOWS, UNIT)
def test_a_better_met_wish_never_lowers_the_suitability(
    rows: list[list[float]], how: Overlay, lift: float
) -> None:
    better = np.array(rows)
    better[:, 0] = np.maximum(better[:, 0], lift)
    assert (overlay(better, how) >= overlay(rows, how) - 1e-12).all()


@given(UNIT, UNIT, UNIT, HOWS)
def test_what_is_unknown_leaves_a_range_that_holds_every_possible_answer(
    a: float, b: float, truth: float, how: Overlay
) -> None:
    low, high = bounds([[a, math.nan, b]], how)
    real = overlay([[a, truth, b]], how)
    assert low[0] - 1e-12 <= real[0] <= high[0] + 1e-12


def test_an_unmet_wish_settles_and_whatever_is_unknown() -> None:
    low, high = bounds([[0.0, math.nan]], Overlay("and"))
    assert (low[0], high[0]) == (0, 0)


@pytest.mark.parametrize(
    ("memberships", "how", "word"),
    [
        ([0.5, 1.2], Overlay("and"), "0 to 1"),
        ([[], []], Overlay("and"), "wish"),
        ([0.5], Overlay("xor"), "operator"),
        ([0.5], Overlay("gamma", 1.5), "gamma"),
        ([math.nan], Overlay("and"), "finite"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(memberships: Any, how: Overlay, word: str) -> None:
    with pytest.raises(ProblemError, match=word):
        overlay(memberships, how)
