"""Tornado: how much each weight and each rating moves the leader's margin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.evaluate import Evaluator, coordinates, with_ratings
from fuzzy.robustness.stability import moved


@dataclass(frozen=True)
class TornadoBar:
    """What moving one quantity down and up does to the leader's margin.

    Parameters
    ----------
    alternative : int or None
        For a rating, whose it is; None for a weight.
    index : int
        The criterion, or the row of the basis.
    low, high : float
        The two values it is moved to: shares of a weight, or ends of a rating.
    margin_low, margin_high : float
        The leader's score minus the best other score, in the method's unit; below 0 the lead is
        lost.
    winner_low, winner_high : int
        Who is first then (lowest number of those that tie).
    """

    alternative: int | None
    index: int
    low: float
    high: float
    margin_low: float
    margin_high: float
    winner_low: int
    winner_high: int

    @property
    def span(self) -> float:
        """Length of the bar."""
        return abs(self.margin_high - self.margin_low)


@dataclass(frozen=True)
class Tornado:
    """The bars, longest first.

    Parameters
    ----------
    leader : int
        The alternative in the first place now.
    margin : float
        Its score minus the best other score, as things are.
    bars : tuple of TornadoBar
    """

    leader: int
    margin: float
    bars: tuple[TornadoBar, ...]


def weight_tornado(evaluator: Evaluator, basis: FloatArray, *, swing: float = 0.1) -> Tornado:
    """Move each share of a basis down and up by `swing`, the others rescaled.

    Parameters
    ----------
    evaluator : Evaluator
        With at least two alternatives.
    basis : ndarray, shape (K, C), K > 1
    swing : float
        In shares of the whole, above 0 to 1; a share is never moved beyond 0 and 1.

    Raises
    ------
    ProblemError
    """
    if not 0 < swing <= 1:
        raise ProblemError(f"swing: {swing!r}; expected a number above 0 up to 1")
    if len(basis) < 2:
        raise ProblemError("basis: one weight; expected at least two to move one against another")
    leader, margin = _now(evaluator)
    current = coordinates(evaluator.problem, basis)
    low, high = np.maximum(current - swing, 0.0), np.minimum(current + swing, 1.0)
    points = np.stack([moved(current, j, np.array([low[j], high[j]])) for j in range(len(basis))])
    goodness = evaluator.goodness_at(points.reshape(-1, len(basis)) @ basis)
    margins = _margins(goodness, leader).reshape(-1, 2)
    winners = np.argmax(goodness, axis=1).reshape(-1, 2)
    bars = [
        TornadoBar(
            None, j, float(low[j]), float(high[j]), float(margins[j, 0]), float(margins[j, 1]),
            int(winners[j, 0]), int(winners[j, 1]),
        )
        for j in range(len(basis))
    ]  # fmt: skip
    return Tornado(leader, margin, _longest_first(bars))


def rating_tornado(evaluator: Evaluator) -> Tornado:
    """Move each uncertain rating to its lower and to its upper end, all others as they are.

    One call of the method per end of a rating; a crisp rating has no bar.

    Raises
    ------
    ProblemError
        If there are not at least two alternatives.
    """
    leader, margin = _now(evaluator)
    ratings = evaluator.problem.ratings
    bars = []
    for a, j in np.argwhere(ratings[..., 2] > ratings[..., 0]).tolist():
        low, high = float(ratings[a, j, 0]), float(ratings[a, j, 2])
        ends = np.stack([_goodness_with(evaluator, a, j, end) for end in (low, high)])
        margins = _margins(ends, leader)
        winners = np.argmax(ends, axis=1)
        bars.append(
            TornadoBar(
                a, j, low, high, float(margins[0]), float(margins[1]),
                int(winners[0]), int(winners[1]),
            )
        )  # fmt: skip
    return Tornado(leader, margin, _longest_first(bars))


def _now(evaluator: Evaluator) -> tuple[int, float]:
    """Return the leader and its margin as things are."""
    if evaluator.problem.n_alternatives < 2:
        raise ProblemError("ratings: one alternative; expected at least two to compare")
    goodness = evaluator.goodness(evaluator.problem)
    leader = int(np.argmax(goodness))
    return leader, float(_margins(goodness[None], leader)[0])


def _margins(goodness: FloatArray, leader: int) -> FloatArray:
    """Return the leader's goodness minus the best other's, for each row."""
    others = np.delete(goodness, leader, axis=1)
    return np.asarray(goodness[:, leader] - others.max(axis=1))


def _goodness_with(evaluator: Evaluator, alternative: int, index: int, value: float) -> FloatArray:
    """Return the goodness with one rating set to a crisp value."""
    ratings = evaluator.problem.ratings.copy()
    ratings[alternative, index] = value
    return evaluator.goodness(with_ratings(evaluator.problem, ratings))


def _longest_first(bars: list[TornadoBar]) -> tuple[TornadoBar, ...]:
    """Sort by length, equal ones in the order of alternatives and criteria."""
    return tuple(sorted(bars, key=lambda bar: -bar.span))
