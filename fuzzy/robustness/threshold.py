"""Rating thresholds: how far one rating may move before a place at the top is lost or won."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.errors import ProblemError
from fuzzy.robustness.evaluate import Evaluator, places, with_ratings

_SCAN = 40
_HALVINGS = 40


@dataclass(frozen=True, eq=False)
class RatingThreshold:
    """Where one rating, moved by itself, changes whether its alternative is first.

    Parameters
    ----------
    alternative, criterion : int
    current : ndarray, shape (3,)
        The rating now.
    threshold : ndarray, shape (3,), or None
        The rating at the turning point; None if the alternative's place does not turn anywhere up
        to the end of the scale.
    shift : float or None
        How far the rating's peak has moved by then, with its sign.
    rival : int or None
        Who takes the lead just beyond (when it is lost), or who held it just before (when it is
        won).
    """

    alternative: int
    criterion: int
    current: FloatArray
    threshold: FloatArray | None
    shift: float | None
    rival: int | None


def losing_threshold(evaluator: Evaluator, alternative: int, criterion: int) -> RatingThreshold:
    """Return how much worse a rating of the leader may become before it loses the first place.

    The rating moves as a whole, its shape cut off at the end of the scale (of the criterion's own
    ratings where the problem has no scale). The turning point is found by scanning in 40 steps
    and halving; a first place lost and regained within one step is missed.

    Parameters
    ----------
    evaluator : Evaluator
    alternative : int
        Must be in the first place now, alone or jointly.
    criterion : int

    Raises
    ------
    ProblemError
        If the alternative is not first, or an index is out of range.
    """
    _check(evaluator, alternative, criterion)
    if not _is_first(evaluator.goodness(evaluator.problem), alternative):
        raise ProblemError(f"alternative: {alternative} is not in the first place; expected it is")
    return _turn(evaluator, alternative, criterion, better=False)


def winning_threshold(evaluator: Evaluator, alternative: int, criterion: int) -> RatingThreshold:
    """Return how much better a rating must become to put its alternative into the first place.

    Moves and searches as :func:`losing_threshold` does, towards the better end.

    Raises
    ------
    ProblemError
        If the alternative is first already, or an index is out of range.
    """
    _check(evaluator, alternative, criterion)
    if _is_first(evaluator.goodness(evaluator.problem), alternative):
        raise ProblemError(f"alternative: {alternative} is in the first place already")
    return _turn(evaluator, alternative, criterion, better=True)


def _check(evaluator: Evaluator, alternative: int, criterion: int) -> None:
    """Refuse indices that are out of range."""
    problem = evaluator.problem
    for name, index, count in (
        ("alternative", alternative, problem.n_alternatives),
        ("criterion", criterion, problem.n_criteria),
    ):
        if not 0 <= index < count:
            raise ProblemError(f"{name}: {index}; expected a number from 0 to {count - 1}")


def _turn(
    evaluator: Evaluator, alternative: int, criterion: int, *, better: bool
) -> RatingThreshold:
    """Search the turning point towards the better or the worse end."""
    problem = evaluator.problem
    rating = problem.ratings[alternative, criterion]
    low, high = problem.scale or (
        float(problem.ratings[:, criterion, 0].min()),
        float(problem.ratings[:, criterion, 2].max()),
    )
    upwards = better == bool(problem.benefit[criterion])
    reach = high - float(rating[0]) if upwards else low - float(rating[2])

    def goodness(part: float) -> FloatArray:
        ratings = problem.ratings.copy()
        ratings[alternative, criterion] = np.clip(rating + part * reach, low, high)
        return evaluator.goodness(with_ratings(problem, ratings))

    found = _first_turn(goodness, alternative, better)
    if found is None:
        return RatingThreshold(alternative, criterion, rating.copy(), None, None, None)
    before, after = found
    threshold = np.clip(rating + after * reach, low, high)
    outcome = goodness(before if better else after)
    return RatingThreshold(
        alternative=alternative,
        criterion=criterion,
        current=rating.copy(),
        threshold=threshold,
        shift=float(threshold[1] - rating[1]),
        rival=int(np.argmin(places(outcome))),
    )


def _first_turn(
    goodness: Callable[[float], FloatArray], alternative: int, first_then: bool
) -> tuple[float, float] | None:
    """Return the parts of the way just before and just after the first turn, or None."""
    before = 0.0
    for after in np.linspace(0.0, 1.0, _SCAN + 1)[1:].tolist():
        if _is_first(goodness(after), alternative) == first_then:
            break
        before = after
    else:
        return None
    for _ in range(_HALVINGS):
        middle = (before + after) / 2
        if _is_first(goodness(middle), alternative) == first_then:
            after = middle
        else:
            before = middle
    return before, after


def _is_first(goodness: FloatArray, alternative: int) -> bool:
    """Tell whether nobody is ahead of the alternative."""
    ranks = places(goodness)
    return bool(ranks[alternative] == ranks.min())
