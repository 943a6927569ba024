"""Missing ratings: nothing is known of them but the ends of the scale.

A missing rating may be anything on the scale, so the ranking is asked under many values of it, and
the answer says which gaps matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzy.checks import BoolArray, FloatArray
from fuzzy.errors import ProblemError
from fuzzy.problem import Problem
from fuzzy.robustness.evaluate import Evaluator, places, with_ratings
from fuzzy.robustness.tally import place_counts


@dataclass(frozen=True)
class MissingCell:
    """How much one missing rating matters.

    Parameters
    ----------
    alternative, criterion : int
    decisive, decisive_error : float
        Part of the draws of the other missing ratings in which this one, going from the lower to
        the upper end of the scale, changes who is first; and its standard error. 0: whatever this
        rating turns out to be, the leader stays.
    places_moved : float
        By how many places its own alternative moves on the way, on average.
    """

    alternative: int
    criterion: int
    decisive: float
    decisive_error: float
    places_moved: float


@dataclass(frozen=True, eq=False)
class MissingReport:
    """The ranking when some ratings are unknown.

    Parameters
    ----------
    rank_acceptability, standard_error : ndarray, shape (A, A)
        Row = alternative, column = place: in what part of the draws it takes that place, the
        missing ratings being uniform on the scale.
    best_places, worst_places : ndarray, shape (A,)
        Places each alternative can take: its own gaps at their best and everyone else's at their
        worst, and the other way round, widened by what was drawn. For a method in which a better
        rating never harms its own alternative nor helps another these are the exact ends.
    cells : tuple of MissingCell
        The most decisive first.
    draws : int
    """

    rank_acceptability: FloatArray
    standard_error: FloatArray
    best_places: FloatArray
    worst_places: FloatArray
    cells: tuple[MissingCell, ...]
    draws: int


def fill_missing(ratings: Any, missing: Any, scale: tuple[float, float]) -> FloatArray:
    """Return ratings in which each missing one is the widest triangle on the scale.

    Parameters
    ----------
    ratings : array_like, shape (A, C, 3)
        What stands in a missing place is ignored and may be NaN.
    missing : array_like of bool, shape (A, C)
        True where there is no rating.
    scale : (lowest, highest)

    Returns
    -------
    ndarray, shape (A, C, 3)
        ``(lowest, middle, highest)`` where missing.

    Raises
    ------
    ProblemError
        If the shapes do not fit each other.
    """
    filled = np.array(ratings, dtype=np.float64)
    gaps = _as_mask(missing, filled.shape[:2])
    filled[gaps] = (scale[0], (scale[0] + scale[1]) / 2, scale[1])
    return filled


def missing_report(
    evaluator: Evaluator, missing: Any, *, draws: int = 200, seed: int = 0
) -> MissingReport:
    """Rank under many values of the missing ratings and say how much each matters.

    One call of the method per draw and two more for each missing rating in it.

    Parameters
    ----------
    evaluator : Evaluator
        Its problem needs a scale; what its ratings say in missing places plays no part.
    missing : array_like of bool, shape (A, C)
    draws : int
    seed : int

    Raises
    ------
    ProblemError
        If there is no scale, nothing is missing, or a shape or number does not fit.
    """
    problem = evaluator.problem
    if problem.scale is None:
        raise ProblemError("scale: missing; expected [lowest, highest] for what is not rated")
    if isinstance(draws, bool) or not isinstance(draws, int) or draws < 1:
        raise ProblemError(f"draws: {draws!r}; expected a whole number from 1")
    gaps = _as_mask(missing, problem.ratings.shape[:2])
    if not gaps.any():
        raise ProblemError("missing: nothing is marked; expected at least one missing rating")
    low, high = problem.scale
    cells = np.argwhere(gaps).tolist()
    rng = np.random.default_rng(seed)
    ranks = np.empty((draws, problem.n_alternatives))
    ends = np.empty((draws, len(cells), 2, problem.n_alternatives))
    for d, values in enumerate(rng.uniform(low, high, (draws, len(cells)))):
        ranks[d] = _places_with(evaluator, gaps, values)
        for i in range(len(cells)):
            for e, end in enumerate((low, high)):
                ends[d, i, e] = _places_with(evaluator, gaps, _replaced(values, i, end))
    best, worst = _extremes(evaluator, gaps, problem)
    acceptability = place_counts(ranks) / draws
    return MissingReport(
        rank_acceptability=acceptability,
        standard_error=np.sqrt(np.clip(acceptability * (1 - acceptability), 0.0, None) / draws),
        best_places=np.minimum(best, ranks.min(axis=0)),
        worst_places=np.maximum(worst, ranks.max(axis=0)),
        cells=_matter(cells, ends),
        draws=draws,
    )


def _as_mask(missing: Any, shape: tuple[int, ...]) -> BoolArray:
    """Return the mask after checking its shape and kind."""
    mask = np.asarray(missing)
    if mask.dtype != np.bool_ or mask.shape != shape:
        raise ProblemError(
            f"missing: expected {shape[0]} x {shape[1]} true or false, as the ratings have"
        )
    return mask


def _places_with(evaluator: Evaluator, gaps: BoolArray, values: FloatArray) -> FloatArray:
    """Return the places with the gaps filled by crisp values, one per gap."""
    ratings = evaluator.problem.ratings.copy()
    ratings[gaps] = values[:, None]
    return places(evaluator.goodness(with_ratings(evaluator.problem, ratings)))


def _replaced(values: FloatArray, index: int, value: float) -> FloatArray:
    """Return the values with one of them replaced."""
    result = values.copy()
    result[index] = value
    return result


def _extremes(
    evaluator: Evaluator, gaps: BoolArray, problem: Problem
) -> tuple[FloatArray, FloatArray]:
    """Return each alternative's place with its own gaps at their best (worst), others' opposite."""
    low, high = problem.scale or (0.0, 0.0)
    rows, columns = np.nonzero(gaps)
    good = np.where(problem.benefit[columns], high, low)
    bad = low + high - good
    best, worst = [], []
    for a in range(problem.n_alternatives):
        best.append(_places_with(evaluator, gaps, np.where(rows == a, good, bad))[a])
        worst.append(_places_with(evaluator, gaps, np.where(rows == a, bad, good))[a])
    return np.array(best), np.array(worst)


def _matter(cells: list[list[int]], ends: FloatArray) -> tuple[MissingCell, ...]:
    """Return how much each cell matters, from the places at both ends (draws, cells, 2, A)."""
    draws = len(ends)
    first = np.argmin(ends, axis=3)
    decisive = (first[:, :, 0] != first[:, :, 1]).mean(axis=0)
    errors = np.sqrt(decisive * (1 - decisive) / draws)
    found = [
        MissingCell(
            alternative=a,
            criterion=j,
            decisive=float(decisive[i]),
            decisive_error=float(errors[i]),
            places_moved=float(np.abs(ends[:, i, 1, a] - ends[:, i, 0, a]).mean()),
        )
        for i, (a, j) in enumerate(cells)
    ]
    return tuple(sorted(found, key=lambda cell: (-cell.decisive, -cell.places_moved)))
