"""Weight stability intervals and tornado, on a case small enough to solve by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.problem import make_problem
from fuzzy.robustness import (
    Evaluator,
    criterion_basis,
    rating_tornado,
    stability_intervals,
    weight_tornado,
)
from fuzzy.robustness.stability import moved

# Under w = (t, 1 - t) the first leads by 4 t - 3 (1 - t) = 7 t - 3.
TWO = [[8.0, 2.0], [4.0, 5.0]]


def plain_sum(ratings: object, weights: object) -> Evaluator:
    ratings = np.asarray(ratings)
    problem = make_problem(ratings, weights, ["benefit"] * ratings.shape[1], scale=(0, 10))
    return Evaluator(problem, "saw", {"normalisation": "none"})


def test_the_lead_ends_where_the_scores_cross() -> None:
    evaluator = plain_sum(TWO, [0.5, 0.5])
    first, second = stability_intervals(evaluator, criterion_basis(evaluator.problem))
    assert (first.low, first.high) == pytest.approx((3 / 7, 1))
    assert (first.low_rival, first.high_rival) == (1, None)
    assert (second.low, second.high) == pytest.approx((0, 4 / 7))
    assert (second.low_rival, second.high_rival) == (None, 1)
    assert first.exact
    assert first.current == 0.5


def test_a_dominating_leader_is_never_in_danger() -> None:
    evaluator = plain_sum([[5, 5], [4, 4], [1, 5]], [0.3, 0.7])
    for interval in stability_intervals(evaluator, criterion_basis(evaluator.problem)):
        assert (interval.low, interval.high) == (0, 1)
        assert (interval.low_rival, interval.high_rival) == (None, None)


def test_one_weight_alone_cannot_move() -> None:
    evaluator = plain_sum([[1.0], [2.0]], [1])
    (only,) = stability_intervals(evaluator, criterion_basis(evaluator.problem))
    assert (only.low, only.current, only.high) == (1, 1, 1)


def test_a_search_finds_where_another_method_turns() -> None:
    problem = make_problem(TWO, [0.5, 0.5], ["benefit"] * 2)
    first, second = stability_intervals(Evaluator(problem, "wpm"), criterion_basis(problem))
    # The products are 0.4 ** (1 - t) and 0.5 ** t; the second leads at t = 0.5.
    crossing = np.log(0.4) / (np.log(0.4) + np.log(0.5))
    assert not first.exact
    assert (first.low, first.low_rival, first.high_rival) == (0, None, 0)
    assert first.high == pytest.approx(crossing, abs=1e-9)
    assert second.low == pytest.approx(1 - crossing, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    arrays.arrays(np.float64, (4, 3), elements=st.integers(1, 9).map(float)),
    arrays.arrays(np.float64, 3, elements=st.integers(1, 9).map(float)),
)
def test_inside_its_intervals_the_leader_stays_and_beyond_it_is_passed(
    ratings: FloatArray, weights: FloatArray
) -> None:
    evaluator = plain_sum(ratings, weights)
    current = weights / weights.sum()
    leader = int(np.argmax(np.round(ratings @ current, 9)))
    for interval in stability_intervals(evaluator, criterion_basis(evaluator.problem)):
        for share in np.linspace(interval.low, interval.high, 5):
            scores = ratings @ moved(current, interval.index, share)
            assert scores[leader] >= scores.max() - 1e-9
        if interval.high_rival is not None and interval.high < 1 - 1e-6:
            beyond = ratings @ moved(current, interval.index, interval.high + 1e-6)
            assert beyond[interval.high_rival] > beyond[leader]


def test_tornado_of_weights_by_hand() -> None:
    evaluator = plain_sum(TWO, [0.5, 0.5])
    tornado = weight_tornado(evaluator, criterion_basis(evaluator.problem), swing=0.1)
    assert tornado.leader == 0
    assert tornado.margin == pytest.approx(0.5)
    bar = tornado.bars[0]
    assert (bar.low, bar.high) == pytest.approx((0.4, 0.6))
    assert (bar.margin_low, bar.margin_high) == pytest.approx((-0.2, 1.2))
    assert (bar.winner_low, bar.winner_high) == (1, 0)
    assert bar.span == pytest.approx(1.4)


def test_tornado_of_ratings_by_hand_longest_bar_first() -> None:
    ratings = [[[6, 8, 9], [2, 2, 2]], [[4, 4, 4], [4.5, 5, 5.5]]]
    evaluator = plain_sum(ratings, [0.5, 0.5])
    tornado = rating_tornado(evaluator)
    # Scores (6+8+9)/3/2 + 1 = 29/6 and 4.5; the crisp ratings have no bar.
    assert tornado.margin == pytest.approx(29 / 6 - 4.5)
    assert [(bar.alternative, bar.index) for bar in tornado.bars] == [(0, 0), (1, 1)]
    assert tornado.bars[0].margin_low == pytest.approx(4 - 4.5)
    assert tornado.bars[0].margin_high == pytest.approx(5.5 - 4.5)
    assert tornado.bars[0].winner_low == 1
    assert tornado.bars[1].margin_low == pytest.approx(29 / 6 - 4.25)


def test_a_tornado_needs_somebody_to_lead() -> None:
    with pytest.raises(ProblemError, match="one alternative"):
        rating_tornado(plain_sum([[1.0, 2.0]], [1, 1]))
    evaluator = plain_sum(TWO, [1, 1])
    with pytest.raises(ProblemError, match="swing"):
        weight_tornado(evaluator, criterion_basis(evaluator.problem), swing=0)
