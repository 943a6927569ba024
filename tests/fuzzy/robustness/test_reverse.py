"""The smallest change of the weights that makes a wish come true."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.problem import make_hierarchy, make_problem
from fuzzy.robustness import (
    Evaluator,
    ReverseWeights,
    criterion_basis,
    dimension_basis,
    reverse_weights,
    weight_limits,
)
from fuzzy.robustness.reverse_search import SearchGoal, search

# Under w = (t, 1 - t) the first leads by 7 t - 3.
TWO = [[8.0, 2.0], [4.0, 5.0]]


def plain_sum(ratings: Any, weights: Any) -> Evaluator:
    ratings = np.asarray(ratings, dtype=np.float64)
    problem = make_problem(ratings, weights, ["benefit"] * ratings.shape[1], scale=(0, 10))
    return Evaluator(problem, "saw", {"normalisation": "none"})


def ask(evaluator: Evaluator, targets: list[int], **options: Any) -> ReverseWeights:
    return reverse_weights(evaluator, criterion_basis(evaluator.problem), targets, **options)


def test_the_second_wins_where_the_scores_cross() -> None:
    found = ask(plain_sum(TWO, [0.5, 0.5]), [1])
    assert found.status == "proved"
    assert found.weights == pytest.approx([3 / 7, 4 / 7])
    assert found.change == pytest.approx(1 / 7)
    assert found.reached_place == 1
    assert found.blockers == ()


def test_who_leads_already_needs_no_change() -> None:
    found = ask(plain_sum(TWO, [0.5, 0.5]), [0])
    assert found.change == pytest.approx(0, abs=1e-9)
    assert found.status == "proved"


def test_a_margin_asks_for_more() -> None:
    found = ask(plain_sum(TWO, [0.5, 0.5]), [1], margin=0.4)
    # 7 t - 3 = -0.4
    assert found.weights == pytest.approx([2.6 / 7, 4.4 / 7])


def test_an_order_can_make_it_impossible_and_then_the_blocker_is_named() -> None:
    limits = weight_limits(2, order=[(0, 1)])
    found = ask(plain_sum(TWO, [0.6, 0.4]), [1], limits=limits)
    assert found.status == "impossible"
    assert found.reached_place == 2
    assert found.blockers == (0,)
    assert found.always_ahead == (0,)
    assert found.change == pytest.approx(0, abs=1e-9)


def test_floors_are_kept() -> None:
    three = [[9, 1, 1], [1, 9, 1], [1, 1, 9]]
    free = ask(plain_sum(three, [0.6, 0.3, 0.1]), [2])
    assert free.weights == pytest.approx([0.35, 0.3, 0.35])
    kept = ask(plain_sum(three, [0.6, 0.3, 0.1]), [2], limits=weight_limits(3, floors=[0.36, 0, 0]))
    assert kept.status == "impossible" or kept.weights[0] >= 0.36 - 1e-9


def test_a_dominated_alternative_reaches_the_place_its_dominators_leave() -> None:
    found = ask(plain_sum([[5, 5], [4, 4], [1, 9], [3, 3]], [0.5, 0.5]), [3])
    assert found.status == "impossible"
    assert found.reached_place == 3
    assert found.always_ahead == (0, 1)
    assert set(found.blockers) == {0, 1}


def test_a_set_can_be_wanted_among_the_first_places() -> None:
    # Under (t, 1 - t) the scores are 9 t, 9 (1 - t), 5 and 4: the two in the middle are the first
    # two never; either of them with one of the ends is.
    ratings = [[9, 0], [0, 9], [5, 5], [4, 4]]
    both = ask(plain_sum(ratings, [0.5, 0.5]), [2, 3], place=2)
    assert both.status == "impossible"
    wider = ask(plain_sum(ratings, [0.5, 0.5]), [2, 3], place=3)
    assert wider.status == "proved"
    # One of the ends must fall to 4 at most: 9 (1 - t) = 4.
    assert wider.change == pytest.approx(2 * (5 / 9 - 0.5))
    assert wider.reached_place == 3


def test_whole_dimensions_can_be_moved() -> None:
    hierarchy = make_hierarchy([0, 0, 1], [0.5, 0.5], [1, 1, 1])
    problem = make_problem(
        [[8.0, 8.0, 2.0], [4.0, 4.0, 5.0]],
        [0.25, 0.25, 0.5],
        ["benefit"] * 3,
        hierarchy=hierarchy,
        scale=(0, 10),
    )
    evaluator = Evaluator(problem, "saw", {"normalisation": "none"})
    found = reverse_weights(evaluator, dimension_basis(problem), [1])
    assert found.weights == pytest.approx([3 / 7, 4 / 7])
    assert found.shares == pytest.approx([1.5 / 7, 1.5 / 7, 4 / 7])


@settings(max_examples=25, deadline=None)
@given(
    arrays.arrays(np.float64, (4, 3), elements=st.integers(0, 9).map(float)),
    st.integers(0, 3),
    st.integers(1, 3),
)
def test_no_point_of_a_fine_grid_does_better(ratings: FloatArray, target: int, place: int) -> None:
    current = np.array([0.5, 0.3, 0.2])
    found = ask(plain_sum(ratings, current), [target], place=place)
    steps = np.arange(51) / 50
    grid = np.array([(a, b, 1 - a - b) for a, b in product(steps, steps) if a + b <= 1 + 1e-9])
    scores = grid @ ratings.T
    ahead = (scores > scores[:, [target]] + 1e-9).sum(axis=1)
    good = grid[ahead < place]
    if found.status == "impossible":
        assert not len(good)
        assert ahead.min() + 1 >= found.reached_place
    else:
        own = ratings @ found.weights
        assert (own > own[target] + 1e-6).sum() < place
        if len(good):
            assert found.change <= np.abs(good - current).sum(axis=1).min() + 1e-7


def test_a_search_comes_close_to_the_proved_answer() -> None:
    ratings = np.random.default_rng(6).uniform(1, 9, (6, 4))
    evaluator = plain_sum(ratings, [0.4, 0.3, 0.2, 0.1])
    basis = criterion_basis(evaluator.problem)
    for target in range(0, 6, 2):
        proved = ask(evaluator, [target])
        outcome = search(
            SearchGoal(evaluator, basis, (target,), 0.0),
            proved.current,
            weight_limits(4),
            1,
            np.random.default_rng(0),
        )
        assert outcome.place == proved.reached_place
        change = np.abs(outcome.weights - proved.current).sum()
        assert change == pytest.approx(proved.change, abs=0.02)


def test_other_methods_are_searched_and_say_so() -> None:
    problem = make_problem(TWO, [0.5, 0.5], ["benefit"] * 2)
    found = ask(Evaluator(problem, "wpm"), [0])
    # The products are 0.4 ** (1 - t) and 0.5 ** t; the second leads at t = 0.5.
    crossing = np.log(0.4) / (np.log(0.4) + np.log(0.5))
    assert found.status == "found"
    assert found.weights == pytest.approx([crossing, 1 - crossing], abs=1e-6)


def test_a_search_that_fails_claims_nothing() -> None:
    problem = make_problem([[5.0, 5.0], [4.0, 4.0]], [0.5, 0.5], ["benefit"] * 2)
    found = ask(Evaluator(problem, "wpm"), [1])
    assert found.status == "not found"
    assert found.reached_place == 2
    assert found.blockers == (0,)


@pytest.mark.parametrize(
    ("targets", "options", "said"),
    [
        ([], {}, "targets"),
        ([7], {}, "targets"),
        ([0, 1], {"place": 1}, "place: 1"),
        ([0], {"place": 3}, "place: 3"),
        ([0], {"margin": -1.0}, "margin"),
        ([0], {"limits": weight_limits(3)}, "for 3 weights; expected 2"),
    ],
)
def test_wishes_that_make_no_sense_are_refused(
    targets: list[int], options: dict[str, Any], said: str
) -> None:
    with pytest.raises(ProblemError, match=said):
        ask(plain_sum(TWO, [0.5, 0.5]), targets, **options)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"floors": [0.6, 0.6]}, "adding up to 1"),
        ({"ceilings": [0.2, 0.2]}, "adding up to 1"),
        ({"floors": [0.5, 0.2], "ceilings": [0.4, 1]}, r"floors\[0\]: above its ceiling"),
        ({"floors": [0.5]}, "expected 2 numbers"),
        ({"ceilings": [0.5, 2]}, r"ceilings\[1\]"),
        ({"order": [(0, 0)]}, "two different"),
    ],
)
def test_limits_that_cannot_be_kept_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        weight_limits(2, **options)


def test_limits_that_contradict_each_other_are_refused_when_used() -> None:
    limits = weight_limits(2, floors=[0.0, 0.6], order=[(0, 1)])
    with pytest.raises(ProblemError, match="no weights that add up to 1"):
        ask(plain_sum(TWO, [0.5, 0.5]), [1], limits=limits)
