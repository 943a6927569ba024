"""How much one rating may change before the first place changes hands."""

from __future__ import annotations

import pytest

from fuzzy.errors import ProblemError
from fuzzy.problem import make_problem
from fuzzy.robustness import Evaluator, losing_threshold, winning_threshold

# The scores are 5 and 4.5.
TWO = [[8.0, 2.0], [4.0, 5.0]]


@pytest.fixture
def evaluator() -> Evaluator:
    problem = make_problem(TWO, [0.5, 0.5], ["benefit"] * 2, scale=(0, 10))
    return Evaluator(problem, "saw", {"normalisation": "none"})


def test_the_leader_may_lose_one_point_on_its_strength(evaluator: Evaluator) -> None:
    found = losing_threshold(evaluator, 0, 0)
    assert found.shift == pytest.approx(-1)
    assert found.threshold == pytest.approx([7, 7, 7])
    assert found.rival == 1


def test_the_leader_may_lose_one_point_on_its_weakness_too(evaluator: Evaluator) -> None:
    assert losing_threshold(evaluator, 0, 1).shift == pytest.approx(-1)


def test_the_second_needs_one_point_more(evaluator: Evaluator) -> None:
    found = winning_threshold(evaluator, 1, 1)
    assert found.shift == pytest.approx(1)
    assert found.rival == 0


def test_a_lead_that_cannot_be_lost_has_no_threshold() -> None:
    problem = make_problem([[9.0, 5.0], [1.0, 1.0]], [0.9, 0.1], ["benefit"] * 2, scale=(0, 10))
    found = losing_threshold(Evaluator(problem, "saw", {"normalisation": "none"}), 0, 1)
    assert found.threshold is None
    assert found.shift is None


def test_a_fuzzy_rating_moves_as_a_whole() -> None:
    problem = make_problem(
        [[[7, 8, 9], [2, 2, 2]], [4, 5]], [0.5, 0.5], ["benefit"] * 2, scale=(0, 10)
    )
    found = losing_threshold(Evaluator(problem, "saw", {"normalisation": "none"}), 0, 0)
    assert found.threshold == pytest.approx([6, 7, 8])


def test_a_cost_gets_worse_upwards() -> None:
    problem = make_problem([[8.0, 4.0], [6.0, 4.0]], [0.5, 0.5], ["benefit", "cost"], scale=(0, 10))
    found = losing_threshold(Evaluator(problem, "topsis"), 0, 1)
    # Level at 1 + 4 / x = 0.75 + 1.
    assert found.shift == pytest.approx(4 / 0.75 - 4)


def test_only_the_leader_can_lose_and_only_another_can_win(evaluator: Evaluator) -> None:
    with pytest.raises(ProblemError, match="not in the first place"):
        losing_threshold(evaluator, 1, 0)
    with pytest.raises(ProblemError, match="already"):
        winning_threshold(evaluator, 0, 0)
    with pytest.raises(ProblemError, match="criterion: 2"):
        losing_threshold(evaluator, 0, 2)
