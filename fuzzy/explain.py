"""Why an alternative has its score, and why one is ahead of another: exact and additive.

One definition serves every method. To compare a with b, let the two swap their ratings on some of
the criteria and look at the score of a less that of b. With all criteria swapped the difference
changes its sign; on the way there each criterion brings its part. The part of a criterion is the
Owen value of half that difference: the mean over all orders in which the dimensions, and within
them the criteria, can be swapped back. Swapping leaves the set of ratings of each criterion as it
is, so normalisation and ideals do not move while we look.

The parts add up to the difference (the value is efficient), those of b against a are the negatives
(the game is antisymmetric), a criterion on which a and b are alike gets 0, and for a linear method
the parts are w (r_a - r_b). Owen, G. (1977). Values of games with a priori unions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from fuzzy.checks import BoolArray, FloatArray, IntArray
from fuzzy.coalitions import owen_coalitions
from fuzzy.errors import ProblemError
from fuzzy.problem import Hierarchy, Problem
from fuzzy.ranking import Ranking
from fuzzy.registry import Method, method_entry
from fuzzy.rulebase import TOP_LEVEL, FiredRule, fired_rules


@dataclass(frozen=True, eq=False)
class Explanation:
    """What a score is made of.

    Parameters
    ----------
    alternative : int
    score : float
    base : float
        Mean score of all alternatives, or the score of the other one it was compared with.
    contributions : ndarray, shape (C,)
        In the units of the score; base plus their sum is the score.
    dimension_contributions : ndarray, shape (D,)
        Sums of the contributions within each dimension; one dimension if the problem has none.
    rules : tuple of FiredRule
        For mamdani, the rules that fired, strongest first; else empty.
    """

    alternative: int
    score: float
    base: float
    contributions: FloatArray
    dimension_contributions: FloatArray
    rules: tuple[FiredRule, ...]


@dataclass(frozen=True, eq=False)
class Contrast:
    """Why one alternative's score differs from another's.

    Parameters
    ----------
    first, second : int
    difference : float
        Score of the first less that of the second.
    contributions : ndarray, shape (C,)
        They add up to the difference. Where lower is better, a negative one speaks for the first.
    dimension_contributions : ndarray, shape (D,)
    """

    first: int
    second: int
    difference: float
    contributions: FloatArray
    dimension_contributions: FloatArray


def explain(
    problem: Problem, ranking: Ranking, alternative: int, other: int | None = None
) -> Explanation:
    """Tell what the score of an alternative is made of.

    Parameters
    ----------
    problem : Problem
        A single weighting (not a batch).
    ranking : Ranking
        What :func:`fuzzy.rank` answered for it.
    alternative : int
    other : int, optional
        Compare with this alternative; without it, with all of them: the contributions are then
        the mean of those against each alternative, and add up to the distance from the mean score.

    Raises
    ------
    ProblemError
        If the ranking is not of this problem, an index is not of an alternative, or there are too
        many criteria in a dimension.
    """
    _check_pair(problem, ranking, alternative, other)
    everyone = range(problem.n_alternatives) if other is None else (other,)
    rivals = [b for b in everyone if b != alternative]
    parts = _differences(problem, ranking, alternative, rivals).sum(axis=0) / len(everyone)
    base = float(np.mean(ranking.scores[list(everyone)]))
    score = float(ranking.scores[alternative])
    parts = _settle(parts, score - base)
    return Explanation(
        alternative=alternative,
        score=score,
        base=base,
        contributions=parts,
        dimension_contributions=_by_dimension(parts, _groups(problem, ranking)),
        rules=_rules(ranking, alternative),
    )


def contrast(problem: Problem, ranking: Ranking, first: int, second: int) -> Contrast:
    """Tell why the score of one alternative differs from that of another.

    Parameters
    ----------
    problem, ranking
        As for :func:`explain`.
    first, second : int

    Raises
    ------
    ProblemError
        As :func:`explain`.
    """
    _check_pair(problem, ranking, first, second)
    difference = float(ranking.scores[first] - ranking.scores[second])
    rivals = [second] if second != first else []
    parts = _differences(problem, ranking, first, rivals).sum(axis=0)
    parts = _settle(parts, difference)
    groups = _groups(problem, ranking)
    return Contrast(first, second, difference, parts, _by_dimension(parts, groups))


def _differences(
    problem: Problem, ranking: Ranking, alternative: int, rivals: Sequence[int]
) -> FloatArray:
    """Return the Owen values (B, C) of the differences to each of the rivals."""
    coalitions = owen_coalitions(_groups(problem, ranking))
    entry = method_entry(ranking.method)
    game = _absolute_game if entry.absolute else _relative_game
    with np.errstate(all="ignore"):
        values = [
            game(problem, entry, ranking, (alternative, rival), coalitions.members)
            for rival in rivals
        ]
    return np.reshape(values, (len(rivals), len(coalitions.members))) @ coalitions.coefficients


def _absolute_game(
    problem: Problem, entry: Method, ranking: Ranking, pair: tuple[int, int], members: BoolArray
) -> FloatArray:
    """Return half the differences (M,) where a score depends on the own ratings alone."""
    own, rival = problem.ratings[pair[0]], problem.ratings[pair[1]]
    kept = members[..., None]
    rows = np.concatenate([np.where(kept, own, rival), np.where(kept, rival, own)])
    scores = entry.run(replace(problem, ratings=rows), ranking.options).scores[0]
    return np.asarray(scores[: len(members)] - scores[len(members) :]) / 2


def _relative_game(
    problem: Problem, entry: Method, ranking: Ranking, pair: tuple[int, int], members: BoolArray
) -> FloatArray:
    """Return half the differences (M,), the other alternatives standing by."""
    first, second = pair
    halves = np.empty(len(members))
    for k, kept in enumerate(members):
        ratings = problem.ratings.copy()
        ratings[first, ~kept] = problem.ratings[second, ~kept]
        ratings[second, ~kept] = problem.ratings[first, ~kept]
        scores = entry.run(replace(problem, ratings=ratings), ranking.options).scores[0]
        halves[k] = (scores[first] - scores[second]) / 2
    return halves


def _settle(parts: FloatArray, total: float) -> FloatArray:
    """Return the parts with the rounding error of their sum shared out in proportion."""
    size = np.abs(parts)
    weight = size.sum()
    return parts if weight == 0 else parts + (total - parts.sum()) * size / weight


def _groups(problem: Problem, ranking: Ranking) -> IntArray:
    """Return the dimension of each criterion; one dimension for all if there is none."""
    asked = ranking.options.get("groups")
    if asked is not None:
        return np.asarray(asked, dtype=np.int64)
    hierarchy: Hierarchy | None = problem.hierarchy
    if hierarchy is not None:
        return hierarchy.groups
    return np.zeros(problem.n_criteria, dtype=np.int64)


def _by_dimension(parts: FloatArray, groups: IntArray) -> FloatArray:
    """Return the sums of the parts within each dimension."""
    return np.bincount(groups, weights=parts).astype(np.float64)


def _rules(ranking: Ranking, alternative: int) -> tuple[FiredRule, ...]:
    """Return the rules that fired for an alternative, if the method answers by rules."""
    if "dimension_shares" not in ranking.details:
        return ()
    values = np.asarray(ranking.details["dimension_values"].value)[alternative]
    shares = np.asarray(ranking.details["dimension_shares"].value)
    return fired_rules(np.clip(values * (TOP_LEVEL / 10), 0, TOP_LEVEL), shares)


def _check_pair(problem: Problem, ranking: Ranking, first: int, second: int | None) -> None:
    """Refuse batches, rankings of another problem and indices out of range."""
    count = problem.n_alternatives
    if problem.is_batch or ranking.scores.shape != (count,):
        raise ProblemError(
            f"ranking: scores of shape {list(ranking.scores.shape)}; expected one score for each "
            f"of the {count} alternatives, under a single weighting"
        )
    for name, index in (("alternative", first), ("other", second)):
        if index is not None and not 0 <= index < count:
            raise ProblemError(f"{name}: {index}; expected an index from 0 to {count - 1}")
