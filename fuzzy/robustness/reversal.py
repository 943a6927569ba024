"""Rank reversal: what an alternative that comes or goes does to the order of the others.

V. Belton, T. Gear (1983), On a short-coming of Saaty's method of analytic hierarchies, Omega
11(3), 228-230, doi:10.1016/0305-0483(83)90047-6, showed it by adding a copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.robustness.evaluate import Evaluator, places, with_ratings


@dataclass(frozen=True)
class ReversalCase:
    """What one change of the list of alternatives does to the order of the others.

    Parameters
    ----------
    change : "removed" or "copied"
    alternative : int
        Who was removed or copied.
    swapped : tuple of (int, int)
        Pairs (a, b) of the alternatives that stay, in which a was ahead of b and now is behind.
    leader_before, leader_after : int
        Who is first among those that stay (lowest number of those that tie), before and after.
    """

    change: Literal["removed", "copied"]
    alternative: int
    swapped: tuple[tuple[int, int], ...]
    leader_before: int
    leader_after: int


def rank_reversals(evaluator: Evaluator) -> tuple[ReversalCase, ...]:
    """Remove each alternative in turn, then add a copy of each in turn, and compare the orders.

    Parameters
    ----------
    evaluator : Evaluator

    Returns
    -------
    tuple of ReversalCase
        Two for each alternative, those without effect too (their `swapped` is empty). With one
        alternative there is nothing to remove, and only the copy is tried.
    """
    before = places(evaluator.goodness(evaluator.problem))
    alternatives = range(len(before))
    removals = [_removed(evaluator, before, a) for a in alternatives if len(before) > 1]
    return (*removals, *(_copied(evaluator, before, a) for a in alternatives))


def _removed(evaluator: Evaluator, before: FloatArray, gone: int) -> ReversalCase:
    """Compare the orders without one alternative."""
    stay = np.delete(np.arange(len(before)), gone)
    smaller = with_ratings(evaluator.problem, evaluator.problem.ratings[stay])
    after = places(evaluator.goodness(smaller))
    return ReversalCase("removed", gone, *_compare(before[stay], after, stay.tolist()))


def _copied(evaluator: Evaluator, before: FloatArray, twin: int) -> ReversalCase:
    """Compare the orders with one alternative present twice."""
    ratings = evaluator.problem.ratings
    larger = with_ratings(evaluator.problem, np.concatenate([ratings, ratings[twin : twin + 1]]))
    after = places(evaluator.goodness(larger))[:-1]
    return ReversalCase("copied", twin, *_compare(before, after, list(range(len(before)))))


def _compare(
    before: FloatArray, after: FloatArray, names: list[int]
) -> tuple[tuple[tuple[int, int], ...], int, int]:
    """Return the pairs that changed sides and who leads before and after."""
    changed = (before[:, None] < before) & (after[:, None] > after)
    swapped = tuple((names[a], names[b]) for a, b in np.argwhere(changed).tolist())
    return swapped, names[int(np.argmin(before))], names[int(np.argmin(after))]
