from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy.outline import outline_centroid, union_outline
from fuzzy.rulebase import activations, consequents, fired_rules, infer
from tests.fuzzy.near import assert_near

TERMS = np.array(
    [[max(k - 1, 0) * 25, k * 25, k * 25, min(k + 1, 4) * 25] for k in range(5)], dtype=float
)


def draw(seed: int, n_dimensions: int) -> tuple[Any, Any]:
    """Return random points (D, 20, 3) and shares (D, 3), some of them on the peaks of terms."""
    rng = np.random.default_rng(seed)
    points = rng.uniform(0, 4, (n_dimensions, 20, 3))
    points[:, ::3] = np.round(points[:, ::3])
    return points, rng.dirichlet(np.ones(n_dimensions), 3).T


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_the_closed_form_is_the_exact_centroid_of_the_outline(seed: int, n: int) -> None:
    points, shares = draw(seed, n)
    answer = infer(points, shares)
    strengths = activations(answer)
    assert_near(strengths.sum(axis=0), 1)
    for a, s in ((0, 0), (7, 1), (19, 2)):
        outline = union_outline(TERMS, strengths[:, a, s], (0, 100))
        assert answer.values[a, s] == pytest.approx(outline_centroid(outline), abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_the_activations_are_those_of_the_rules_that_fire(seed: int, n: int) -> None:
    points, shares = draw(seed, n)
    strengths = activations(infer(points, shares))[:, 4, 2]
    expected = np.zeros(5)
    rules = fired_rules(points[:, 4, 2], shares[:, 2])
    for rule in rules:
        for term, certainty in rule.consequents:
            expected[term] += rule.strength * certainty
    assert_near(strengths, expected, atol=1e-9)
    assert len(rules) <= 2**n


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.sampled_from([1e-6, 0.01, 0.3, 2.0]))
def test_the_answer_never_falls_where_an_input_rises(seed: int, n: int, step: float) -> None:
    points, shares = draw(seed, n)
    higher = points.copy()
    higher[0] = np.minimum(higher[0] + step, 4)
    assert np.all(infer(higher, shares).values >= infer(points, shares).values - 1e-9)


def test_a_target_between_two_terms_is_split_by_its_fraction() -> None:
    shares = np.array([0.5, 0.3, 0.2])
    split = consequents((4, 2, 1), shares)
    assert [term for term, _ in split] == [2, 3]
    assert_near([certainty for _, certainty in split], [0.2, 0.8])
    assert consequents((4, 4, 4), shares) == ((4, 1.0),)
    assert consequents((0, 0, 0), shares) == ((0, 1.0),)
